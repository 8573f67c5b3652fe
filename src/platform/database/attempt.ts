import { type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import type { Database } from './database.js';
import type { Tx } from './transaction.js';

/** Undoes the transaction of a refused attempt; never leaves this file. */
class Undo extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** A transaction that commits what was accepted; a refusal is returned after everything was rolled back. */
export async function attempt<T>(database: Database, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await database.transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Undo(result.refusal);
      return result;
    });
  } catch (error) {
    if (error instanceof Undo) return refuse(error.refusal);
    throw error;
  }
}
