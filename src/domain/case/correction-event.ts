/** What two persons do about a judgement that would ask less: corrections, evidence of the origin, the strictest demands. */
import { z } from 'zod';
import { ApproverRole, IssuerZone, Sha256Text, Verdict } from '../law/vocabulary.js';
import { Signature } from '../signature/signature.js';
import { event, Id, InstantText } from './event-schema.js';

/** Why a correction waits for a second person. */
export const weakenings = [
  'leaves_foreign',
  'leaves_relayed',
  'leaves_suspect',
  'lifts_refusal',
  'lifts_hold',
  'drops_approver',
  'drops_call_back',
] as const;
export const Weakening = z.enum(weakenings);
export type Weakening = z.infer<typeof Weakening>;

/** How the origin was established; the reference is kept with the case, the entry holds its digest. */
export const originMethods = [
  'call_back',
  'official_publication',
  'official_channel',
  'signed_act',
  'post',
  'in_person',
  'the_act_itself',
] as const;
export const OriginMethod = z.enum(originMethods);
export type OriginMethod = z.infer<typeof OriginMethod>;

export const loweringReasons = ['another_request', 'misread', 'asked_too_much'] as const;
export const LoweringReason = z.enum(loweringReasons);
export type LoweringReason = z.infer<typeof LoweringReason>;

/** What those of the stricter roles are told of. */
export const correctionNews = ['proposed', 'confirmed', 'refused', 'lowering_asked', 'lowered'] as const;
export const CorrectionNews = z.enum(correctionNews);
export type CorrectionNews = z.infer<typeof CorrectionNews>;

/** What two cases have in common; each is looked up by a keyed digest. */
export const commonThings = ['act', 'attachment', 'case_reference', 'target', 'thread'] as const;
export const CommonThing = z.enum(commonThings);
export type CommonThing = z.infer<typeof CommonThing>;

/** What the rules say, as far as it bears on who must consent. */
const Judged = z.strictObject({ rule: z.string(), verdict: Verdict, approvers: z.array(ApproverRole) });

const Change = z.strictObject({ fact: z.string(), before: z.json(), value: z.json() });
const effect = { changes: z.array(Change).min(1), weakens: z.array(Weakening), from: Judged, becomes: Judged };
/** The sequence of the entry that proposed it. */
const proposal = z.int().positive();

/** Of who agrees; an entry older than signatures has none, and counts for nothing. */
const signed = { signature: Signature.optional() };

const InheritedHold = z.strictObject({
  until: InstantText.nullable(),
  over: z.enum(['clearance', 'period_over']).nullable(),
  stopped: z.boolean(),
});

export const correctionEvents = [
  /** The facts in force do not change; a later proposal holds all the changes that wait. */
  event('case.correction_proposed', effect),
  /** Followed by one confirmation for each of its facts. */
  event('case.correction_confirmed', { proposal, ...effect, ...signed }),
  event('case.correction_refused', { proposal, noteId: Id }),
  event('case.correction_withdrawn', { proposal }),
  event('case.origin_recorded', {
    zone: IssuerZone,
    method: OriginMethod,
    /** Of the reference, under the key of the case. */
    evidence: Sha256Text,
    /** Of the mailbox that an answer would go to, under the key of the case; null where the case has none. */
    mailbox: Sha256Text.nullable(),
    noteId: Id,
  }),
  /** The record with that note, looked at by a second person. */
  event('case.origin_confirmed', { noteId: Id, ...signed }),
  event('case.floor_inherited', {
    from: Id,
    common: CommonThing,
    approvers: z.array(ApproverRole),
    fewest: z.int().nonnegative(),
    callBack: z.boolean(),
    hold: InheritedHold.nullable(),
    strictest: z.array(ApproverRole),
    step: z.string(),
  }),
  event('case.floor_lowering_asked', { why: LoweringReason, noteId: Id, ...signed }),
  event('case.floor_lowered', {
    /** Of who asked. */
    noteId: Id,
    why: LoweringReason,
    /** The roles asked before. */
    approvers: z.array(ApproverRole),
    /** Cases that are another request: nothing comes from them any more. */
    apart: z.array(Id),
    step: z.string(),
    ...signed,
  }),
] as const;
