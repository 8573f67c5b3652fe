/** Where an answer would go: the zone of the mailbox that receives it. */
import type { Mailbox } from '../kernel/mailbox.js';
import type { AddressZone } from '../law/vocabulary.js';
import { zoneOfDomain } from './issuer.js';
import type { CommonReadingLaw } from './law.js';
import { isFromDis } from './sender.js';

/** DIS for a mailbox of the official machine channel, else the zone of its domain; UNKNOWN for a domain with no known owner. */
export const zoneOfMailbox = (
  mailbox: Mailbox,
  law: Pick<CommonReadingLaw, 'authorities' | 'operator'>,
): AddressZone => (isFromDis(mailbox, law.operator) ? 'DIS' : zoneOfDomain(mailbox.domain, law.authorities));
