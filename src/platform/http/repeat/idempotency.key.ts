/**
 * What is kept of a write that may be sent again (draft-ietf-httpapi-idempotency-key-header): the key only as its
 * SHA-256, the answer only encrypted under a key derived from it. The table alone reveals nothing, neither
 * a name in an answer nor a password in a body (docs/promises.md#p7).
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Refusal, refusal } from '../../../domain/kernel/result.js';

export interface WriteIdentity {
  readonly personId: string;
  /** As the client made it, 16 to 255 visible characters. */
  readonly key: string;
  /** Method and address with its query. */
  readonly target: string;
  readonly body: Buffer;
}

export interface StoredIdentity {
  readonly personId: string;
  readonly keySha256: Buffer;
  readonly fingerprint: Buffer;
}

const VISIBLE = /^[\x21-\x7e]{16,255}$/;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Long enough not to be guessed, and legal in a header. */
export const isUsableKey = (key: string): boolean => VISIBLE.test(key);

export function storedIdentity({ personId, key, target, body }: WriteIdentity): StoredIdentity {
  return {
    personId,
    keySha256: createHash('sha256').update(key).digest(),
    fingerprint: createHmac('sha256', key).update(`${target}\n`).update(body).digest(),
  };
}

/** Nonce, tag and AES-256-GCM ciphertext; bound to the person. */
export function sealAnswer(identity: WriteIdentity, answer: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', answerKey(identity), nonce);
  const sealed = Buffer.concat([cipher.update(answer, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Throws when the bytes were sealed under another key or for another person. */
export function openAnswer(identity: WriteIdentity, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', answerKey(identity), sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const rest = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
}

const answerKey = ({ key, personId }: WriteIdentity): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, personId, 'greffe idempotent answer', 32));

/** The one refusal of a key that comes with another request, or with another command of a case. */
export const keyReused: Refusal = refusal(
  'idempotency-key-reused',
  'invalid',
  'Cette Idempotency-Key a déjà servi pour une autre demande : prenez-en une nouvelle.',
  'This Idempotency-Key was already used for another request: take a new one.',
);
