/** People who sign, in software: by a key of the kind that a password opens, or by a passkey. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { type ActToSign, digestOfAct } from '../../src/domain/signature/act.js';
import { enrolmentOf, foundingText, type KeyEnrolled, type SigningKey } from '../../src/domain/signature/key-event.js';
import { signedTogether } from '../../src/domain/signature/list.js';
import type { Signature } from '../../src/domain/signature/signature.js';
import { Authenticator, type Oddity } from './authenticator.js';
import type { Algorithm } from './cose-key.js';

export interface Signatory {
  readonly key: SigningKey;
  sign(act: ActToSign): Signature;
  /** One signature for all, with the place of each. */
  signTogether(acts: readonly ActToSign[]): Signature[];
}

/** What is kept of the enrolment of a key, signed by itself, and by an older one of its person where there is one. */
export const enrolled = ({ key, sign: by }: Signatory, older?: Signatory): (typeof KeyEnrolled)['_output'] => ({
  ...key,
  signature: by(enrolmentOf(key)),
  ...(older && { olderKey: older.sign(enrolmentOf(key)) }),
});

/** The two codes of a grant, as two people make them. */
export function newCodes() {
  const [code, half] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('hex').slice(0, 24)];
  const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
  return { code, half, codeDigest: digestOf(code), halfDigest: digestOf(half) };
}

/** The key of the ledger says that the key was registered from the machine. */
export function founded(key: SigningKey, machine: KeyObject, roles: readonly Role[], people = 0) {
  const said = { roles: [...roles], people };
  return { ...said, signature: sign(null, Buffer.from(foundingText(key, said)), machine).toString('base64url') };
}

const together = (acts: readonly ActToSign[], over: (challenge: Buffer) => Signature): Signature[] => {
  const { challenge, inclusions } = signedTogether(acts);
  const signature = over(challenge);
  return inclusions.map((list) => ({ ...signature, list }));
};

export function passwordSignatory(person: string, keys = generateKeyPairSync('ed25519')): Signatory {
  const id = randomUUID();
  const over = (challenge: Buffer): Signature => ({
    key: id,
    signature: sign(null, challenge, keys.privateKey).toString('base64url'),
  });
  const { x = '' } = keys.publicKey.export({ format: 'jwk' });
  const none = { rpId: null, aaguid: null, backupEligible: null };
  return {
    key: { key: id, person, kind: 'password', publicKey: x, ...none },
    sign: (act) => over(digestOfAct(act)),
    signTogether: (acts) => together(acts, over),
  };
}

const RP = 'greffe.example';

export function passkeySignatory(person: string, algorithm: Algorithm = 'ES256', oddity: Oddity = {}): Signatory {
  const id = randomUUID();
  const device = new Authenticator(`https://${RP}`, oddity, algorithm);
  const over = (challenge: Buffer): Signature => {
    const { clientDataJSON, authenticatorData, signature } = device.get({
      challenge: challenge.toString('base64url'),
      rpId: RP,
    }).response;
    return { key: id, clientDataJSON, authenticatorData, signature };
  };
  const publicKey = device.cose.toString('base64url');
  return {
    key: { key: id, person, kind: 'passkey', publicKey, rpId: RP, aaguid: null, backupEligible: false },
    sign: (act) => over(digestOfAct(act)),
    signTogether: (acts) => together(acts, over),
  };
}
