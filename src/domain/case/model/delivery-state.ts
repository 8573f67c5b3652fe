/** What the state of a case keeps of a delivery: a sealed package that the recipient fetches from the portal. */
import { z } from 'zod';
import { Sha256Text } from '../../law/vocabulary.js';
import { Id, InstantText } from './event-schema.js';
import type { Frozen } from './floor-state.js';

/** What is made available, to whom, and until when; as the log keeps it. */
export const madeAvailable = {
  deliveryId: Id,
  packageId: Id,
  sha256: Sha256Text.describe('Of the seal of the package'),
  mailbox: Sha256Text.describe('Where the approved answer went: the digest of that mailbox, under the key of the case'),
  until: InstantText,
};

export const PortalDelivery = z
  .strictObject({
    ...{ id: Id, packageId: Id, sha256: Sha256Text, mailbox: Sha256Text, until: InstantText },
    by: z.string().describe('Who made it available'),
    linked: z.boolean().describe('A link was made for the recipient'),
    announced: z.boolean().describe('The mail with the link left'),
    codes: z.int().nonnegative().describe('Codes that were given to the recipient; the last one counts'),
    received: z.boolean().describe('The recipient stated the digest of the seal'),
    ended: z.enum(['recalled', 'expired']).nullable(),
  })
  .meta({ id: 'PortalDelivery' });
export type PortalDelivery = Frozen<z.infer<typeof PortalDelivery>>;
