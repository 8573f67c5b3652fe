/** Work that must follow a commit is a row of the same commit; PostgreSQL decides, the queue only wakes. */
import { v7 as uuidv7 } from 'uuid';
import type { Instant } from '../../domain/kernel/instant.js';
import type { Tx } from '../database/transaction.js';

export interface Work {
  readonly topic: string;
  /** Ids and closed words only: no personal data in a job (P7). */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Not before; now when absent. */
  readonly dueAt?: Instant;
}

const transactionsWithWork = new WeakSet<Tx>();

/** Commits with the caller's transaction or not at all. Returns the id under which the work is known everywhere. */
export async function enqueue(tx: Tx, work: Work): Promise<string> {
  const id = uuidv7();
  transactionsWithWork.add(tx);
  await tx.query(
    'insert into outbox (id, topic, payload, due_at) values ($1, $2, $3, coalesce($4, clock_timestamp()))',
    [id, work.topic, work.payload, work.dueAt ?? null],
  );
  return id;
}

/** Whether a commit of this transaction gives the dispatcher something to do. */
export function carriesWork(tx: Tx): boolean {
  return transactionsWithWork.has(tx);
}
