/** What each closed word of the law means (workflows/law/words.yaml): no word without its name in two languages. */
import { z } from 'zod';
import { DecisionName, Redirect, Settler, Withheld } from '../../domain/classification/rule.js';
import { WrittenInBoth } from '../../domain/kernel/both-languages.js';
import { Channel, TenantFlag } from '../../domain/law/fact.js';
import {
  Addressee,
  DataCategory,
  Gag,
  Ground,
  IssuerKind,
  IssuerZone,
  LetterKind,
  Notice,
  Outcome,
  RecipientKind,
  Relay,
  Role,
  Verdict,
} from '../../domain/law/vocabulary.js';
import { StepKind } from '../../domain/workflow/circuit.js';

const Word = z.strictObject({
  name: WrittenInBoth,
  /** What it means, where the name does not say it. */
  about: WrittenInBoth.optional(),
  cite: z.array(z.string()).default([]),
});

/** One entry for each word of a vocabulary, none missing and none too many. */
const each = <Of extends z.ZodEnum>(words: Of) => z.record(words, Word);

export const WordFile = z.strictObject({
  issuerZone: each(IssuerZone),
  issuerKind: each(IssuerKind),
  addressee: each(Addressee),
  relay: each(Relay),
  channel: each(Channel),
  tenantFlag: each(TenantFlag),
  category: each(DataCategory),
  verdict: each(Verdict),
  ground: each(Ground),
  notice: each(Notice),
  gag: each(Gag),
  role: each(Role),
  redirect: each(Redirect),
  withheld: each(Withheld),
  outcome: each(Outcome),
  letter: each(LetterKind),
  decision: each(DecisionName),
  recipient: each(RecipientKind),
  settledBy: each(Settler),
  step: each(StepKind),
});
export type WordFile = z.infer<typeof WordFile>;
