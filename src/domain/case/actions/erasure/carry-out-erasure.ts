/** The service destroys the keys of an order whose days are over; the signatures are verified beside this decision. */
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { objectionToErasure, runningErasure } from '../../model/erasure.js';
import { Id } from '../../model/event-schema.js';

const erasureNotDue = refusal(
  'erasure-not-due',
  'conflict',
  'Cet effacement n’est pas confirmé, ou son délai court encore.',
  'This erasure is not confirmed, or its days still run.',
);

const erased = defineEvent('case.erased', {
  label: { fr: 'Contenu effacé : ses clés sont détruites', en: 'Content erased: its keys are destroyed' },
  data: { orderId: Id },
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { orderId }) => {
    const { erasureOrder } = state;
    if (erasureOrder?.id !== orderId) return state;
    return { ...state, erasureOrder: { ...erasureOrder, ended: 'carried_out' } };
  },
});

export const carryOutErasure = defineAction('carry_out_erasure', {
  input: { orderId: Id },
  events: [erased],
  open: 'service',
  roles: [],
  guard: (state, _actor, at) => objectionToErasure(state, at),
  decide: ({ orderId }, { state, at }) => {
    const order = runningErasure(state);
    const isDue = order?.id === orderId && order.confirmedBy !== null && isPast(order.dueAt, at);
    return isDue ? accept([erased.of({ orderId })]) : refuse(erasureNotDue);
  },
});
