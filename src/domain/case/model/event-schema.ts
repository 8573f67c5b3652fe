/** What the data of events are made of: ids, closed words, instants and digests; no personal data. */
import { z } from 'zod';
import { DecisionName, Redirect } from '../../classification/rule.js';
import { CheckName } from '../../law/fact.js';
import {
  AddressZone,
  ApproverRole,
  Gag,
  Ground,
  LetterKind,
  Notice,
  RecipientKind,
  Sha256Text,
  Verdict,
} from '../../law/vocabulary.js';
import { Weakening } from './vocabulary.js';

export const Id = z.uuid();
export const InstantText = z.iso.datetime();

export const Clock = z.strictObject({
  code: z.string(),
  /** null where the law gives no number ("sans délai"). */
  legalEnd: InstantText.nullable(),
  safeEnd: InstantText,
  /** Absent where the receipt starts it. */
  startsAt: InstantText.optional(),
  /** The authority set a later end, which a second person confirmed. */
  later: z.literal(true).optional(),
});
export type Clock = z.infer<typeof Clock>;

export const Letter = z.strictObject({
  id: Id,
  kind: LetterKind,
  language: z.enum(['fr', 'en']),
  /** `refusal.v1`; a template is never edited, only succeeded. */
  template: z.string(),
  templateSha256: Sha256Text,
  /** SHA-256 of the PDF that leaves. */
  sha256: Sha256Text,
  /** Where the mailbox stands that it goes to, and its digest under the key of the case; absent in older entries. */
  zone: AddressZone.optional(),
  mailbox: Sha256Text.optional(),
  /** Of a letter that goes by post, instead: the digest of the chosen recipient with the postal address. */
  post: Sha256Text.optional(),
});
export type Letter = z.infer<typeof Letter>;

/** What the rules said, and of which law. */
export const Classified = z.strictObject({
  row: z.string().nullable(),
  rule: z.string(),
  verdict: Verdict,
  grounds: z.array(Ground),
  notices: z.array(Notice),
  clocks: z.array(Clock),
  gag: Gag,
  circuit: z.string(),
  step: z.string(),
  approvers: z.array(ApproverRole),
  letterBlocks: z.array(z.string()),
  failing: z.array(CheckName),
  unknown: z.array(CheckName),
  facts: z.array(z.string()),
  /** Open questions of the law that the advice stands on; absent in entries older than the list. */
  counsel: z.array(z.string()).optional(),
  /** Where the request should have gone; absent where the row names no other channel. */
  redirect: Redirect.optional(),
  /** To whom the letter is written; absent where it is the requester. */
  recipient: RecipientKind.optional(),
  /** Fewest persons who consent, and whether the authority is called back first; absent in entries older than the two. */
  fewest: z.int().nonnegative().optional(),
  callBack: z.boolean().optional(),
  /** The enforcing authority is waited for; absent in entries older than it. */
  hold: z.boolean().optional(),
  /** What the head of legal decided where the rules left the question to a person; absent where the rules decided. */
  decided: DecisionName.optional(),
  /** Content hash of workflows/ as it judged. */
  law: Sha256Text,
});
export type Classified = z.infer<typeof Classified>;

/** What the rules say, as far as it bears on who must consent. */
const Judged = z.strictObject({ rule: z.string(), verdict: Verdict, approvers: z.array(ApproverRole) });

/** What a correction changes, how it weakens the judgement, and what the rules say before and after. */
export const Correction = z.strictObject({
  changes: z.array(z.strictObject({ fact: z.string(), before: z.json(), value: z.json() })).min(1),
  weakens: z.array(Weakening),
  from: Judged,
  becomes: Judged,
});
export type Correction = z.infer<typeof Correction>;
