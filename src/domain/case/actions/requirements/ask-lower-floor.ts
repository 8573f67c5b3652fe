/** A person asks that the case require no more than its present judgement. */
import { accept, refusal } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { isRaised } from '../../model/floor.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { refusals } from '../../model/refusal.js';
import { secondRoles } from '../../model/second-person.js';
import { LoweringReason } from '../../model/vocabulary.js';
import { apartOf, loweringOf, objectionToLowering, rowsOf } from './lowering.js';

const floorNotRaised = refusal(
  'floor-not-raised',
  'conflict',
  'La qualification en vigueur demande déjà tout ce que le dossier a demandé : il n’y a rien à abaisser.',
  'The classification in force already asks all that the case ever asked: there is nothing to lower.',
);

const request = { why: LoweringReason, noteId: Id };

const loweringAsked = defineEvent('case.floor_lowering_asked', {
  label: { fr: 'Baisse des exigences demandée', en: 'Lower requirements asked for' },
  data: { ...request, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ why }, before) => {
    const { approvers, from } = before.floor;
    const payload = loweringOf({ approvers: [...approvers], apart: apartOf(from), why }, before);
    return ['ask_lower_floor', { payload }];
  },
  evolve: (state, { why, noteId, signature }, account) => ({
    ...state,
    lowering: signature ? { why, noteId, by: account } : state.lowering,
  }),
  follow: (_data, after) => [notifyApprovers('lowering_asked', secondRoles(after))],
});

export const askLowerFloor = defineAction('ask_lower_floor', {
  label: { fr: 'Demander d’abaisser les exigences', en: 'Ask to lower the requirements' },
  input: request,
  events: [loweringAsked],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  guard: (state, actor, at) => {
    if (!state.classification) return refusals.notClassified;
    return isRaised(state) ? objectionToLowering(state, actor, at) : floorNotRaised;
  },
  decide: ({ why, noteId }) => accept([loweringAsked.of({ why, noteId })]),
  route: {
    path: 'requirements/lowering',
    summary: 'Asks that the case require no more than its present judgement',
    note: 'reason',
  },
  offers: (state) => {
    const { approvers, from } = state.floor;
    const of = { approvers, apart: apartOf(from), earlier: state.loweredBy.length };
    return { signs: { act: 'ask_lower_floor', payload: { of, fields: ['why'] }, rows: rowsOf(state) } };
  },
  form: { why: { label: { fr: 'Pourquoi', en: 'Why' }, of: 'loweringReason' } },
});
