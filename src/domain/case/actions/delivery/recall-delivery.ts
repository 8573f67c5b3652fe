/** A person ends a delivery before its hour: its link, its code and its sessions open nothing from then on. */
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { deliveryUnknown, openDeliveries, withDelivery } from '../../model/delivery.js';
import { Id } from '../../model/event-schema.js';

const about = { deliveryId: Id, noteId: Id };

const deliveryRecalled = defineEvent('case.delivery_recalled', {
  label: { fr: 'Mise à disposition rappelée', en: 'Delivery recalled' },
  data: about,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { deliveryId }) => withDelivery(state, deliveryId, { ended: 'recalled' }),
});

export const recallDelivery = defineAction('recall_delivery', {
  label: { fr: 'Rappeler la mise à disposition', en: 'Recall the delivery' },
  input: about,
  events: [deliveryRecalled],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  guard: (state) => (openDeliveries(state).length > 0 ? null : deliveryUnknown),
  decide: ({ deliveryId, noteId }, { state }) =>
    openDeliveries(state).some(({ id }) => id === deliveryId)
      ? accept([deliveryRecalled.of({ deliveryId, noteId })])
      : refuse(deliveryUnknown),
  route: {
    path: 'deliveries/:deliveryId/recall',
    summary: 'Ends a delivery: its link, its code and its sessions open nothing from then on',
    note: 'reason',
  },
  offers: (state) => {
    const id = openDeliveries(state).at(-1)?.id;
    return id === undefined ? null : { id };
  },
  form: {},
});
