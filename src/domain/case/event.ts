/** Everything that can happen to a case. Ids, closed words and salted digests only: personal data never enter the log (docs/promises.md#p7). */
import { z } from 'zod';
import { Redirect } from '../classification/rule.js';
import { CheckName, RequestFacts } from '../law/fact.js';
import {
  Action,
  AddressZone,
  ApproverRole,
  CheckResult,
  Door,
  Gag,
  Ground,
  LetterKind,
  Notice,
  Outcome,
  Sha256Text,
  Verdict,
} from '../law/vocabulary.js';
import { Signature } from '../signature/signature.js';
import { correctionEvents } from './correction-event.js';
import { courseEvents } from './course-event.js';
import { emergencyEvents } from './emergency-event.js';
import { Clock, event, Id, InstantText } from './event-schema.js';

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
});
export type Letter = z.infer<typeof Letter>;

/** Any fact but a check, with its new value in the words of RequestFacts; checks go by their result. */
export const ConfirmedFact = z.union([
  ...Object.entries(RequestFacts.omit({ checks: true }).shape).map(([name, value]) =>
    z.strictObject({
      fact: z.literal(name),
      value: (value instanceof z.ZodOptional ? value.unwrap() : value) as z.ZodType,
    }),
  ),
  z.strictObject({ fact: CheckName, value: CheckResult }),
]);

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
  /** Where the request should have gone; absent where the row names no other door. */
  redirect: Redirect.optional(),
  /** Fewest persons who consent, and whether the authority is called back first; absent in entries older than the two. */
  fewest: z.int().nonnegative().optional(),
  callBack: z.boolean().optional(),
  /** The enforcing authority is waited for; absent in entries older than it. */
  hold: z.boolean().optional(),
  /** Content hash of workflows/ as it judged. */
  law: Sha256Text,
});

/** `step` is the step of the circuit in which the case stands after the event. */
const ordinaryEvents = [
  event('case.opened', {
    messageId: Id,
    door: Door,
    receivedAt: InstantText,
    readable: z.boolean(),
    /** Why it is a case of its own: a code of domain/intake/gatekeeper.ts. */
    reason: z.string(),
    clocks: z.array(Clock),
  }),
  event('case.joined', {
    messageId: Id,
    reason: z.string(),
    /** Where people prepare again what the message made void; absent when nothing was waiting. */
    step: z.string().optional(),
  }),
  event('case.read', {
    facts: RequestFacts,
    language: z.string(),
    targets: z.int().nonnegative(),
    /** Salted: the salt lives with the targets under the key of the case. */
    targetsDigest: Sha256Text,
    caseReferenceDigest: Sha256Text.nullable(),
    reader: z.string(),
  }),
  event('case.fact_confirmed', { fact: z.string(), value: z.json(), corrected: z.boolean() }),
  event('case.classified', Classified.shape),
  event('case.assigned', { to: Id, noteId: Id.optional() }),
  event('case.prepared', {
    preparationId: Id,
    action: Action,
    /** SHA-256 of exactly what leaves: the manifest of letters and attachments. */
    payload: Sha256Text,
    letters: z.array(Letter),
    accountsDisclosed: z.int().nonnegative(),
    step: z.string(),
    /** Absent, with the three that follow, in entries older than them: such a preparation can no longer leave. */
    requester: Sha256Text.optional(),
    /** Fewest persons who consent, and for how long a consent stands. */
    fewest: z.int().positive().optional(),
    consentHours: z.int().positive().optional(),
    /** Nothing is approved before the authority was called back. */
    callBack: z.boolean().optional(),
  }),
  event('case.approved', {
    preparationId: Id,
    payload: Sha256Text,
    role: ApproverRole,
    step: z.string(),
    /** Absent in entries older than expiry: such a consent no longer counts. */
    expiresAt: InstantText.optional(),
    /** Of the person, as in the events that follow; absent in entries older than signatures: such a consent no longer counts. */
    signature: Signature.optional(),
  }),
  /** Back to where people consent: what was given has expired. */
  event('case.consents_expired', { preparationId: Id, step: z.string() }),
  event('case.sent_back', { preparationId: Id, noteId: Id, step: z.string() }),
  event('case.refused', {
    preparationId: Id,
    payload: Sha256Text,
    action: z.enum(['refuse', 'clarify']),
    step: z.string(),
    /** When a referral without an answer is asked after; absent where nothing was referred. */
    answerBy: InstantText.optional(),
    signature: Signature.optional(),
  }),
  event('case.released', {
    ...{ preparationId: Id, payload: Sha256Text, step: z.string() },
    signature: Signature.optional(),
  }),
  event('case.informed', {
    ...{ preparationId: Id, payload: Sha256Text, step: z.string() },
    signature: Signature.optional(),
  }),
  /** Let go and not left: none of its letters ever leaves. */
  event('case.recalled', { preparationId: Id, noteId: Id, step: z.string() }),
  event('case.letter_sent', { letterId: Id, kind: LetterKind, sha256: Sha256Text }),
  event('case.closed', { outcome: Outcome, accountsDisclosed: z.int().nonnegative(), step: z.string() }),
  event('case.withdrawn', { noteId: Id }),
  event('case.noted', { noteId: Id, digest: Sha256Text }),
] as const;

export const CaseEvent = z.discriminatedUnion('type', [
  ...ordinaryEvents,
  ...emergencyEvents,
  ...courseEvents,
  ...correctionEvents,
]);
export type CaseEvent = z.infer<typeof CaseEvent>;
export type CaseEventType = CaseEvent['type'];
