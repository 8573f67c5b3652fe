/** A person makes the sealed package of a released answer available to its approved recipient, and to no one else. */
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { availableUntil, objectionToDelivering, toDeliver } from '../../model/delivery.js';
import { madeAvailable } from '../../model/delivery-state.js';
import { Id } from '../../model/event-schema.js';
import { setTimer } from '../../model/follow-up.js';
import { refusals } from '../../model/refusal.js';

const deliveryOpened = defineEvent('case.delivery_opened', {
  label: { fr: 'Paquet mis à disposition sur le portail', en: 'Package made available on the portal' },
  data: madeAvailable,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { deliveryId: id, ...made }, by) => ({
    ...state,
    deliveries: [
      ...(state.deliveries ?? []),
      { id, ...made, by, linked: false, announced: false, codes: 0, received: false, ended: null },
    ],
  }),
  follow: ({ deliveryId, until }) => [{ do: 'announce_delivery', deliveryId }, setTimer('delivery', until, deliveryId)],
});

/** What was released is delivered as it was approved: the package of that answer, to the mailbox that its letter went to. */
export const openPortalDelivery = defineAction('open_delivery', {
  label: { fr: 'Mettre le paquet à disposition', en: 'Make the package available' },
  input: { deliveryId: Id, packageId: Id },
  events: [deliveryOpened],
  open: 'always',
  roles: ['jurist', 'head_of_legal'],
  sensitive: true,
  guard: (state, _actor, at) => objectionToDelivering(state, at),
  decide: ({ deliveryId, packageId }, { state, at }) => {
    const objection = objectionToDelivering(state, at);
    if (objection) return refuse(objection);
    const found = toDeliver(state).find((each) => each.packageId === packageId);
    if (!found || at.deliveryDays === null) return refuse(refusals.lookAgain);
    return accept([deliveryOpened.of({ deliveryId, ...found, until: availableUntil(at.now, at.deliveryDays) })]);
  },
  route: {
    path: 'deliveries',
    summary: 'Makes the sealed package of an answer available on the portal, to the recipient of that answer',
    newId: 'deliveryId',
  },
  offers: (state) => {
    const packageId = toDeliver(state).at(-1)?.packageId;
    return packageId === undefined ? null : { with: { packageId } };
  },
  form: {},
});
