/** A job that must follow a commit is a row of the same commit; PostgreSQL decides, the queue only wakes up workers. */
import { v7 as uuidv7 } from 'uuid';
import type { Work } from './job-contract.js';
import type { Tx } from './transaction.js';

const transactionsWithWork = new WeakSet<Tx>();

/** Commits with the caller's transaction or not at all. Returns the id under which the work is known everywhere. */
export async function enqueue(tx: Tx, work: Work): Promise<string> {
  const id = uuidv7();
  await insert(tx, [{ id, ...work }]);
  return id;
}

/** The same for several pieces of work, in one round trip; the ids are in their order. */
export async function enqueueAll(tx: Tx, works: readonly Work[]): Promise<string[]> {
  const rows = works.map((work) => ({ id: uuidv7(), ...work }));
  if (rows.length > 0) await insert(tx, rows);
  return rows.map(({ id }) => id);
}

/** Whether a commit of this transaction gives the dispatcher something to do. */
export function carriesWork(tx: Tx): boolean {
  return transactionsWithWork.has(tx);
}

async function insert(tx: Tx, rows: readonly (Work & { id: string })[]): Promise<void> {
  transactionsWithWork.add(tx);
  await tx.query(
    `insert into outbox (id, topic, payload, due_at, lane)
     select id, topic, payload, coalesce(due_at, clock_timestamp()), lane
     from unnest($1::uuid[], $2::text[], $3::jsonb[], $4::timestamptz[], $5::text[])
       as work (id, topic, payload, due_at, lane)`,
    [
      rows.map(({ id }) => id),
      rows.map(({ topic }) => topic),
      rows.map(({ payload }) => JSON.stringify(payload)),
      rows.map(({ dueAt }) => dueAt ?? null),
      rows.map(({ lane }) => lane),
    ],
  );
}
