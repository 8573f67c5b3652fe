/**
 * The twin of domain/ledger/hash.ts in a browser: the build puts it in its place. SHA-256 is computed at once, which the
 * browser's own cannot; Ed25519 is the browser's own, asked in verify.ts.
 */
import { sha256 as digest } from '@noble/hashes/sha2';
import { Bytes } from './bytes.js';

export const sha256 = (...parts: readonly Uint8Array[]): Bytes => Bytes.from(digest(Bytes.concat(parts)));

export const sha256Into = (input: Uint8Array, target: Uint8Array, offset: number): void =>
  target.set(digest(input), offset);

const elsewhere = (): never => {
  throw new Error('A browser signs nothing, and verifies signatures in its own time.');
};
export const [publicKeyOf, signingKeyOf, sign, verify] = [elsewhere, elsewhere, elsewhere, elsewhere];
