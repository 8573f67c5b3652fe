/** A case as it stands in a list: what is known of it, and in whose words it asks. */
import { z } from 'zod';
import { CaseSummary } from '../cases/case.store.js';

const Words = z.strictObject({ fr: z.string(), en: z.string() });

const Headline = z
  .strictObject({
    subject: z.string(),
    sender: z.string().nullable().describe('As the mail names its author; proves nothing'),
    authority: Words.nullable().describe('Of the directory, by the domain of the sender'),
  })
  .meta({ id: 'CaseHeadline' });

export const QueuedCase = z.strictObject({
  ...CaseSummary.shape,
  headline: z.union([z.literal('erased'), Headline, z.null()]).describe('Null before the case is read'),
});
export type QueuedCase = z.infer<typeof QueuedCase>;
