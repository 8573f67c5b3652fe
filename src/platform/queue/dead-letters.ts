import type { Database } from '../database/database.js';

/** Work that was given up and waits for a person. */
export interface DeadLetter {
  readonly id: string;
  readonly topic: string;
  readonly attempts: number;
  /** Kind and place of the failure, or the sentence of a JobFailure; no personal data. */
  readonly reason: string;
  readonly diedAt: Date;
}

/** The oldest first. */
export function deadLetters(database: Database, limit: number): Promise<DeadLetter[]> {
  return database.query<DeadLetter>(
    `select id, topic, attempts, coalesce(last_error, '') as reason, dead_at as "diedAt"
     from outbox where dead_at is not null order by dead_at limit $1`,
    [limit],
  );
}

/** Has the work tried again at once, with all its attempts; false when no such work was given up. */
export async function revive(database: Database, id: string): Promise<boolean> {
  const rows = await database.query(
    `with revived as (
       update outbox set dead_at = null, dispatched_at = null, due_at = clock_timestamp(), attempts = 0
       where id = $1 and dead_at is not null returning id)
     select id from revived`,
    [id],
  );
  return rows.length === 1;
}
