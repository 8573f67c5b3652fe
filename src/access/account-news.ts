/** What the person of an account is told by mail: a way into it ended, or is about to (ASVS 5.0, 6.3.7). */
import { z } from 'zod';
import type { PersonId } from '../domain/kernel/brand.js';
import { enqueue } from '../platform/database/outbox.js';
import type { Tx } from '../platform/database/transaction.js';
import { ACCOUNT_NOTICE } from './topics.js';

export const AccountNews = z.strictObject({
  person: z.uuid(),
  news: z.enum(['recovery_asked', 'recovery_confirmed', 'recovered', 'factors_forgotten']),
});
export type AccountNews = z.infer<typeof AccountNews>;

/** Commits with what it tells of. */
export async function tellAccount(tx: Tx, person: PersonId, news: AccountNews['news']): Promise<void> {
  await enqueue(tx, { topic: ACCOUNT_NOTICE, payload: { person, news } });
}
