/** Verifies one signature over one challenge: a WebAuthn assertion (WebAuthn 3, 7.2), or Ed25519 (RFC 8032). No network, no clock. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from '../ledger/hash.js';
import { readCoseKey } from './cose.js';
import type { PasskeySignature, Signature } from './signature.js';

/** The public half of a key, as its entry holds it. */
export interface PublicKey {
  readonly kind: 'passkey' | 'password';
  /** Base64url: COSE for a passkey, the 32 bytes of Ed25519 for a password. */
  readonly publicKey: string;
  /** Name of the site that the passkey belongs to; null for a password. */
  readonly rpId: string | null;
}

export type SignatureFault =
  | 'malformed'
  | 'algorithm'
  | 'type'
  | 'challenge'
  | 'origin'
  | 'rp_id'
  | 'user_not_verified'
  | 'signature';

const ClientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
});

/** User present, and user verified: bits 0 and 2 (WebAuthn 3, 6.1). */
const PRESENT_AND_VERIFIED = 0x05;
/** rpIdHash, flags, counter: the least that an authenticator returns. */
const SHORTEST_DATA = 37;

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');

/** Null when the signature was made by that key over that challenge, with the user verified. The counter is not looked at. */
export function faultOfSignature(signature: Signature, challenge: Buffer, key: PublicKey): SignatureFault | null {
  if (key.kind === 'password') {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKey };
    return 'authenticatorData' in signature ? 'malformed' : faultOf(challenge, jwk, null, signature);
  }
  return 'authenticatorData' in signature ? faultOfAssertion(signature, challenge, key) : 'malformed';
}

function faultOfAssertion(signature: PasskeySignature, challenge: Buffer, key: PublicKey): SignatureFault | null {
  const [data, clientData] = [bytesOf(signature.authenticatorData), bytesOf(signature.clientDataJSON)];
  const fault = faultOfClientData(clientData, challenge, key.rpId ?? '');
  if (fault) return fault;
  if (data.length < SHORTEST_DATA) return 'malformed';
  if (!data.subarray(0, 32).equals(sha256(Buffer.from(key.rpId ?? '', 'utf8')))) return 'rp_id';
  if (((data[32] ?? 0) & PRESENT_AND_VERIFIED) !== PRESENT_AND_VERIFIED) return 'user_not_verified';
  const cose = readCoseKey(bytesOf(key.publicKey));
  if (!cose) return 'algorithm';
  const signed = Buffer.concat([data, sha256(clientData)]);
  return faultOf(signed, cose.jwk, cose.algorithm === 'EdDSA' ? null : 'sha256', signature);
}

function faultOfClientData(bytes: Buffer, challenge: Buffer, rpId: string): SignatureFault | null {
  const client = ClientData.safeParse(jsonOf(bytes)).data;
  if (!client) return 'malformed';
  if (client.type !== 'webauthn.get') return 'type';
  if (client.challenge !== challenge.toString('base64url')) return 'challenge';
  return client.crossOrigin !== true && isOfSite(client.origin, rpId) ? null : 'origin';
}

/** The page was of the site itself or of a name below it, over TLS but on localhost (WebAuthn 3, 5.1.3). */
function isOfSite(origin: string, rpId: string): boolean {
  if (rpId === '' || !URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
  return isSafe && (hostname === rpId || hostname.endsWith(`.${rpId}`));
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

function faultOf(
  signed: Buffer,
  jwk: { readonly kty: string },
  hash: 'sha256' | null,
  { signature }: Signature,
): SignatureFault | null {
  const key = readKey(jwk);
  if (!key) return 'algorithm';
  return verify(hash, signed, key, bytesOf(signature)) ? null : 'signature';
}

/** Null when the numbers are no key: a point that is not on its curve. */
function readKey(jwk: { readonly kty: string }): KeyObject | null {
  try {
    return createPublicKey({ format: 'jwk', key: { ...jwk } });
  } catch {
    return null;
  }
}
