import { Refused, type Result, refuse } from '../../domain/kernel/result.js';
import type { Database } from './database.js';
import type { Tx } from './transaction.js';

/** A transaction that commits what was accepted; a refusal, returned or thrown, is returned after everything was rolled back. */
export async function attempt<T>(database: Database, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await database.transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result.refusal);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal);
    throw error;
  }
}
