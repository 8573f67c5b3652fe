/** What a case keeps of judgements and corrections for as long as it lives; a part of its state, folded from the log. */
import { z } from 'zod';
import { OriginMethodCode, OriginProof } from '../../law/origin.js';
import { ApproverRole, IssuerZone, RecipientKind, Sha256Text, Verdict } from '../../law/vocabulary.js';
import { Correction } from './event-schema.js';
import { HoldEnd, LoweringReason } from './vocabulary.js';

/** Read-only at every depth. */
export type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/** The enforcing authority was notified: nothing leaves before it clears, or before the period is over (EEV 10(2), 12). */
export const Hold = z.strictObject({
  /** The legal end of the ten days; null while no clock says it: then only a clearance ends the hold. */
  until: z.string().nullable(),
  over: HoldEnd.nullable(),
  /** A ground was raised against the whole: nothing leaves any more. */
  stopped: z.boolean(),
});
export type Hold = Frozen<z.infer<typeof Hold>>;

const FloorAsked = z.object({
  approvers: z.array(ApproverRole),
  fewest: z.int(),
  callBack: z.boolean(),
  /** The hold of any of its judgements, though a later one runs none. */
  hold: Hold.nullable(),
  strictest: z.array(ApproverRole).describe('Of the judgement that asked the most persons'),
});
/** What the case asked at its strictest, over its whole life or since two persons lowered it; filled from the log alone. */
export type FloorAsked = Frozen<z.infer<typeof FloorAsked>>;

export const Floor = FloorAsked.extend({
  since: z
    .object({ approvers: z.array(ApproverRole), callBack: z.boolean() })
    .describe('What was asked since a second person last agreed to less'),
  from: z.array(z.uuid()).describe('Cases about the same act from which a part of it came'),
}).describe('What the case asked at its strictest');
export type Floor = Frozen<z.infer<typeof Floor>>;

/** Two persons lower the floor; the first waits for the second. */
export const Lowering = z.strictObject({ noteId: z.uuid(), why: LoweringReason, by: z.string() });

/** Corrections that weaken the judgement: the facts in force stay until a second person confirms them. */
export const ProposedCorrection = z.object({
  ...Correction.shape,
  changes: z.array(z.strictObject({ fact: z.string(), before: z.unknown(), value: z.unknown() })),
  seq: z.int().describe('To be stated by the second person'),
  by: z.array(z.string()).describe('Every account that proposed a part of it'),
  lapsesAt: z.string().optional().describe('Where it would take the case into the secret cell'),
});
export interface ProposedCorrection extends Correction {
  readonly seq: number;
  readonly by: readonly string[];
  readonly lapsesAt?: string | undefined;
}

/** To whom letters that ask or refuse are written, and the second person who looked at the address. */
export const ChosenRecipient = z.strictObject({
  id: z.uuid(),
  kind: RecipientKind,
  digest: Sha256Text,
  by: z.string(),
  confirmedBy: z.string().nullable(),
  post: z.literal(true).optional().describe('The address is postal: letters to it are printed and posted'),
});

export const CallBack = z
  .strictObject({
    authority: z.string(),
    number: z.string().optional().describe('Of older records; later ones seal it with their note'),
    noteId: z.uuid().optional().describe('The note that holds the number, the person spoken to and the time'),
    by: z.string(),
  })
  .describe('The authority was called back and said that the request is its own');

/** Evidence of who asks, and of the mailbox that an answer would go to. The last three are absent from older records. */
export const OriginEvidenceRecord = z.strictObject({
  noteId: z.uuid(),
  zone: IssuerZone,
  method: OriginMethodCode,
  evidence: Sha256Text.describe('Of what was entered, under the key of the case'),
  mailbox: Sha256Text.nullable().describe('Of the mailbox that an answer would go to; null where the case has none'),
  proves: OriginProof.optional(),
  authority: z.string().optional().describe('Entry of the directory of authorities'),
  call: z.uuid().optional().describe('Note of the call-back that it rests on'),
});

export const RecordedOrigin = OriginEvidenceRecord.extend({
  by: z.string(),
  /** The second person who looked at it; null until then. */
  confirmedBy: z.string().nullable(),
});

/** How the case was judged first; it stays, whatever is corrected. */
export const FirstJudgement = z
  .strictObject({
    row: z.string().nullable(),
    rule: z.string(),
    verdict: Verdict,
    zone: IssuerZone.nullable(),
    seq: z.int().describe('Of its entry'),
  })
  .describe('How the case was judged first');
export type FirstJudgement = Frozen<z.infer<typeof FirstJudgement>>;

export const noFloor: Floor = {
  approvers: [],
  fewest: 0,
  callBack: false,
  hold: null,
  strictest: [],
  since: { approvers: [], callBack: false },
  from: [],
};
