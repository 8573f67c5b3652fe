/** A link was made for the recipient of a delivery. The log keeps its SHA-256 alone: a link that people made opens nothing. */
import { accept, refuse } from '../../../kernel/result.js';
import { Sha256Text } from '../../../law/vocabulary.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { deliveryUnknown, openDelivery, withDelivery } from '../../model/delivery.js';
import { Id } from '../../model/event-schema.js';

const data = { deliveryId: Id, link: Sha256Text };

const deliveryLinked = defineEvent('case.delivery_linked', {
  label: { fr: 'Lien de remise créé', en: 'Link of a delivery made' },
  data,
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { deliveryId }) => withDelivery(state, deliveryId, { linked: true, announced: false }),
});

/** A link whose mail did not leave is followed by another: the one before it opens nothing any more. */
export const recordDeliveryLink = defineAction('record_delivery_link', {
  input: data,
  events: [deliveryLinked],
  open: 'service',
  roles: [],
  decide: ({ deliveryId, link }, { state, at }) => {
    const open = openDelivery(state, deliveryId, at);
    return open && !open.announced ? accept([deliveryLinked.of({ deliveryId, link })]) : refuse(deliveryUnknown);
  },
});
