/** The stream `keys`: which key signs for whom, and who confirmed it. Ids, public keys and closed words. */
import { z } from 'zod';
import { Role } from '../law/vocabulary.js';
import { canonical } from '../ledger/canonical.js';
import { sha256 } from '../ledger/hash.js';
import { type ActToSign, actOn } from './act.js';
import { base64url, Signature } from './signature.js';

export const KEYS_STREAM = 'keys';

export const keyKinds = ['passkey', 'password'] as const;
export const KeyKind = z.enum(keyKinds);
export type KeyKind = z.infer<typeof KeyKind>;

export const SigningKey = z.strictObject({
  key: z.uuid(),
  /** The account that it signs for. */
  person: z.uuid(),
  kind: KeyKind,
  /** COSE for a passkey, the 32 bytes of Ed25519 for a password. */
  publicKey: base64url(2_800),
  /** The site that a passkey belongs to: under another name of host it signs nothing. */
  rpId: z.string().min(1).max(253).nullable(),
  /** Model of the authenticator, where it says so; makers do not keep to the versions of UUIDs. */
  aaguid: z.guid().nullable(),
  /** It may be copied between the devices of its owner (WebAuthn 3, 6.1.3). */
  backupEligible: z.boolean().nullable(),
});
export type SigningKey = z.infer<typeof SigningKey>;

export const revocations = ['removed', 'refused', 'replaced', 'factors_forgotten', 'account_closed'] as const;
export const Revocation = z.enum(revocations);
export type Revocation = z.infer<typeof Revocation>;

/** The first two keys are not confirmed by a person: the ledger's key says that they were registered from the machine itself. */
export const Founding = z.strictObject({
  roles: z.array(Role).min(1),
  /** Rights recorded in the first so many entries of `config/people` stand as they were; 0 where there are none. */
  people: z.int().nonnegative(),
  /** Ed25519 by the key of the ledger, base64url. */
  signature: base64url(86),
});
export type Founding = z.infer<typeof Founding>;

export const KeyEnrolled = SigningKey.extend({
  /** By the key itself. */
  signature: Signature,
  /** Over the same act by a key of that person that counts; absent for a first key, and in entries of before rules version 4. */
  olderKey: Signature.optional(),
  /** The two codes of a grant, spent: the digest of each stands in what one of two people signed. */
  invitation: z
    .strictObject({
      grant: z.uuid(),
      /** Of the person who confirmed. */
      code: base64url(43),
      /** Of the person who asked; absent for a grant that is older than signed asks. */
      half: base64url(24).optional(),
    })
    .optional(),
});
/** The machine says that it will found that key; it does so seven days later, if no one who confirms ended it. */
export const KeyAnnounced = z.strictObject({
  key: z.uuid(),
  /** Ed25519 by the key of the ledger, base64url. */
  signature: base64url(86),
});
export const KeyConfirmed = z.union([
  z.strictObject({ key: z.uuid(), signature: Signature }),
  z.strictObject({ key: z.uuid(), founding: Founding }),
]);
export const KeyRevoked = z.strictObject({
  key: z.uuid(),
  why: Revocation,
  /**
   * By a key of its person that counts, or of a person who confirms where the machine announced the key; absent for another key
   * that waits, and in entries of version 0.2.0 and older.
   */
  signature: Signature.optional(),
});

/** What people compare: SHA-256 of all that is said of the key, hexadecimal. */
export function fingerprintOf(key: SigningKey): string {
  const { person, kind, publicKey, rpId, aaguid, backupEligible } = key;
  const said = canonical({ key: key.key, person, kind, publicKey, rpId, aaguid, backupEligible });
  return sha256(Buffer.from('greffe/key/v1\0', 'latin1'), Buffer.from(said, 'utf8')).toString('hex');
}

export const enrolmentOf = (key: SigningKey): ActToSign =>
  actOn('enrol_key', { payload: fingerprintOf(key), preparation: key.key });

export const revocationOf = (key: SigningKey): ActToSign =>
  actOn('revoke_key', { payload: fingerprintOf(key), preparation: key.key });

/** @param seq of the entry that enrols the key */
export const confirmationOf = (key: SigningKey, seq: number): ActToSign =>
  actOn('confirm_key', { payload: fingerprintOf(key), preparation: key.key, seq });

/** What the key of the ledger signs; no checkpoint ever reads so (C2SP tlog-checkpoint). */
export const foundingText = (key: SigningKey, { roles, people }: Omit<Founding, 'signature'>): string =>
  `greffe/founding-key/v1\n${canonical({ fingerprint: fingerprintOf(key), people, roles: [...roles] })}\n`;

/** What the key of the ledger signs when it announces a founding. */
export const announcementText = (key: SigningKey): string =>
  `greffe/founding-announced/v1\n${canonical({ fingerprint: fingerprintOf(key) })}\n`;
