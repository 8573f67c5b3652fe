/** A signing key that only a password and the secret of this installation open together: Ed25519 under AES-256-GCM. */
import { hkdfSync, randomBytes, sign } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { publicKeyOf, signingKeyOf } from '../../domain/ledger/hash.js';
import { open, seal } from '../../platform/keys/sealed-box.js';

/** OWASP Password Storage, 2025: Argon2id, 46 MiB, one pass. */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1, outputLen: 32 };
const SALT_BYTES = 16;
const SEED_BYTES = 32;
const KEY_BYTES = 32;

export interface SealedSeed {
  readonly salt: Buffer;
  readonly box: Buffer;
}

/** Whose key it is, and what this installation alone can derive for them. */
export interface Owner {
  readonly person: string;
  readonly secret: Buffer;
}

export const newSeed = (): Buffer => randomBytes(SEED_BYTES);

/** The 32 bytes of the public key. */
export const publicKeyOfSeed = (seed: Buffer): Buffer => publicKeyOf(signingKeyOf(seed));

/** Ed25519 over the bytes as they are (RFC 8032). */
export const signWithSeed = (seed: Buffer, bytes: Buffer): Buffer => sign(null, bytes, signingKeyOf(seed));

export async function sealSeed(seed: Buffer, password: string, owner: Owner): Promise<SealedSeed> {
  const salt = randomBytes(SALT_BYTES);
  return { salt, box: seal(await keyOf(password, salt, owner), seed, owner.person) };
}

/** Undefined when the password, the person or the installation is another one. */
export async function openSeed({ salt, box }: SealedSeed, password: string, owner: Owner): Promise<Buffer | undefined> {
  const key = await keyOf(password, salt, owner);
  try {
    return open(key, box, owner.person);
  } catch {
    return undefined;
  }
}

/** HKDF-SHA-256 (RFC 5869) over what the password and the installation each give. */
async function keyOf(password: string, salt: Buffer, { secret }: Owner): Promise<Buffer> {
  const stretched = await hashRaw(password, { ...cost, salt });
  return Buffer.from(hkdfSync('sha256', Buffer.concat([stretched, secret]), '', 'greffe/person-key/v1', KEY_BYTES));
}
