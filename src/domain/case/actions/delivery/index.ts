import { giveDeliveryCode } from './give-delivery-code.js';
import { noteDeliveryUse } from './note-delivery-use.js';
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
  noteDeliveryUse,
] as const;
