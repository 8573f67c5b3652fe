import { giveDeliveryCode } from './give-delivery-code.js';
import { openPortalDelivery } from './open-delivery.js';
import { recallDelivery } from './recall-delivery.js';
import { recordDeliveryAnnounced } from './record-delivery-announced.js';
import { recordDeliveryLink } from './record-delivery-link.js';

export const delivery = [
  openPortalDelivery,
  giveDeliveryCode,
  recallDelivery,
  recordDeliveryLink,
  recordDeliveryAnnounced,
] as const;
