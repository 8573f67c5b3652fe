/** The authority is called back at a number of our directory, by another person than the one who prepared the answer. */
import { z } from 'zod';
import { type Instant, millisecondsOf } from '../../../kernel/instant.js';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { callable, directoryState } from '../../../law/call-back.js';
import { Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances, KnownAuthority } from '../../model/circumstances.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { onTheirWay, todayOf } from '../../model/leaving.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { CallBackOutcome } from '../../model/vocabulary.js';

const numberNotOurs = refusal(
  'number-not-ours',
  'invalid',
  'Ce numéro n’est pas dans notre annuaire : rappelez l’autorité à un numéro de l’annuaire.',
  'This number is not in our directory: call the authority at a number of the directory.',
  'Policy authenticity',
);
const numberExpired = refusal(
  'number-expired',
  'conflict',
  'La vérification de ce numéro a expiré, ou ne vaut pas encore : relisez-le dans la publication officielle avant d’y rappeler quiconque.',
  'The verification of this number has expired, or does not hold yet: read it again in the official publication before anyone is called at it.',
  'Policy authenticity',
);
const otherAuthority = refusal(
  'other-authority',
  'invalid',
  'L’autorité rappelée n’est pas de celles qui peuvent avoir émis cette demande.',
  'The authority that was called is not one that can have issued this request.',
);

const callUntold = refusal(
  'call-untold',
  'invalid',
  'Indiquez à qui vous avez parlé.',
  'Name the person you spoke to.',
  'Policy authenticity',
);
const calledAtOddTime = refusal(
  'called-at-odd-time',
  'invalid',
  'L’appel a lieu après la réception de la demande, et il n’est pas à venir.',
  'The call takes place after the request was received, and not in the future.',
);

const MINUTE = 60_000;

const calledBack = defineEvent('case.called_back', {
  label: { fr: 'Autorité rappelée', en: 'Authority called back' },
  data: {
    authority: z.string(),
    /** Of older entries: later ones seal the number, the person and the time with their note. */
    number: z.string().optional(),
    outcome: CallBackOutcome,
    noteId: Id,
    evidence: Sha256Text.optional(),
  },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { authority, number, outcome, noteId }, account) => {
    if (outcome === 'unreachable') return state;
    const call = number === undefined ? { authority, noteId, by: account } : { authority, number, by: account };
    return { ...state, callBack: outcome === 'confirmed' ? call : null };
  },
});

/** The preparer of an answer that waits or is on its way cannot record the call-back that allows it. */
function preparedIt(state: CaseState, account: string, at: Circumstances): boolean {
  const prepared = [...(state.preparation ? [state.preparation] : []), ...onTheirWay(state)];
  return prepared.some(({ preparedBy }) => samePerson(preparedBy, account, at));
}

/** True of an authority of the zone, the country and the kind that the facts name. */
export const mayHaveIssued = (facts: CaseState['facts'], known: KnownAuthority | undefined): boolean =>
  known !== undefined &&
  known.zone === facts?.issuerZone &&
  known.country === facts.issuerCountry &&
  (known.kind === 'unknown' || known.kind === facts.issuerKind);

/** Numbers that may be called today, of authorities that can have issued the request. */
export const numbersToCall = ({ facts }: CaseState, at: Circumstances) =>
  callable(at.callBackNumbers, todayOf(at)).filter(({ authority }) =>
    mayHaveIssued(
      facts,
      at.authorities.find(({ id }) => id === authority),
    ),
  );

/** A number is called only out of our own directory, of an authority that can be the one who asks. */
export function objectionToCalling(
  { facts }: CaseState,
  called: { readonly authority: string; readonly number: string },
  at: Circumstances,
): Refusal | null {
  const number = directoryState(at.callBackNumbers, called, todayOf(at));
  if (number === undefined) return numberNotOurs;
  if (number !== 'callable') return numberExpired;
  const known = at.authorities.find(({ id }) => id === called.authority);
  return mayHaveIssued(facts, known) ? null : otherAuthority;
}

export const recordCallBack = defineAction('record_call_back', {
  label: { fr: 'Consigner le contre-appel', en: 'Record the call-back' },
  input: {
    authority: z.string().max(80),
    number: z.string().max(40),
    outcome: CallBackOutcome,
    person: z.string().max(200).optional(),
    doneAt: InstantText,
    evidence: Sha256Text,
    noteId: Id,
  },
  events: [calledBack],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: (state, actor, at) => {
    if (!state.facts) return refusals.notRead;
    return actor.kind === 'person' && preparedIt(state, actor.id, at) ? refusals.callBackByPreparer : null;
  },
  decide: ({ authority, number, outcome, person, doneAt, evidence, noteId }, { state, at }) => {
    const objection = objectionToCalling(state, { authority, number }, at);
    if (objection) return refuse(objection);
    if (outcome !== 'unreachable' && (person ?? '').trim() === '') return refuse(callUntold);
    const called = millisecondsOf(doneAt as Instant);
    // Forms state minutes.
    const isSince = called + MINUTE > millisecondsOf(state.receivedAt as Instant);
    if (!isSince || called > millisecondsOf(at.now)) return refuse(calledAtOddTime);
    return accept([calledBack.of({ authority, outcome, evidence, noteId })]);
  },
  route: {
    path: 'call-backs',
    summary: 'Records that the authority was called back at a number of our directory',
    note: 'reason',
    digest: 'evidence',
    sealed: ['number', 'person', 'doneAt'],
  },
  offers: (state, at) => {
    const numbers = numbersToCall(state, at);
    const choices = numbers.map(({ authority, number }) => ({
      shown: `${authority} ${number}`,
      sent: { authority, number },
    }));
    return choices.length > 0 ? { choices: { number: choices } } : null;
  },
  form: {
    number: { label: { fr: 'Numéro appelé', en: 'Number called' } },
    person: { label: { fr: 'À qui vous avez parlé', en: 'Who you spoke to' } },
    doneAt: { label: { fr: 'Quand', en: 'When' } },
    outcome: {
      label: { fr: 'Issue', en: 'Outcome' },
      values: {
        confirmed: { fr: 'L’autorité confirme', en: 'The authority confirms' },
        denied: { fr: 'L’autorité ne confirme pas', en: 'The authority does not confirm' },
        unreachable: { fr: 'Personne n’a répondu', en: 'No answer' },
      },
    },
  },
});
