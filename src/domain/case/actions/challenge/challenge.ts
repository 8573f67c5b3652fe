/** The request is before a court; a challenge that suspends lets nothing leave. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { objectionToJudged } from '../../model/judged-request.js';
import { backFrom } from '../../model/steps.js';
import { ChallengeKind } from '../../model/vocabulary.js';

const raised = { challengeId: Id, kind: ChallengeKind, suspends: z.boolean(), noteId: Id };

const challenged = defineEvent('case.challenged', {
  data: { ...raised, step: z.string() },
  by: 'person',
  evolve: (state, { challengeId, kind, suspends, step }) => ({
    ...voided(state, step),
    challenges: [...state.challenges, { id: challengeId, kind, suspends, result: null }],
  }),
});

export const challenge = defineAction('challenge', {
  input: raised,
  events: [challenged],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: objectionToJudged,
  decide: ({ challengeId, kind, suspends, noteId }, context) =>
    accept([challenged.of({ challengeId, kind, suspends, noteId, step: backFrom(context) })]),
  route: {
    path: 'challenges',
    summary: 'The request is before a court; one that suspends lets nothing leave',
    note: 'reason',
    newId: 'challengeId',
  },
});
