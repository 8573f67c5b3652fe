import type { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';

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

/** Ids of given-up work of the topic whose payload has one of these values under the key. */
export async function deadWorkOf(tx: Tx, topic: string, key: string, values: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    'select id from outbox where dead_at is not null and topic = $1 and payload ->> $2 = any ($3::text[]) order by id',
    [topic, key, values],
  );
  return rows.map(({ id }) => id);
}

/** Has the work tried again at once, with all its attempts; the topic, or null when no such work was given up. */
export function revive(tx: Tx, id: string): Promise<string | null> {
  return change(tx, id, 'dead_at = null, dispatched_at = null, due_at = clock_timestamp(), attempts = 0');
}

/** Ends the work without doing it: a person dealt with it; the topic, or null when no such work was given up. */
export function settle(tx: Tx, id: string): Promise<string | null> {
  return change(tx, id, 'dead_at = null, done_at = clock_timestamp()');
}

async function change(tx: Tx, id: string, assignments: string): Promise<string | null> {
  const [row] = await tx.query<{ topic: string }[]>(
    `with changed as (update outbox set ${assignments} where id = $1 and dead_at is not null returning topic)
     select topic from changed`,
    [id],
  );
  return row?.topic ?? null;
}
