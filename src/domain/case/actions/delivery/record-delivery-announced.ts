/** The mail with the link left for the recipient: from then on the package is available, and they know it. */
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { deliveryUnknown, openDeliveries, withDelivery } from '../../model/delivery.js';
import { Id } from '../../model/event-schema.js';
import { closeIfLeft } from '../../model/follow-up.js';

const data = { deliveryId: Id };

const deliveryAnnounced = defineEvent('case.delivery_announced', {
  label: { fr: 'Lien de remise envoyé', en: 'Link of a delivery sent' },
  data,
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { deliveryId }) => withDelivery(state, deliveryId, { announced: true }),
  follow: (_data, after) => (after.status === 'closed' ? [] : closeIfLeft(after)),
});

export const recordDeliveryAnnounced = defineAction('record_delivery_announced', {
  input: data,
  events: [deliveryAnnounced],
  open: 'service',
  roles: [],
  decide: ({ deliveryId }, { state }) =>
    openDeliveries(state).some(({ id, linked, announced }) => id === deliveryId && linked && !announced)
      ? accept([deliveryAnnounced.of({ deliveryId })])
      : refuse(deliveryUnknown),
});
