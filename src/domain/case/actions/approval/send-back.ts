/** Back to preparation, with a reason. */
import { z } from 'zod';
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { waitingHere } from '../../model/leaving.js';
import { refusals } from '../../model/refusal.js';
import { next } from '../../model/steps.js';

const about = { preparationId: Id, noteId: Id };

const sentBack = defineEvent('case.sent_back', {
  label: { fr: 'Renvoyé à la préparation', en: 'Sent back to preparation' },
  data: { ...about, step: z.string() },
  by: 'person',
  evolve: (state, { step }) => ({ ...withoutPreparation(state), step }),
});

export const sendBack = defineAction('send_back', {
  label: { fr: 'Renvoyer à la préparation', en: 'Send back to preparation' },
  input: about,
  events: [sentBack],
  open: 'in_step',
  byAskedRoles: true,
  roles: ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'],
  guard: waitingHere,
  decide: ({ preparationId, noteId }, context) =>
    context.state.preparation?.id === preparationId
      ? accept([sentBack.of({ preparationId, noteId, step: next(context, 'send_back') })])
      : refuse(refusals.payloadChanged),
  route: { path: 'send-back', summary: 'Sends what was prepared back, with the reason', note: 'reason' },
});
