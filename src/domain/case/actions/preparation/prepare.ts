/** A person prepares exactly what would leave. */
import { z } from 'zod';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { Action, Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import { Disclosure, disclosedIn } from '../../model/disclosure.js';
import { Id, Letter } from '../../model/event-schema.js';
import { actionsOf, needsCallBack, objectionToAction, objectionToReceiving } from '../../model/leaving.js';
import { samePerson } from '../../model/quorum.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { next } from '../../model/steps.js';
import { type HandedIn, objectionToAddress, objectionToHandedIn } from '../../model/writing.js';

const requesterUnknown = refusal(
  'requester-unknown',
  'conflict',
  'L’identité du requérant n’a pas pu être relue : rien ne peut être préparé.',
  'Who asks could not be read again: nothing can be prepared.',
  'Policy authenticity',
);
const loweredIt = refusal(
  'lowered-it',
  'forbidden',
  'Une personne qui a abaissé les exigences du dossier n’y prépare rien.',
  'A person who lowered the requirements of the case prepares nothing in it.',
  'SecNumCloud 3.2, 9.3 f',
);

const proposed = {
  preparationId: Id,
  action: Action,
  /** SHA-256 of exactly what leaves: the manifest of letters and attachments. */
  payload: Sha256Text,
  letters: z.array(Letter),
  /** Of a disclosure; absent in entries older than it. */
  disclosure: Disclosure.optional(),
};

const prepared = defineEvent('case.prepared', {
  label: { fr: 'Envoi préparé', en: 'What leaves was prepared' },
  data: {
    ...proposed,
    /** Counted from the table; in entries older than it, as a person stated it. */
    accountsDisclosed: z.int().nonnegative(),
    step: z.string(),
    /** Absent, with the three that follow, in entries older than them: such a preparation can no longer leave. */
    requester: Sha256Text.optional(),
    /** Fewest persons who consent, and for how long a consent stands. */
    fewest: z.int().positive().optional(),
    consentHours: z.int().positive().optional(),
    /** Nothing is approved before the authority was called back. */
    callBack: z.boolean().optional(),
  },
  by: 'person',
  evolve: (
    state,
    { preparationId, action, payload, letters, disclosure, accountsDisclosed, requester, step },
    account,
  ) => ({
    ...state,
    step,
    preparation: {
      id: preparationId,
      seq: state.seq + 1,
      action,
      payload,
      letters,
      accountsDisclosed: disclosure ? disclosedIn(disclosure) : accountsDisclosed,
      ...(disclosure && { disclosure }),
      requester: requester ?? null,
      preparedBy: account,
      consents: [],
      dispatchedBy: null,
    },
  }),
});

/** A person who lowered the demands prepares nothing under the lower ones. */
const objectionToPreparer = ({ loweredBy }: CaseState, actor: Actor, at: Circumstances): Refusal | null =>
  actor.kind === 'person' && loweredBy.some((account) => samePerson(account, actor.id, at)) ? loweredIt : null;

/** Why nothing may be written for the action now. */
const objectionToWriting = (state: CaseState, action: Action, at: Circumstances): Refusal | null =>
  objectionToAction(state, action, at) ?? objectionToAddress(state, action, at);

/** Why what is handed in may not be prepared: asked before its letters are written, and again when they are. */
export const objectionToPreparing = (state: CaseState, handedIn: HandedIn, at: Circumstances): Refusal | null =>
  objectionToWriting(state, handedIn.action, at) ?? objectionToHandedIn(state, handedIn, at);

export const prepare = defineAction('prepare', {
  label: { fr: 'Préparer un envoi', en: 'Prepare what leaves' },
  input: {
    ...proposed,
    letters: z.array(Letter).readonly(),
    attached: z.int().nonnegative().describe('Files that leave with the letter to the requester'),
  },
  events: [prepared],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  standsOnRequester: true,
  /** Open when one of the things to prepare is. */
  guard: (state, actor, at) => {
    const preparer = objectionToPreparer(state, actor, at);
    if (preparer) return preparer;
    const objections = actionsOf(state, at).map((action) => objectionToWriting(state, action, at));
    return objections.includes(null) ? null : (objections[0] ?? refusals.verdictForbids);
  },
  decide: ({ preparationId, action, payload, letters, attached, disclosure }, context) => {
    const { state, at } = context;
    const objection =
      objectionToPreparing(state, { action, attached, disclosure }, at) ?? objectionToReceiving(state, action, letters);
    if (objection) return refuse(objection);
    const consent = at.circuits.get(state.circuit)?.consent;
    if (!consent || at.requester === null) return refuse(requesterUnknown);
    return accept([
      prepared.of({
        preparationId,
        action,
        payload,
        letters: [...letters],
        ...(disclosure && { disclosure }),
        accountsDisclosed: disclosure ? disclosedIn(disclosure) : 0,
        step: next(context, 'prepare'),
        requester: at.requester,
        fewest: Math.max(consent.quorum, state.floor.fewest),
        consentHours: consent.hours,
        callBack: action === 'disclose' && needsCallBack(state, at),
      }),
    ]);
  },
});
