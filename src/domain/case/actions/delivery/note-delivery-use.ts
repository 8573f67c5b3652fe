/** What the portal wrote of a delivery comes to its case: the receipt of the recipient, and misuse, each once. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { withDelivery } from '../../model/delivery.js';
import { Id } from '../../model/event-schema.js';
import { alarm, alarmRaised } from '../alarm/alarm-raised.js';

const deliveryReceived = defineEvent('case.delivery_received', {
  label: { fr: 'Paquet reçu, selon son destinataire', en: 'Package received, as its recipient states' },
  data: { deliveryId: Id },
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { deliveryId }) => withDelivery(state, deliveryId, { received: true }),
});

export const noteDeliveryUse = defineAction('note_delivery_use', {
  input: { deliveryId: Id, received: z.boolean(), misused: z.boolean() },
  events: [deliveryReceived, alarmRaised],
  open: 'service',
  roles: [],
  decide: ({ deliveryId, received, misused }, { state }) => {
    const delivery = state.deliveries?.find(({ id }) => id === deliveryId);
    const known = state.alarms.some(({ code, about }) => code === 'delivery_misused' && about === deliveryId);
    return accept([
      ...(received && delivery && !delivery.received ? [deliveryReceived.of({ deliveryId })] : []),
      ...(misused && delivery && !known ? [alarm('delivery_misused', deliveryId)] : []),
    ]);
  },
});
