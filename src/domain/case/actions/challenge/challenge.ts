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
  label: { fr: 'Recours formé', en: 'Challenged' },
  data: { ...raised, step: z.string() },
  by: 'person',
  evolve: (state, { challengeId, kind, suspends, step }) => ({
    ...voided(state, step),
    challenges: [...state.challenges, { id: challengeId, kind, suspends, result: null }],
  }),
});

export const challenge = defineAction('challenge', {
  label: { fr: 'Inscrire un recours', en: 'Record a challenge' },
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
  form: {
    kind: {
      label: { fr: 'Nature', en: 'Kind' },
      values: {
        objection_third_country_law: {
          fr: 'Objection tirée du droit d’un pays tiers',
          en: 'Objection from the law of a third country',
        },
        objection_to_enforcement: { fr: 'Objection à la mise en œuvre', en: 'Objection to enforcement' },
        nullity: { fr: 'Nullité', en: 'Nullity' },
        appeal: { fr: 'Appel', en: 'Appeal' },
        foreign_court: { fr: 'Juridiction étrangère', en: 'Foreign court' },
      },
    },
    suspends: { label: { fr: 'Le recours suspend tout envoi', en: 'It suspends whatever would leave' } },
  },
});
