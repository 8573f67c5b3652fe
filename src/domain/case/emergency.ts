/** What one person may do at once, and what a second must: never more than can be undone (Policy reversible-acts). */

import type { Day } from '../kernel/day.js';
import { addMonths, day } from '../kernel/day.js';
import { addHours, endOf, type Instant } from '../kernel/instant.js';
import type { Refusal } from '../kernel/result.js';
import { directoryState } from '../law/call-back.js';
import { versionsOf } from '../law/clock.js';
import type { ReversibleAct } from '../law/vocabulary.js';
import { waitingGlass } from './broken-glass.js';
import type { Circumstances } from './circumstances.js';
import type { Guards } from './guard.js';
import { onTheirWay, todayOf, wantsCallBack, withoutAgreement } from './leaving.js';
import { samePerson } from './quorum.js';
import { refusals } from './refusal.js';
import type { Act, CaseState } from './state.js';

/** The second person has a day (Policy A6). */
const RATIFICATION_HOURS = 24;

export const ratifyBefore = (now: Instant): Instant => addHours(now, RATIFICATION_HOURS);

/** Until when an order has data kept: by its clock, else by the day it names; null where it names none. */
export function keptUntil(
  { classification }: CaseState,
  named: string | undefined,
  { clocks }: Circumstances,
): string | null {
  const clock = classification?.clocks.find(({ code }) => versionsOf(code, clocks).some(({ keeps }) => keeps));
  return clock?.legalEnd ?? (named === undefined ? null : endOf(day(named)));
}

/** A year is the longest that any text gives (CPP 60-2, L34-1 III bis). */
export function objectionToDay(named: string | undefined, at: Circumstances): Refusal | null {
  if (named === undefined) return null;
  const today = todayOf(at);
  return named < today || named > addMonths(today as Day, 12) ? refusals.preservationTooLong : null;
}

export function objectionToAct(state: CaseState, action: ReversibleAct, { circuits }: Circumstances): Refusal | null {
  const { facts, acts } = state;
  if (!facts) return refusals.notRead;
  if (withoutAgreement.includes(facts.issuerZone)) return refusals.thirdCountry;
  if (!circuits.get(state.circuit)?.acts.includes(action)) return refusals.actForbidden;
  return acts.some((act) => act.action === action && act.upheld !== false) ? refusals.actedAlready : null;
}

export const unratified = ({ acts }: CaseState, actId?: string): Act | undefined =>
  acts.find(({ id, upheld }) => upheld === null && (actId === undefined || id === actId));

/** Why the account may not confirm the act; null when another person took it. */
export function objectionToRatification(act: Act | undefined, account: string, at: Circumstances): Refusal | null {
  if (!act) return refusals.nothingToRatify;
  return samePerson(act.by, account, at) ? refusals.actedIt : null;
}

/** Why the account may not break the glass for another; null when another person asked. */
export function objectionToGrant(
  state: CaseState,
  account: string,
  at: Circumstances,
  requestId?: string,
): Refusal | null {
  const asked = waitingGlass(state, requestId);
  if (!asked) return refusals.glassNotAsked;
  return samePerson(asked.askedBy, account, at) ? refusals.glassAskedIt : null;
}

/** Whoever prepared what waits, or what is on its way, says nothing of the call that lets it leave (Policy authenticity). */
function preparedIt(state: CaseState, account: string, at: Circumstances): boolean {
  const prepared = [...(state.preparation ? [state.preparation] : []), ...onTheirWay(state)];
  return prepared.some(({ preparedBy }) => samePerson(preparedBy, account, at));
}

/** A number is called only out of our own directory, of an authority that can be the one who asks. */
export function objectionToCallBack(
  { facts }: CaseState,
  called: { readonly authority: string; readonly number: string },
  at: Circumstances,
): Refusal | null {
  const number = directoryState(at.callBackNumbers, called, todayOf(at));
  if (number === undefined) return refusals.numberNotOurs;
  if (number !== 'callable') return refusals.numberExpired;
  const known = at.authorities.find(({ id }) => id === called.authority);
  const same =
    known &&
    known.zone === facts?.issuerZone &&
    known.country === facts.issuerCountry &&
    (known.kind === 'unknown' || known.kind === facts.issuerKind);
  return same ? null : refusals.otherAuthority;
}

export const emergencyGuards: Guards = {
  act: (state, _actor, at) => {
    const acts = at.circuits.get(state.circuit)?.acts ?? [];
    const objections = acts.map((action) => objectionToAct(state, action, at));
    return objections.includes(null) ? null : (objections[0] ?? refusals.actForbidden);
  },
  ratify: (state, actor, at) =>
    actor.kind === 'system' ? refusals.personOnly : objectionToRatification(unratified(state), actor.id, at),
  record_call_back: (state, actor, at) => {
    if (!state.facts) return refusals.notRead;
    if (!wantsCallBack(state, at)) return refusals.callBackNotNeeded;
    return actor.kind === 'person' && preparedIt(state, actor.id, at) ? refusals.callBackByPreparer : null;
  },
  grant_break_glass: (state, actor, at) =>
    actor.kind === 'system' ? refusals.personOnly : objectionToGrant(state, actor.id, at),
};
