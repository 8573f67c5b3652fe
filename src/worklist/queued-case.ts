/** A case as it stands in a list: what is known of it, and in whose words it asks. */
import { z } from 'zod';
import { CaseSummary } from '../cases/rows/case.store.js';
import { BothLanguages } from '../domain/kernel/both-languages.js';

const Headline = z
  .strictObject({
    subject: z.string(),
    sender: z.string().nullable().describe('As the mail names its author; proves nothing'),
    authority: BothLanguages.nullable().describe('Of the directory, by the domain of the sender'),
  })
  .meta({ id: 'CaseHeadline' });

/** What an open case waits for; "authority" until another message joins a case whose question left. */
export const Waits = z.enum([
  'rules',
  'facts',
  'preparation',
  'consent',
  'sending',
  'posting',
  'delivery',
  'collection',
  'authority',
]);
export type Waits = z.infer<typeof Waits>;

export const QueuedCase = z.strictObject({
  ...CaseSummary.shape,
  headline: z.union([z.literal('erased'), Headline, z.null()]).describe('Null before the case is read'),
  waits: Waits.nullable().describe('What it waits for; null of a closed case'),
});
export type QueuedCase = z.infer<typeof QueuedCase>;
