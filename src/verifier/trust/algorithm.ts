/** Which algorithms are believed (ANSSI, Guide des mécanismes cryptographiques; ETSI TS 119 312), and how they verify. */
import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { childrenOf, dottedOf, encode, nothing, objectIdentifier, onlyNode, sequence, smallInteger } from './der.js';
import { oid } from './oid.js';

const digestNames: Record<string, string> = {
  [oid.sha256]: 'sha256',
  [oid.sha384]: 'sha384',
  [oid.sha512]: 'sha512',
};

interface Scheme {
  readonly key: 'ec' | 'rsa';
  readonly digest: string;
  readonly padding?: number;
  readonly saltLength?: number;
}

const schemes: Record<string, Scheme> = {
  [oid.ecdsaWithSha256]: { key: 'ec', digest: 'sha256' },
  [oid.ecdsaWithSha384]: { key: 'ec', digest: 'sha384' },
  [oid.ecdsaWithSha512]: { key: 'ec', digest: 'sha512' },
  [oid.rsaWithSha256]: { key: 'rsa', digest: 'sha256' },
  [oid.rsaWithSha384]: { key: 'rsa', digest: 'sha384' },
  [oid.rsaWithSha512]: { key: 'rsa', digest: 'sha512' },
};
const SMALLEST_RSA = 2048;
const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** `sha256`, `sha384` or `sha512`; null for every other algorithm, and for one with parameters (RFC 5754, 2: NULL or none). */
export function digestNameOf(algorithm: Buffer): string | null {
  const node = onlyNode(algorithm);
  const [type, ...parameters] = childrenOf(node);
  const bare = parameters.length === 0 || Buffer.concat(parameters.map(({ raw }) => raw)).equals(nothing);
  return node.tag === 0x30 && bare ? (digestNames[dottedOf(type)] ?? null) : null;
}

export const digestOf = (name: string, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RSASSA-PSS with one digest for message and mask, and a salt as long as the digest (RFC 4055). */
function pssScheme(parameters: Buffer | undefined): Scheme | null {
  const fields = new Map(
    parameters ? childrenOf(onlyNode(parameters)).map((field) => [field.tag, childrenOf(field)[0]]) : [],
  );
  const [hash, mask, salt] = [fields.get(0xa0), fields.get(0xa1), fields.get(0xa2)];
  const digest = hash ? digestNameOf(hash.raw) : null;
  const [maskType, maskHash] = mask ? childrenOf(mask) : [];
  const agrees = maskHash && dottedOf(maskType) === oid.maskGeneration && digestNameOf(maskHash.raw) === digest;
  const saltLength = salt?.content[0] ?? 0;
  if (!digest || !hash || !agrees || saltLength !== Number(digest.slice(3)) / 8) return null;
  const written = sequence(
    encode(0xa0, hash.raw),
    encode(0xa1, sequence(objectIdentifier(oid.maskGeneration), maskHash.raw)),
    encode(0xa2, smallInteger(saltLength)),
  );
  if (!parameters?.equals(written)) return null;
  return { key: 'rsa', digest, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
}

/**
 * `digest` serves where CMS says only "RSA" and names the digest elsewhere (RFC 3370, 3.2). No signature covers its own
 * algorithm everywhere: it has one form, with no parameter where it needs none.
 */
function schemeOf(algorithm: Buffer, digest: string | null): Scheme | null {
  const node = onlyNode(algorithm);
  const [type, parameters, ...more] = childrenOf(node);
  const name = dottedOf(type);
  if (node.tag !== 0x30 || more.length > 0) return null;
  if (name === oid.rsaPss) return pssScheme(parameters?.raw);
  const scheme = name === oid.rsaEncryption && digest ? { key: 'rsa' as const, digest } : schemes[name];
  const bare = !parameters || (scheme?.key === 'rsa' && parameters.raw.equals(nothing));
  return scheme && bare ? scheme : null;
}

/** Null for a key that is too short, on another curve, or of another kind. */
function strongKey(publicKey: Buffer): KeyObject | null {
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
    const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
    const strong = key.asymmetricKeyType === 'rsa' ? modulusLength >= SMALLEST_RSA : curves.has(namedCurve);
    return strong ? key : null;
  } catch {
    return null;
  }
}

export const isStrongKey = (publicKey: Buffer): boolean => strongKey(publicKey) !== null;

/** True when the signature is over exactly these bytes, by that key, with an algorithm that is believed. */
export function isSignedBy(
  publicKey: Buffer,
  algorithm: Buffer,
  bytes: Buffer,
  signature: Buffer,
  digest: string | null = null,
): boolean {
  const scheme = schemeOf(algorithm, digest);
  const key = strongKey(publicKey);
  if (!scheme || !key || key.asymmetricKeyType !== scheme.key) return false;
  const { padding, saltLength } = scheme;
  const how = padding === undefined ? key : { key, padding, saltLength: saltLength ?? 0 };
  return verify(scheme.digest, bytes, how, signature);
}
