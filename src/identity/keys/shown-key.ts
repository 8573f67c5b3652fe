import type { Authority } from '../../domain/signature/authority.js';
import { fingerprintOf, type SigningKey } from '../../domain/signature/key-event.js';
import { foundingFrom, type KnownKey } from '../../domain/signature/known-keys.js';

export interface ShownKey extends Omit<SigningKey, 'key' | 'publicKey'> {
  readonly id: string;
  readonly fingerprint: string;
  readonly state: KnownKey['state'];
  readonly enrolledAt: string;
  /** Another person may confirm it: it was proved by an older key of its person or by a grant of two people. */
  readonly confirmable: boolean;
  /** To be stated in the confirmation that is signed. */
  readonly seq: number;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  /** When the machine may found it, where it announced that; null for another key. */
  readonly foundedFrom: string | null;
  /** It belongs to another host name than the one of now: it signs nothing here. */
  readonly otherSite: boolean;
}

/** @param site the name of host that this installation has now */
export function shownKey(authority: Authority, known: KnownKey, site: string): ShownKey {
  const { key, state, seq, enrolledAt, confirmedBy, confirmedAt } = known;
  const { key: id, person, kind, rpId, aaguid, backupEligible } = key;
  return {
    ...{ id, person, kind, rpId, aaguid, backupEligible, fingerprint: fingerprintOf(key) },
    ...{ state, seq, enrolledAt, confirmedBy, confirmedAt },
    confirmable: authority.isConfirmable(known),
    foundedFrom: known.announcedAt && foundingFrom(known.announcedAt),
    otherSite: rpId !== null && rpId !== site,
  };
}
