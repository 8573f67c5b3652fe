/** One person stops the erasure, as long as no key is destroyed. */
import { accept, refuse } from '../../../kernel/result.js';
import { Signature } from '../../../signature/signature.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { runningErasure } from '../../model/erasure.js';
import { confirmers, stoppers } from '../../model/erasure-roles.js';
import { Id } from '../../model/event-schema.js';
import { notifyApprovers } from '../../model/follow-up.js';
import { noErasure } from './refusals.js';
import { orderedRows } from './rows.js';

const stopped = defineEvent('case.erasure_stopped', {
  label: { fr: 'Effacement arrêté', en: 'Erasure stopped' },
  data: { orderId: Id, signature: Signature.optional() },
  by: 'person',
  keepsPreparation: true,
  signs: ({ orderId }) => ['stop_erasure', { preparation: orderId }],
  evolve: (state, { orderId }) => {
    const { erasureOrder } = state;
    if (erasureOrder?.id !== orderId) return state;
    return { ...state, erasureOrder: { ...erasureOrder, ended: 'stopped' } };
  },
  follow: () => [notifyApprovers('erasure_stopped', confirmers)],
});

export const stopErasure = defineAction('stop_erasure', {
  label: { fr: 'Arrêter l’effacement', en: 'Stop the erasure' },
  input: { orderId: Id },
  events: [stopped],
  open: 'always',
  roles: stoppers,
  guard: (state) => (runningErasure(state) ? null : noErasure),
  decide: ({ orderId }, { state }) =>
    runningErasure(state)?.id === orderId ? accept([stopped.of({ orderId })]) : refuse(noErasure),
  route: {
    path: 'erasure-orders/:orderId/stop',
    summary: 'Stops an erasure that is ordered, as long as no key is destroyed: one person is enough',
  },
  offers: (state) => {
    const order = runningErasure(state);
    if (!order) return null;
    const { id, by } = order;
    return { id, signs: { act: 'stop_erasure', preparation: id, by, rows: orderedRows(order) } };
  },
  form: {},
});
