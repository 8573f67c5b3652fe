/** The court decided, or the challenge was withdrawn. */
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';
import { ChallengeResult } from '../../model/vocabulary.js';

const settlement = { challengeId: Id, result: ChallengeResult, noteId: Id };

const challengeSettled = defineEvent('case.challenge_settled', {
  data: settlement,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { challengeId, result }) => ({
    ...state,
    challenges: state.challenges.map((each) => (each.id === challengeId ? { ...each, result } : each)),
  }),
});

const isOpen = ({ challenges }: CaseState, challengeId?: string): boolean =>
  challenges.some(({ id, result }) => result === null && (challengeId === undefined || id === challengeId));

export const settleChallenge = defineAction('settle_challenge', {
  input: settlement,
  events: [challengeSettled],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (isOpen(state) ? null : refusals.noChallenge),
  decide: ({ challengeId, result, noteId }, { state }) =>
    isOpen(state, challengeId)
      ? accept([challengeSettled.of({ challengeId, result, noteId })])
      : refuse(refusals.noChallenge),
  route: {
    path: 'challenges/:challengeId/result',
    summary: 'The court decided, or the challenge was withdrawn',
    note: 'reason',
  },
});
