/** The opinion was given. */
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { refusals } from '../../model/refusal.js';
import { Opinion } from '../../model/vocabulary.js';
import { awaitedOpinion } from './awaited.js';

const given = { opinionId: Id, opinion: Opinion, noteId: Id };

const opinionReceived = defineEvent('case.opinion_received', {
  data: given,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { opinionId, opinion }) => ({
    ...state,
    opinions: state.opinions.map((each) => (each.id === opinionId ? { ...each, opinion } : each)),
  }),
});

export const recordOpinion = defineAction('record_opinion', {
  input: given,
  events: [opinionReceived],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (awaitedOpinion(state) ? null : refusals.opinionNotAsked),
  decide: ({ opinionId, opinion, noteId }, { state }) =>
    awaitedOpinion(state, opinionId)
      ? accept([opinionReceived.of({ opinionId, opinion, noteId })])
      : refuse(refusals.opinionNotAsked),
  route: { path: 'opinions/:opinionId/answer', summary: 'The opinion was given', note: 'reason' },
});
