import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/database.js';
import { deadLetters } from './dead-letters.js';
import { unfinished } from './outbox.store.js';

const POLL_MILLISECONDS = 20;
const SHOWN = 5;

/**
 * Resolves when nothing due is open, work in a pause between two attempts included. Rejects after the timeout, naming
 * what is stuck, and at once when a job failed for good: neither would come to an end by itself.
 */
export async function drain(database: Database, timeoutMilliseconds: number): Promise<void> {
  const until = performance.now() + timeoutMilliseconds;
  for (;;) {
    const stuck = await unfinished(database, SHOWN);
    const [dead] = await deadLetters(database, 1);
    if (dead) throw new Error(`"${dead.topic}" failed for good after ${dead.attempts} attempts: ${dead.reason}`);
    if (stuck.length === 0) return;
    if (performance.now() > until) {
      const names = stuck.map(
        ({ topic, attempts, lastError }) => `${topic} (attempt ${attempts}: ${lastError ?? '-'})`,
      );
      throw new Error(
        `Work is still open after ${timeoutMilliseconds} ms: ${names.join(', ')}. No job failed: the machine may be busy.`,
      );
    }
    await wait(POLL_MILLISECONDS);
  }
}
