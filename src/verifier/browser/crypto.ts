/**
 * The part of node:crypto that verifying needs, for a browser: digests at once, signatures by Web Crypto, which answers
 * later. A signature not judged yet is written down as a question and taken to hold; the work is then done again with
 * every answer known, and only that second word counts (`settled`).
 */
import { sha1 } from '@noble/hashes/legacy';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2';
import { childrenOf, dottedOf, onlyNode } from '../trust/der.js';

type Encoding = 'hex' | 'binary' | 'base64';
const digests = { sha1, sha256, sha384, sha512 } as const;
type Name = keyof typeof digests;
const webNames: Record<string, string> = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' };

const bytesOf = (data: string | Uint8Array): Uint8Array =>
  typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
const encoded = (bytes: Uint8Array, encoding?: Encoding): Buffer | string =>
  encoding ? Buffer.from(bytes).toString(encoding) : Buffer.from(bytes);

class Hash {
  constructor(private readonly state: { update(bytes: Uint8Array): unknown; digest(): Uint8Array }) {}

  update(data: string | Uint8Array): this {
    this.state.update(bytesOf(data));
    return this;
  }

  digest(encoding?: Encoding): Buffer | string {
    return encoded(this.state.digest(), encoding);
  }
}

export const createHash = (name: Name): Hash => new Hash(digests[name].create());
export const hash = (name: Name, data: string | Uint8Array, encoding: Encoding): Buffer | string =>
  encoded(digests[name](bytesOf(data)), encoding);

export const constants = { RSA_PKCS1_PSS_PADDING: 6 } as const;

const curveNames: Record<string, { readonly node: string; readonly web: string; readonly bytes: number }> = {
  '1.2.840.10045.3.1.7': { node: 'prime256v1', web: 'P-256', bytes: 32 },
  '1.3.132.0.34': { node: 'secp384r1', web: 'P-384', bytes: 48 },
  '1.3.132.0.35': { node: 'secp521r1', web: 'P-521', bytes: 66 },
};
const [RSA, EC, ED25519] = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1', '1.3.101.112'];

interface PublicKey {
  readonly spki: Buffer;
  readonly asymmetricKeyType: 'rsa' | 'ec' | 'ed25519';
  readonly asymmetricKeyDetails: { readonly modulusLength?: number; readonly namedCurve?: string };
  readonly curve?: { readonly web: string; readonly bytes: number };
}

function bitsOfInteger(content: Buffer): number {
  const first = content.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (content.length - first) * 8 - Math.clz32(content[first] ?? 0) + 24;
}

/** Throws on a key of another kind. */
export function createPublicKey({ key: spki }: { readonly key: Buffer }): PublicKey {
  const [algorithm, bits] = childrenOf(onlyNode(spki));
  const [type, parameters] = algorithm ? childrenOf(algorithm) : [];
  const kind = dottedOf(type);
  if (kind === ED25519) return { spki, asymmetricKeyType: 'ed25519', asymmetricKeyDetails: {} };
  if (kind === RSA && bits) {
    const [modulus] = childrenOf(onlyNode(bits.content.subarray(1)));
    const modulusLength = modulus ? bitsOfInteger(modulus.content) : 0;
    return { spki, asymmetricKeyType: 'rsa', asymmetricKeyDetails: { modulusLength } };
  }
  const curve = kind === EC ? curveNames[dottedOf(parameters)] : undefined;
  if (!curve) throw new TypeError('The key is of no kind that is believed.');
  return { spki, asymmetricKeyType: 'ec', asymmetricKeyDetails: { namedCurve: curve.node }, curve };
}

/** r and s as Web Crypto wants them, from their DER; null when they are no such pair. */
function rawPair(der: Buffer, width: number): Buffer | null {
  try {
    const parts = childrenOf(onlyNode(der)).map(({ content }) => content.subarray(content[0] === 0 ? 1 : 0));
    if (parts.length !== 2 || parts.some(({ length }) => length > width)) return null;
    return Buffer.concat(parts.map((part) => Buffer.concat([Buffer.alloc(width - part.length), part])));
  } catch {
    return null;
  }
}

interface Question {
  readonly digest: string | null;
  readonly bytes: Uint8Array;
  readonly key: PublicKey;
  readonly saltLength: number | null;
  readonly signature: Buffer;
}

async function ask({ digest, bytes, key, saltLength, signature }: Question): Promise<boolean> {
  const { asymmetricKeyType: kind, curve, spki } = key;
  const digestName = webNames[digest ?? ''] ?? '';
  const plain = (data: Uint8Array) => new Uint8Array(data);
  const verifyWith = async (name: object, how: object, value: Uint8Array) =>
    crypto.subtle.verify(
      how as AlgorithmIdentifier,
      await crypto.subtle.importKey('spki', plain(spki), name as AlgorithmIdentifier, false, ['verify']),
      plain(value),
      plain(bytes),
    );
  if (kind === 'ed25519') return verifyWith({ name: 'Ed25519' }, { name: 'Ed25519' }, signature);
  if (kind === 'rsa') {
    const name = saltLength === null ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS';
    return verifyWith({ name, hash: digestName }, { name, ...(saltLength === null ? {} : { saltLength }) }, signature);
  }
  const pair = curve && rawPair(signature, curve.bytes);
  if (!curve || !pair) return false;
  return verifyWith({ name: 'ECDSA', namedCurve: curve.web }, { name: 'ECDSA', hash: digestName }, pair);
}

const answers = new Map<string, boolean>();
const open = new Map<string, Question>();

type How = PublicKey | { readonly key: PublicKey; readonly padding: number; readonly saltLength: number };

export function verify(digest: string | null, bytes: Uint8Array, how: How, signature: Uint8Array): boolean {
  const { key, saltLength } = 'padding' in how ? how : { key: how, saltLength: null };
  const question = { digest, bytes, key, saltLength, signature: Buffer.from(signature) };
  const state = sha256.create();
  for (const part of [
    bytesOf(`${digest} ${saltLength} ${key.spki.length} ${signature.length} `),
    key.spki,
    signature,
    bytes,
  ]) {
    state.update(part);
  }
  const name = Buffer.from(state.digest()).toString('hex');
  const answer = answers.get(name);
  if (answer === undefined) open.set(name, question);
  return answer ?? true;
}

/** Does the work until no signature in it was taken on trust. */
export async function settled<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    open.clear();
    const result = await work();
    if (open.size === 0) return result;
    for (const [name, question] of open) answers.set(name, await ask(question));
  }
}

const absent = (): never => {
  throw new Error('A browser verifies and signs nothing.');
};

export { absent as createPrivateKey, absent as generateKeyPairSync, absent as randomBytes, absent as sign };
