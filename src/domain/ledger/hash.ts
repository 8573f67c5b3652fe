/** The one place where the domain touches cryptography: SHA-256, Ed25519 (RFC 8032). */
import {
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto';

/** An Ed25519 private key; it stays an opaque handle, so that it is never printed by mistake. */
export type SigningKey = KeyObject;

/** DER of a SubjectPublicKeyInfo of Ed25519 up to its 32 key bytes (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** DER of a PKCS#8 Ed25519 private key up to its 32 seed bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);

export function sha256(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.from(hash('sha256', joined(parts), 'binary'), 'latin1');
}

/** The same as base64, and no Buffer for it. */
export function sha256Base64(...parts: readonly Uint8Array[]): string {
  return hash('sha256', joined(parts), 'base64');
}

const BLOCK = 64;
/** Used again for each HMAC, hashing being synchronous; the inner one as long as texts are of one length. */
let inner = Buffer.alloc(BLOCK);
const outer = Buffer.alloc(BLOCK + 32);

/** HMAC (RFC 2104) as two digests at once: a report asks for a dozen a request. */
export function hmacSha256(key: Uint8Array, text: string): Buffer {
  const short = key.length > BLOCK ? sha256(key) : key;
  const length = BLOCK + Buffer.byteLength(text, 'utf8');
  if (inner.length !== length) inner = Buffer.alloc(length);
  for (let at = 0; at < BLOCK; at += 1) {
    const byte = short[at] ?? 0;
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  inner.write(text, BLOCK, 'utf8');
  sha256Into(inner, outer, BLOCK);
  return sha256(outer);
}

/** Writes the SHA-256 of `input`, a text as UTF-8, at `offset` of `target`: no Buffer per digest, so a million nodes stay flat. */
export function sha256Into(input: Uint8Array | string, target: Buffer, offset: number): void {
  target.write(hash('sha256', input, 'binary'), offset, 32, 'latin1');
}

/** Throws when the key is not Ed25519: a log has one kind of signature. */
export function publicKeyOf(key: SigningKey): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('The ledger signs with Ed25519 and no other key.');
  const of = key.type === 'public' ? key : createPublicKey(key);
  return of.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length);
}

/** The private key of a 32-byte seed (RFC 8032, 5.1.5). */
export function signingKeyOf(seed: Uint8Array): SigningKey {
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

export function sign(text: string, key: SigningKey): Buffer {
  return signWith(null, Buffer.from(text, 'utf8'), key);
}

export function verify(text: string, publicKey: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return verifyWith(null, Buffer.from(text, 'utf8'), key, signature);
}
