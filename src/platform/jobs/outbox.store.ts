import { z } from 'zod';
import type { Database } from '../database/database.js';
import { type Lane, laneNames, lanes } from '../database/lanes.js';
import { rowOf, rowsOf } from '../database/rows.js';
import type { Tx } from '../database/transaction.js';

const AnyLane = z.enum(laneNames);

/** Due work on its way to the queue of its lane; `attempts` are those made before. */
const HandedOver = z.object({ id: z.uuid(), lane: AnyLane, attempts: z.int() });
export type HandedOver = Readonly<z.infer<typeof HandedOver>>;

/**
 * One attempt at one piece of work; the number of the attempt fences off all earlier ones. `waits` are those of the
 * attempts that ended because something of the service was missing.
 */
const Attempt = HandedOver.extend({ topic: z.string(), payload: z.unknown(), waits: z.int() });
export type Attempt = Readonly<z.infer<typeof Attempt>>;

/** What a person reads about jobs that are late, failing or failed. */
const OpenWork = z.object({ id: z.uuid(), topic: z.string(), attempts: z.int(), lastError: z.string().nullable() });
type OpenWork = Readonly<z.infer<typeof OpenWork>>;

const Id = z.object({ id: z.uuid() });
const Forgotten = z.object({ forgotten: z.int() });

const OPEN = 'done_at is null and dead_at is null';
const DUE = `${OPEN} and due_at <= clock_timestamp()`;
const FREE = '(leased_until is null or leased_until <= clock_timestamp())';
const MILLISECONDS = `* interval '1 millisecond'`;

/** Takes due work for the time of the lease; null when it is done, dead, not due, or in other hands. */
export async function claim(database: Database, id: string, leaseMilliseconds: number): Promise<Attempt | null> {
  return rowOf(
    Attempt,
    await database.query(
      `with claimed as (
       update outbox set attempts = attempts + 1, leased_until = clock_timestamp() + $2 ${MILLISECONDS}
       where id = $1 and ${DUE} and ${FREE} returning id, topic, lane, payload, attempts, waits)
     select * from claimed`,
      [id, leaseMilliseconds],
    ),
  );
}

/** Does nothing once the lease was released. */
export async function extendLease(database: Database, attempt: Attempt, leaseMilliseconds: number): Promise<void> {
  await database.query(
    `update outbox set leased_until = clock_timestamp() + $3 ${MILLISECONDS}
     where id = $1 and attempts = $2 and leased_until is not null and ${OPEN}`,
    [attempt.id, attempt.attempts, leaseMilliseconds],
  );
}

/** Frees the work of attempts that this process leaves unfinished: another process may take it at once, with all its attempts. */
export async function releaseLeases(database: Database, attempts: readonly Attempt[]): Promise<void> {
  await database.query(
    `update outbox set leased_until = null, dispatched_at = null, waits = waits + 1
     from unnest($1::uuid[], $2::integer[]) as left_over (id, attempts)
     where outbox.id = left_over.id and outbox.attempts = left_over.attempts and ${OPEN}`,
    [attempts.map(({ id }) => id), attempts.map((attempt) => attempt.attempts)],
  );
}

/** False when a later attempt has begun: this one MUST then leave no effect. */
export async function finish(tx: Tx, attempt: Attempt): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `with finished as (
       update outbox set done_at = clock_timestamp(), leased_until = null, last_error = null
       where id = $1 and attempts = $2 and ${OPEN} returning id)
     select id from finished`,
    [attempt.id, attempt.attempts],
  );
  return rows.length === 1;
}

/**
 * Frees the work for a later attempt.
 * @param counts false when the attempt was ended by something that the service misses
 */
export async function postpone(
  database: Database,
  attempt: Attempt,
  milliseconds: number,
  error: string,
  counts: boolean,
): Promise<void> {
  await database.query(
    `update outbox set due_at = clock_timestamp() + $3 ${MILLISECONDS}, leased_until = null, dispatched_at = null,
       last_error = $4, waits = waits + $5
     where id = $1 and attempts = $2 and ${OPEN}`,
    [attempt.id, attempt.attempts, milliseconds, error, counts ? 0 : 1],
  );
}

/** Gives the work up until a person looks at it; false when a later attempt has begun. */
export async function bury(tx: Tx, attempt: Attempt, error: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `with buried as (
       update outbox set dead_at = clock_timestamp(), leased_until = null, last_error = $3
       where id = $1 and attempts = $2 and ${OPEN} returning id)
     select id from buried`,
    [attempt.id, attempt.attempts, error],
  );
  return rows.length === 1;
}

/**
 * Marks due work as handed over and returns it by due time: once the queue of a lane is half empty, as much as it may hold.
 * Rows that another dispatcher holds are left to it.
 */
export async function takeForDispatch(database: Database): Promise<HandedOver[]> {
  return rowsOf(
    HandedOver,
    await database.query(
      `with next as (
       select work.id from unnest($1::text[], $2::integer[]) as asked (lane, ahead),
         lateral (
           select count(*)::integer as waiting from outbox
           where lane = asked.lane and dispatched_at is not null and ${OPEN} and ${FREE}) as handed_over,
         lateral (
           select id from outbox where lane = asked.lane and dispatched_at is null and ${DUE}
           order by due_at
           limit case when waiting <= asked.ahead / 2 then asked.ahead - waiting else 0 end
           for update skip locked) as work),
     taken as (
       update outbox set dispatched_at = clock_timestamp() from next where outbox.id = next.id
       returning outbox.id, lane, attempts, due_at)
     select id, lane, attempts from taken order by due_at, id`,
      [Object.keys(lanes), Object.values(lanes).map(({ ahead }) => ahead)],
    ),
  );
}

/** Jobs of the lane that no worker took within the grace time after they fell due and were last handed over, longest due first. */
export async function overdue(
  database: Database,
  lane: Lane,
  graceMilliseconds: number,
  limit: number,
): Promise<string[]> {
  const rows = await database.query(
    `select id from outbox
     where lane = $1 and ${OPEN} and ${FREE} and due_at <= clock_timestamp() - $2 ${MILLISECONDS}
       and (dispatched_at is null or dispatched_at <= clock_timestamp() - $2 ${MILLISECONDS})
     order by due_at limit $3`,
    [lane, graceMilliseconds, limit],
  );
  return rowsOf(Id, rows).map(({ id }) => id);
}

/** Jobs due or already tried, neither done nor failed. */
export async function unfinished(database: Database, limit: number): Promise<OpenWork[]> {
  return rowsOf(
    OpenWork,
    await database.query(
      `select id, topic, attempts, last_error as "lastError" from outbox
     where ${OPEN} and (due_at <= clock_timestamp() or attempts > 0) order by due_at limit $1`,
      [limit],
    ),
  );
}

/** Removes work that was done more than thirty days ago, oldest first; returns how many rows, at most `limit`. */
export async function forgetFinished(database: Database, limit: number): Promise<number> {
  return (
    rowOf(Forgotten, await database.query('select forget_finished_work($1) as forgotten', [limit]))?.forgotten ?? 0
  );
}
