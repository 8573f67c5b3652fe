/** Recalls a released answer before its delivery: it is never sent, or its data never are, and it is prepared again. */
import { z } from 'zod';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { isWithheldByPortal } from '../../model/delivery.js';
import { Id } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { refusals } from '../../model/refusal.js';
import { entryOf } from '../../model/steps.js';

const nothingToRecall = refusal(
  'nothing-to-recall',
  'conflict',
  'Aucune réponse envoyée n’attend encore son départ : il n’y a rien à annuler.',
  'No answer that was sent still waits to leave: there is nothing to cancel.',
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
  guard: (state) => {
    const { preparation, lettersSent } = state;
    if (!preparation?.dispatchedBy || preparation.letters.length === 0) return nothingToRecall;
    const hasLeft = preparation.letters.some(({ id }) => lettersSent.includes(id));
    return hasLeft && !isWithheldByPortal(state, preparation) ? refusals.dispatched : null;
  },
  decide: ({ preparationId, noteId }, { state, at }) => {
    const { circuit, classification, preparation } = state;
    if (preparation?.id !== preparationId) return refuse(refusals.payloadChanged);
    const step = entryOf(circuit, classification?.verdict, at.circuits);
    return accept([recalled.of({ preparationId, noteId, step })]);
  },
  route: {
    path: 'recall',
    summary: 'Recalls a released answer that was not delivered yet: it is never delivered, and is prepared again',
    note: 'reason',
    byService: [],
  },
  form: {},
  offers: ({ preparation }) => (preparation ? { with: { preparationId: preparation.id } } : null),
});
