/** Recalls a released answer before its delivery: it is never sent, and is prepared again. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';
import { entryOf } from '../../model/steps.js';

const nothingToRecall = refusal(
  'nothing-to-recall',
  'conflict',
  'Rien n’a été laissé partir qui puisse encore être retenu.',
  'Nothing that was sent can still be recalled.',
);

const about = { preparationId: Id, noteId: Id };

const recalled = defineEvent('case.recalled', {
  label: { fr: 'Envoi retenu avant son départ', en: 'Recalled before it left' },
  data: { ...about, step: z.string() },
  by: 'person',
  evolve: ({ question: _unasked, ...state }, { preparationId, step }) => ({
    ...withoutPreparation(state),
    step,
    left: state.left.filter(({ id }) => id !== preparationId),
    recalled: [...state.recalled, preparationId],
    referral: state.preparation?.action === 'refuse' ? null : state.referral,
  }),
});

export const recall = defineAction('recall', {
  label: { fr: 'Annuler l’envoi', en: 'Cancel the sending' },
  input: about,
  events: [recalled],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ preparation, lettersSent }) => {
    if (!preparation?.dispatchedBy || preparation.letters.length === 0) return nothingToRecall;
    return preparation.letters.some(({ id }) => lettersSent.includes(id)) ? refusals.dispatched : null;
  },
  decide: ({ preparationId, noteId }, { state, at }) => {
    const { circuit, classification, preparation } = state;
    if (preparation?.id !== preparationId) return refuse(refusals.payloadChanged);
    const step = entryOf(circuit, classification?.verdict, at.circuits);
    return accept([recalled.of({ preparationId, noteId, step })]);
  },
  offers: ({ preparation }) => (preparation ? { with: { preparationId: preparation.id } } : null),
});
