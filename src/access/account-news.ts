/** The mails to the owner of an account: a way to sign in ended, or is about to (ASVS 5.0, 6.3.7). */
import { z } from 'zod';
import type { PersonId } from '../domain/kernel/brand.js';
import { defineJob } from '../platform/database/job-contract.js';
import { enqueue } from '../platform/database/outbox.js';
import type { Tx } from '../platform/database/transaction.js';

const AccountNews = z.strictObject({
  person: z.uuid(),
  news: z.enum(['recovery_asked', 'recovery_confirmed', 'recovered', 'factors_forgotten', 'suspended']),
});
export type AccountNews = z.infer<typeof AccountNews>;

export const accountNotice = defineJob('approvals.write_of_account', AccountNews, { lane: 'alarms' });

/** Commits with what it tells of. */
export async function tellAccount(tx: Tx, person: PersonId, news: AccountNews['news']): Promise<void> {
  await enqueue(tx, accountNotice.work({ person, news }));
}
