/** The court decided, or the challenge was withdrawn. */
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import type { CaseState } from '../../model/state.js';
import { ChallengeResult } from '../../model/vocabulary.js';

const noChallenge = refusal(
  'no-challenge',
  'conflict',
  'Aucun recours de ce numéro n’est pendant.',
  'No challenge of this number is pending.',
);

const settlement = { challengeId: Id, result: ChallengeResult, noteId: Id };

const challengeSettled = defineEvent('case.challenge_settled', {
  label: { fr: 'Recours tranché', en: 'Challenge settled' },
  data: settlement,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { challengeId, result }) => ({
    ...state,
    challenges: state.challenges.map((each) => (each.id === challengeId ? { ...each, result } : each)),
  }),
});

const openOne = ({ challenges }: CaseState, challengeId?: string) =>
  challenges.find(({ id, result }) => result === null && (challengeId === undefined || id === challengeId));

export const settleChallenge = defineAction('settle_challenge', {
  label: { fr: 'Inscrire l’issue du recours', en: 'Record the result of the challenge' },
  input: settlement,
  events: [challengeSettled],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (openOne(state) ? null : noChallenge),
  decide: ({ challengeId, result, noteId }, { state }) =>
    openOne(state, challengeId) ? accept([challengeSettled.of({ challengeId, result, noteId })]) : refuse(noChallenge),
  route: {
    path: 'challenges/:challengeId/result',
    summary: 'The court decided, or the challenge was withdrawn',
    note: 'reason',
  },
  offers: (state) => {
    const id = openOne(state)?.id;
    return id === undefined ? null : { id };
  },
  form: {
    result: {
      label: { fr: 'Issue du recours', en: 'Result' },
      values: {
        upheld: { fr: 'Accueilli', en: 'Upheld' },
        partly_upheld: { fr: 'Accueilli en partie', en: 'Upheld in part' },
        rejected: { fr: 'Rejeté', en: 'Rejected' },
        withdrawn: { fr: 'Retrait', en: 'Withdrawal' },
      },
    },
  },
});
