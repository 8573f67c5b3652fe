/** AES-256-GCM of one value: nonce, tag, ciphertext. The context is not stored; a box opens only where it was sealed. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const CIPHER = 'aes-256-gcm';
/** NIST SP 800-38D 8.2.2: 96 random bits, for far fewer than 2^32 boxes a key. */
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

export function seal(key: Buffer, plaintext: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

/** Throws when the box was changed, or sealed under another key or context. */
export function open(key: Buffer, box: Buffer, context: string): Buffer {
  const nonce = box.subarray(0, NONCE_BYTES);
  const tag = box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new Error(`The sealed box "${context}" does not open: it was altered, or sealed under another key.`, {
      cause: error,
    });
  }
}
