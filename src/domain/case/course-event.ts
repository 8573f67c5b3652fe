/** What happens beside the decision: the address to answer, holds, preservations, silence, opinions, referrals, litigation. */
import { z } from 'zod';
import { Gag, Notice, Sha256Text } from '../law/vocabulary.js';
import { Clock, event, Id, InstantText } from './event-schema.js';

export const holdEnds = ['clearance', 'period_over'] as const;
export const HoldEnd = z.enum(holdEnds);
/** A ground of Article 12 against the whole of the order, or against a part of it only. */
export const StopScope = z.enum(['whole', 'part']);

export const preservationEnds = ['expired', 'withdrawn', 'released_by_authority', 'produced', 'not_upheld'] as const;
export const PreservationEnd = z.enum(preservationEnds);

/** Who gives an opinion: SISSE (décret 2022-207), the national body of the Data Act, the bureau of mutual assistance. */
export const OpinionBody = z.enum(['SISSE', 'DATA_ACT_BODY', 'BEPI']);
export const Opinion = z.enum(['applies', 'does_not_apply', 'favourable', 'unfavourable', 'none']);

export const RedirectAnswer = z.enum(['came_by_channel', 'renounced', 'insists', 'none']);

export const ChallengeKind = z.enum([
  'objection_third_country_law',
  'objection_to_enforcement',
  'nullity',
  'appeal',
  'foreign_court',
]);
export const ChallengeResult = z.enum(['upheld', 'partly_upheld', 'rejected', 'withdrawn']);

export const courseEvents = [
  /** A person confirmed where the requester is answered; the digest is under the key of the case. */
  event('case.address_confirmed', { addressId: Id, digest: Sha256Text, noteId: Id, step: z.string() }),
  event('case.hold_cleared', { how: HoldEnd, noteId: Id }),
  event('case.hold_stopped', { scope: StopScope, noteId: Id, step: z.string() }),
  /** The authority set another end for a clock that runs. */
  event('case.deadline_set', { clock: Clock, noteId: Id }),
  event('case.preservation_extended', { until: InstantText, noteId: Id }),
  /** A production request was issued: kept until it is served, without an end of its own. */
  event('case.preservation_kept', { noteId: Id }),
  event('case.preservation_ended', { reason: PreservationEnd, noteId: Id.nullable() }),
  event('case.gag_set', { gag: Gag, until: InstantText.nullable(), noteId: Id }),
  event('case.gag_over', {}),
  /** Told, or not told for a reason that the note gives. */
  event('case.notice_decided', { notice: Notice, told: z.boolean(), noteId: Id }),
  event('case.opinion_asked', { opinionId: Id, body: OpinionBody, dueAt: InstantText.nullable(), noteId: Id }),
  event('case.opinion_received', { opinionId: Id, opinion: Opinion, noteId: Id }),
  event('case.redirect_answered', { answer: RedirectAnswer, noteId: Id }),
  event('case.challenged', {
    challengeId: Id,
    kind: ChallengeKind,
    suspends: z.boolean(),
    noteId: Id,
    step: z.string(),
  }),
  event('case.challenge_settled', { challengeId: Id, result: ChallengeResult, noteId: Id }),
] as const;
