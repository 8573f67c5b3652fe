/** The opinion was given. */
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { Opinion } from '../../model/vocabulary.js';
import { awaitedOpinion } from './awaited.js';

const opinionNotAsked = refusal(
  'opinion-not-asked',
  'conflict',
  'Aucun avis de ce numéro n’est attendu.',
  'No opinion of this number is awaited.',
);

const given = { opinionId: Id, opinion: Opinion, noteId: Id };

const opinionReceived = defineEvent('case.opinion_received', {
  label: { fr: 'Avis reçu', en: 'Opinion received' },
  data: given,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { opinionId, opinion }) => ({
    ...state,
    opinions: state.opinions.map((each) => (each.id === opinionId ? { ...each, opinion } : each)),
  }),
});

export const recordOpinion = defineAction('record_opinion', {
  label: { fr: 'Inscrire l’avis reçu', en: 'Record the opinion given' },
  input: given,
  events: [opinionReceived],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (awaitedOpinion(state) ? null : opinionNotAsked),
  decide: ({ opinionId, opinion, noteId }, { state }) =>
    awaitedOpinion(state, opinionId)
      ? accept([opinionReceived.of({ opinionId, opinion, noteId })])
      : refuse(opinionNotAsked),
  route: { path: 'opinions/:opinionId/answer', summary: 'The opinion was given', note: 'reason' },
  offers: (state) => {
    const id = awaitedOpinion(state)?.id;
    return id === undefined ? null : { id };
  },
  form: {
    opinion: {
      label: { fr: 'Avis', en: 'Opinion' },
      values: {
        applies: { fr: 'La loi s’applique', en: 'The act applies' },
        does_not_apply: { fr: 'La loi ne s’applique pas', en: 'The act does not apply' },
        favourable: { fr: 'Favorable', en: 'Favourable' },
        unfavourable: { fr: 'Défavorable', en: 'Unfavourable' },
        none: { fr: 'Sans réponse', en: 'No answer' },
      },
    },
  },
});
