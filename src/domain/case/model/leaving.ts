/** What must hold before anything is prepared, consented to or sent: the law, the people, the time. */
import { dayOf, type Instant } from '../../kernel/instant.js';
import type { Refusal } from '../../kernel/result.js';
import type { Action, DataCategory, IssuerZone, Verdict } from '../../law/vocabulary.js';
import { complete, type Objection, objectionToDispatch } from '../../workflow/approval.js';
import { dispatchOf } from '../../workflow/circuit.js';
import type { Guard } from './action.js';
import type { Circumstances } from './circumstances.js';
import { objectionToPrepared } from './disclosure.js';
import type { Letter } from './event-schema.js';
import { missingFloor } from './floor.js';
import { isAnsweredByPost, objectionToPortal } from './portal.js';
import { objectionToPost } from './posting.js';
import { objectionToProduced } from './produced-files.js';
import { quorumOf, samePerson } from './quorum.js';
import { isOriginProved, objectionToLetters, objectionToMailbox } from './receiving.js';
import { refusals } from './refusal.js';
import type { CaseState, Preparation } from './state.js';

/** Zones from which nothing is executed without an act of a French authority or an agreement (GDPR art. 48). */
export const withoutAgreement: readonly IssuerZone[] = ['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK', 'UNKNOWN'];

/** What a verdict may ever lead to; a circuit says which of these its people prepare, and can add none. */
const mayLeadTo: Partial<Record<Verdict, readonly Action[]>> = {
  ADMIT: ['disclose', 'inform'],
  ADMIT_COND: ['disclose', 'inform'],
  REFUSE: ['refuse'],
  REFUSE_REDIRECT: ['refuse'],
  CLARIFY: ['clarify'],
  HOLD: ['clarify'],
};

/** Orders under which data are kept or removed, and none handed over. */
const handsOverNothing: readonly DataCategory[] = ['PRES', 'REM'];

export const objectionRefusals: Record<Objection, Refusal> = {
  prepared_it: refusals.preparedIt,
  approved_already: refusals.approvedAlready,
  role_not_held: refusals.roleMissing,
  role_not_asked: refusals.roleNotAsked,
  account_closed: refusals.accountClosed,
};

/** What the verdict in force lets people prepare in the circuit where the case stands. */
export function actionsOf({ classification, circuit }: CaseState, { circuits }: Circumstances): readonly Action[] {
  if (!classification) return [];
  const { verdict } = classification;
  const opened = circuits.get(circuit)?.opens[verdict]?.prepare ?? [];
  return opened.filter((action) => mayLeadTo[verdict]?.includes(action));
}

/** Urgent disclosures wait for a call-back; an official machine channel, once confirmed, replaces it (Policy authenticity). */
export function needsCallBack(state: CaseState, { circuits }: Circumstances): boolean {
  const { facts, confirmed, circuit, floor } = state;
  const urgent = facts?.emergency === true || circuits.get(circuit)?.callBack === true;
  const official = facts !== null && facts.channel !== 'OTHER' && confirmed.includes('channel');
  return floor.callBack || (urgent && !official);
}

/** Whether a call-back would open anything here: only a disclosure waits for one. */
export const wantsCallBack = (state: CaseState, at: Circumstances): boolean =>
  needsCallBack(state, at) && actionsOf(state, at).includes('disclose');

function objectionToHold({ floor: { hold } }: CaseState): Refusal | null {
  if (!hold) return null;
  if (hold.stopped) return refusals.holdStopped;
  return hold.over === null ? refusals.holdRuns : null;
}

/** What a disclosure wants besides the verdict. */
function objectionToDisclosure(state: CaseState): Refusal | null {
  const { classification, facts } = state;
  if (!classification || !facts) return refusals.notRead;
  if (withoutAgreement.includes(facts.issuerZone)) return refusals.thirdCountry;
  const { categories } = facts;
  if (categories.length > 0 && categories.every((one) => handsOverNothing.includes(one)))
    return refusals.handsOverNothing;
  if (classification.failing.length > 0 || classification.unknown.length > 0) return refusals.checkNotMet;
  if (!classification.facts.every((fact) => state.confirmed.includes(fact))) return refusals.factUnconfirmed;
  if (classification.facts.includes('origin_established') && !isOriginProved(state)) return refusals.originUnproved;
  return objectionToHold(state);
}

/** One tells of what was done, and of nothing that a second person had undone; or why it is not done. */
const objectionToReport = ({ acts, facts, shortfall }: CaseState): Refusal | null => {
  if (!facts) return refusals.notRead;
  if (withoutAgreement.includes(facts.issuerZone)) return refusals.thirdCountry;
  if (shortfall) return null;
  return acts.some(({ upheld }) => upheld !== false) ? null : refusals.nothingDone;
};

export const underReview = ({ challenges }: CaseState): boolean =>
  challenges.some(({ suspends, result }) => suspends && result === null);

/** A refusal for want of an answer is no longer true once a message came. */
const isAnsweredSince = ({ unanswered, messages }: CaseState): boolean =>
  unanswered !== undefined && messages.length > unanswered;

/** Why the prepared action may not be taken on this case; null when the law and its checks let it through. */
export function objectionToAction(state: CaseState, action: Action, at: Circumstances): Refusal | null {
  if (!state.classification) return refusals.notClassified;
  if (!actionsOf(state, at).includes(action)) return refusals.verdictForbids;
  const circuit = at.circuits.get(state.circuit);
  if (!circuit?.steps.some((step) => step.on[dispatchOf[action]] !== undefined)) return refusals.verdictForbids;
  if (underReview(state)) return refusals.challengePending;
  if (isAnsweredSince(state)) return refusals.answeredSince;
  if (action !== 'disclose' && action !== 'inform') return null;
  if (state.alone.length > 0) return refusals.correctedAlone;
  if (missingFloor(state, at)) return refusals.floorOfAnother;
  const objection = action === 'disclose' ? objectionToDisclosure(state) : objectionToReport(state);
  if (objection || !at.mailbox || isAnsweredByPost(state)) return objection;
  return objectionToMailbox(state, at.mailbox);
}

/** Refuses unless something is prepared and still here. */
export const waitingHere = (state: CaseState): Refusal | null => {
  if (!state.preparation) return refusals.nothingPrepared;
  return state.preparation.dispatchedBy === null ? null : refusals.dispatched;
};

/** Why its letters may not go where they would; by mail, what refuses or asks may go anywhere. */
export function objectionToReceiving(
  state: CaseState,
  action: Action,
  letters: readonly Pick<Letter, 'kind' | 'zone' | 'mailbox' | 'post'>[],
): Refusal | null {
  const objection = objectionToPost(state, letters);
  if (objection || (action !== 'disclose' && action !== 'inform')) return objection;
  const byMail = letters.filter(({ post }) => post === undefined);
  return objectionToLetters(state, byMail);
}

/** Who asks is part of what is consented to: a change of the checks since then makes it void. */
const requesterChanged = ({ requester }: Preparation, at: Circumstances): boolean =>
  at.requester !== null && requester !== at.requester;

/** The authority was called, by another person than the one whose answer the call lets leave. */
function objectionToCall(state: CaseState, { preparedBy }: Preparation, at: Circumstances): Refusal | null {
  if (!needsCallBack(state, at)) return null;
  if (state.callBack === null) return refusals.callBackMissing;
  return samePerson(state.callBack.by, preparedBy, at) ? refusals.callBackByPreparer : null;
}

/** Why the prepared answer may not be consented to, nor sent, at present. */
export function objectionToConsent(state: CaseState, preparation: Preparation, at: Circumstances): Refusal | null {
  if (requesterChanged(preparation, at)) return refusals.requesterChanged;
  const objection =
    objectionToAction(state, preparation.action, at) ??
    objectionToReceiving(state, preparation.action, preparation.letters);
  if (objection) return objection;
  if (preparation.action !== 'disclose') return null;
  const { disclosure } = preparation;
  return (
    objectionToPrepared(disclosure, state) ??
    objectionToProduced(state, disclosure) ??
    objectionToPortal(state, disclosure, at) ??
    objectionToCall(state, preparation, at)
  );
}

/** What stands against letting go what is prepared. */
export const dispatchGuard: Guard = (state, actor, at) => {
  const waiting = waitingHere(state);
  if (waiting || !state.preparation) return waiting ?? refusals.nothingPrepared;
  const quorum = quorumOf(state, state.preparation, at);
  if (!complete(quorum)) return refusals.quorumOpen;
  if (actor.kind === 'system') return refusals.personOnly;
  const objection = objectionToDispatch(quorum, at.people.get(actor.id));
  return objection ? objectionRefusals[objection] : objectionToConsent(state, state.preparation, at);
};

/** Released, with a letter that is not delivered yet. */
export const onTheirWay = ({ left, lettersSent }: CaseState): readonly Preparation[] =>
  left.filter(({ letters }) => letters.some(({ id }) => !lettersSent.includes(id)));

/** The day of Paris on which it is decided. */
export const todayOf = ({ now }: Pick<Circumstances, 'now'>): string => dayOf(now as Instant);
