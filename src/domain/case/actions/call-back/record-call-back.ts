/** The authority is called back at a number of our directory, by another person than the one who prepared the answer. */
import { z } from 'zod';
import { accept, type Refusal, refuse } from '../../../kernel/result.js';
import { directoryState } from '../../../law/call-back.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { Id } from '../../model/event-schema.js';
import { onTheirWay, todayOf, wantsCallBack } from '../../model/leaving.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { CallBackOutcome } from '../../model/vocabulary.js';

/** Of our directory; the number is that of an institution. */
const call = { authority: z.string().max(80), number: z.string().max(40), outcome: CallBackOutcome, noteId: Id };

const calledBack = defineEvent('case.called_back', {
  data: { ...call, authority: z.string(), number: z.string() },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { authority, number, outcome }, account) => {
    if (outcome === 'unreachable') return state;
    return { ...state, callBack: outcome === 'confirmed' ? { authority, number, by: account } : null };
  },
});

/** The preparer of what waits, or of what is on its way, says nothing of the call that lets it leave. */
function preparedIt(state: CaseState, account: string, at: Circumstances): boolean {
  const prepared = [...(state.preparation ? [state.preparation] : []), ...onTheirWay(state)];
  return prepared.some(({ preparedBy }) => samePerson(preparedBy, account, at));
}

/** A number is called only out of our own directory, of an authority that can be the one who asks. */
function objectionToCallBack(
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

export const recordCallBack = defineAction('record_call_back', {
  input: call,
  events: [calledBack],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: (state, actor, at) => {
    if (!state.facts) return refusals.notRead;
    if (!wantsCallBack(state, at)) return refusals.callBackNotNeeded;
    return actor.kind === 'person' && preparedIt(state, actor.id, at) ? refusals.callBackByPreparer : null;
  },
  decide: ({ authority, number, outcome, noteId }, { state, at }) => {
    const objection = objectionToCallBack(state, { authority, number }, at);
    return objection ? refuse(objection) : accept([calledBack.of({ authority, number, outcome, noteId })]);
  },
  route: {
    path: 'call-backs',
    summary: 'Records that the authority was called back at a number of our directory',
    note: 'reason',
  },
});
