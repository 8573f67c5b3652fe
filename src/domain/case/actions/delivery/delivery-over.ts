/** The time of a delivery is over. */
import { type Context, defineEvent } from '../../model/action.js';
import { openDeliveries, withDelivery } from '../../model/delivery.js';
import { isPast } from '../../model/due.js';
import { Id } from '../../model/event-schema.js';

export const deliveryExpired = defineEvent('case.delivery_expired', {
  label: { fr: 'Fin de la mise à disposition', en: 'Delivery expired' },
  data: { deliveryId: Id },
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { deliveryId }) => withDelivery(state, deliveryId, { ended: 'expired' }),
});

/** When its timer falls due. */
export function deliveryOver(about: string | null, { state, at }: Context) {
  const over = openDeliveries(state).find(({ id, until }) => id === about && isPast(until, at));
  return over ? [deliveryExpired.of({ deliveryId: over.id })] : [];
}
