import { z } from 'zod';
import type { Database } from '../database/database.js';
import { rowOf, rowsOf } from '../database/rows.js';
import type { Tx } from '../database/transaction.js';

/**
 * Failed jobs, which wait for a person; the reason is the kind and place of the failure, or a sentence of ours: no
 * personal data.
 */
const DeadLetter = z.object({
  id: z.uuid(),
  topic: z.string(),
  attempts: z.int(),
  reason: z.string(),
  diedAt: z.date(),
});
export type DeadLetter = Readonly<z.infer<typeof DeadLetter>>;

const Id = z.object({ id: z.uuid() });
const Topic = z.object({ topic: z.string() });

/** The oldest first. */
export async function deadLetters(database: Database, limit: number): Promise<DeadLetter[]> {
  return rowsOf(
    DeadLetter,
    await database.query(
      `select id, topic, attempts, coalesce(last_error, '') as reason, dead_at as "diedAt"
     from outbox where dead_at is not null order by dead_at limit $1`,
      [limit],
    ),
  );
}

/** Ids of failed jobs of the topic whose payload has one of these values under the key. */
export async function deadWorkOf(tx: Tx, topic: string, key: string, values: readonly string[]): Promise<string[]> {
  const rows: unknown = await tx.query(
    'select id from outbox where dead_at is not null and topic = $1 and payload ->> $2 = any ($3::text[]) order by id',
    [topic, key, values],
  );
  return rowsOf(Id, rows).map(({ id }) => id);
}

/** Retries the job at once, with all its attempts; the topic, or null when it is no failed job. */
export function revive(tx: Tx, id: string): Promise<string | null> {
  return change(tx, id, 'dead_at = null, dispatched_at = null, due_at = clock_timestamp(), attempts = 0');
}

/** Ends the job without doing it: a person dealt with it; the topic, or null when it is no failed job. */
export function settle(tx: Tx, id: string): Promise<string | null> {
  return change(tx, id, 'dead_at = null, done_at = clock_timestamp()');
}

async function change(tx: Tx, id: string, assignments: string): Promise<string | null> {
  const changed: unknown = await tx.query(
    `with changed as (update outbox set ${assignments} where id = $1 and dead_at is not null returning topic)
     select topic from changed`,
    [id],
  );
  return rowOf(Topic, changed)?.topic ?? null;
}
