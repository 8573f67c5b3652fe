/** Holds, preservations, silence, opinions, referrals, litigation: what each wants before it goes on. */
import { addHours, dayOf, type Instant, instant, millisecondsOf } from '../kernel/instant.js';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.js';
import { clockFor, clockOn } from '../law/clock.js';
import { deadlineOf } from '../law/deadline.js';
import type { Gag, Notice } from '../law/vocabulary.js';
import type { Circumstances } from './circumstances.js';
import type { Clock } from './event-schema.js';
import type { Guards } from './guard.js';
import { withoutAgreement } from './leaving.js';
import { refusals } from './refusal.js';
import { shortened } from './shortened-clock.js';
import type { AskedOpinion, CaseState, Challenge, Preservation } from './state.js';

const isPast = (end: string, { now }: Circumstances): boolean => millisecondsOf(end as Instant) <= millisecondsOf(now);

/** The ten days end by the clock of the law; where no clock says when, only a clearance ends them. */
export function objectionToClearance(
  { floor: { hold } }: CaseState,
  how: 'clearance' | 'period_over',
  at: Circumstances,
): Refusal | null {
  if (!hold || hold.over !== null) return refusals.noHold;
  if (hold.stopped) return refusals.holdStopped;
  if (how === 'clearance') return null;
  return hold.until !== null && isPast(hold.until, at) ? null : refusals.holdRuns;
}

export const running = ({ preservation }: CaseState): Preservation | null =>
  preservation && preservation.ended === null ? preservation : null;

/** Once, by thirty days, and before the sixty are over (EEV 11(2)). */
export function objectionToExtension(state: CaseState, at: Circumstances): Refusal | null {
  const kept = running(state);
  if (!kept?.until) return refusals.nothingKept;
  if (kept.extended) return refusals.extendedAlready;
  return isPast(kept.until, at) ? refusals.extensionLate : null;
}

/** From receipt, by the clock of an extended preservation. */
export function extendedUntil({ receivedAt }: CaseState, at: Circumstances): string {
  const { legalEnd, safeEnd } = deadlineOf(clockFor('extended_preservation', at.clocks), receivedAt as Instant, at);
  return legalEnd ?? safeEnd;
}

/** Under these nobody outside is told; a foreign one has no force here, and that of a certificate spares the controller. */
const silencing: readonly Gag[] = ['G_JUD', 'G_TCO', 'G_SEC'];

/** Whether silence stands now: as set by people, else as the rule has it. */
export function silenced({ silence, classification }: CaseState): boolean {
  if (silence) return !silence.over && silencing.includes(silence.gag);
  return classification !== null && silencing.includes(classification.gag);
}

/** Whether the customer is owed a word that nobody has said. */
export const noticeOwed = ({ classification, notices }: CaseState): boolean =>
  classification?.notices.includes('N_CUST') === true &&
  !notices.some(({ notice, told }) => notice === 'N_CUST' && told);

/** Whether setting that silence lifts one that stands, before its hour: the notice is due from then on. */
export const lifts = (state: CaseState, gag: Gag): boolean => silenced(state) && !silencing.includes(gag);

/** Those whom silence protects the request from; the State is always told what the law wants it told. */
const outside: readonly Notice[] = ['N_CUST', 'N_DATASUBJ', 'N_CUST_196F'];

export function objectionToNotice(
  state: CaseState,
  { notice, told, agreed }: { readonly notice: Notice; readonly told: boolean; readonly agreed: boolean },
): Refusal | null {
  if (!told || !outside.includes(notice)) return null;
  const european = state.facts?.bases.some((code) => code.startsWith('EU-EPOC')) === true;
  if (notice === 'N_DATASUBJ' && european) return refusals.subjectNeverTold;
  if (state.silence?.gag === 'G_SEC' || state.classification?.gag === 'G_SEC') return refusals.silenceStands;
  return silenced(state) && !agreed ? refusals.silenceStands : null;
}

/** One month from a complete file (décret 2022-207; Data Act 32(3)); null while the file is not complete. */
export function opinionDue(body: AskedOpinion['body'], complete: boolean, at: Circumstances): string | null {
  if (!complete) return null;
  const use = body === 'SISSE' ? 'sisse_opinion' : 'data_act_opinion';
  return deadlineOf(clockFor(use, at.clocks), at.now, at).legalEnd;
}

/** An assistance request takes months: after two, somebody asks whether one is on its way. */
const REFERRAL_HOURS = 60 * 24;

/** When a referral is asked after; null where the rule names no other door. */
export function answerToReferralBy({ classification }: CaseState, { now }: Circumstances): Instant | null {
  const refers = classification?.verdict === 'REFUSE_REDIRECT' && classification.redirect !== undefined;
  return refers ? addHours(now, REFERRAL_HOURS) : null;
}

export const awaitedOpinion = ({ opinions }: CaseState, opinionId?: string): AskedOpinion | undefined =>
  opinions.find(({ id, opinion }) => opinion === null && (opinionId === undefined || id === opinionId));

export const openChallenge = ({ challenges }: CaseState, challengeId?: string): Challenge | undefined =>
  challenges.find(({ id, result }) => result === null && (challengeId === undefined || id === challengeId));

/** True where the law lets nobody give the clock another end. */
const isFixed = (code: string, { receivedAt }: CaseState, { clocks }: Circumstances): boolean =>
  clockOn(code, dayOf(receivedAt as Instant), clocks)?.movedBy === null;

/** Another end for a clock that runs: later than now, and no later than the law ends it. */
export function deadlineSet(state: CaseState, code: string, end: string, at: Circumstances): Result<Clock> {
  const computed = state.computed.find((clock) => clock.code === code);
  if (!computed) return refuse(refusals.clockUnknown);
  if (isFixed(code, state, at)) return refuse(refusals.deadlineFixed);
  if (isPast(instant(end), at)) return refuse(refusals.deadlinePast);
  const clock = shortened(computed, instant(end));
  return clock ? accept(clock) : refuse(refusals.deadlineLater);
}

/** A request that was judged, and that is one; what is secret is told to nobody and taken to no court from here. */
const judgedRequest = ({ classification }: CaseState): Refusal | null => {
  if (!classification) return refusals.notClassified;
  const { verdict, gag } = classification;
  return gag === 'G_SEC' || verdict === 'NOT_A_REQUEST' || verdict === 'SECRET_CELL' ? refusals.verdictForbids : null;
};

export const courseGuards: Guards = {
  confirm_address: ({ facts, circuit }, _actor, { circuits }) => {
    if (!facts) return refusals.notRead;
    return circuits.get(circuit)?.letters.length ? null : refusals.nothingWritten;
  },
  clear_hold: (state, _actor, at) => objectionToClearance(state, 'clearance', at),
  stop_hold: ({ floor: { hold }, preparation, lettersSent }) => {
    if (!hold || hold.stopped) return refusals.noHold;
    const gone = preparation?.dispatchedBy && preparation.letters.some(({ id }) => lettersSent.includes(id));
    return gone ? refusals.dispatched : null;
  },
  set_deadline: ({ clocks }) => (clocks.length > 0 ? null : refusals.clockUnknown),
  extend_preservation: (state, _actor, at) => objectionToExtension(state, at),
  keep_preserved: (state) => (running(state)?.until ? null : refusals.nothingKept),
  end_preservation: (state) => (running(state) ? null : refusals.nothingKept),
  set_gag: judgedRequest,
  record_notice: judgedRequest,
  ask_opinion: (state) => {
    const foreign = state.facts !== null && withoutAgreement.includes(state.facts.issuerZone);
    return judgedRequest(state) ?? (foreign ? null : refusals.opinionNotForeign);
  },
  record_opinion: (state) => (awaitedOpinion(state) ? null : refusals.opinionNotAsked),
  answer_redirect: ({ referral }) => (referral && referral.answer === null ? null : refusals.nothingReferred),
  challenge: judgedRequest,
  settle_challenge: (state) => (openChallenge(state) ? null : refusals.noChallenge),
};
