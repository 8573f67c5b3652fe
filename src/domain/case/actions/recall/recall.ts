/** What was let go and has not left never leaves, and is prepared again. */
import { z } from 'zod';
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';
import { entryOf } from '../../model/steps.js';

const about = { preparationId: Id, noteId: Id };

const recalled = defineEvent('case.recalled', {
  data: { ...about, step: z.string() },
  by: 'person',
  evolve: (state, { preparationId, step }) => ({
    ...withoutPreparation(state),
    step,
    left: state.left.filter(({ id }) => id !== preparationId),
    recalled: [...state.recalled, preparationId],
    referral: state.preparation?.action === 'refuse' ? null : state.referral,
  }),
});

export const recall = defineAction('recall', {
  input: about,
  events: [recalled],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ preparation, lettersSent }) => {
    if (!preparation?.dispatchedBy || preparation.letters.length === 0) return refusals.nothingToRecall;
    return preparation.letters.some(({ id }) => lettersSent.includes(id)) ? refusals.dispatched : null;
  },
  decide: ({ preparationId, noteId }, { state, at }) => {
    const { circuit, classification, preparation } = state;
    if (preparation?.id !== preparationId) return refuse(refusals.payloadChanged);
    const step = entryOf(circuit, classification?.verdict, at.circuits);
    return accept([recalled.of({ preparationId, noteId, step })]);
  },
});
