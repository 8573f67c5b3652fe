/** The public key of a passkey (COSE, RFC 9052 and 9053) as a JSON web key (RFC 7517): ES256, EdDSA and RS256. */

type Item = number | string | Buffer | Map<Item, Item>;

export type CoseAlgorithm = 'ES256' | 'EdDSA' | 'RS256';

export interface CoseKey {
  readonly algorithm: CoseAlgorithm;
  readonly jwk: { readonly kty: string } & Readonly<Record<string, string>>;
}

/** 2048 bits (ANSSI RGS B1; NIST SP 800-131A). */
const SHORTEST_MODULUS = 256;

class Malformed extends Error {}

/** The five major types of CBOR (RFC 8949) that a key uses; definite lengths up to 65535. */
class Reading {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  all(): Item {
    const item = this.item();
    if (this.at !== this.bytes.length) throw new Malformed();
    return item;
  }

  private item(): Item {
    const first = this.take(1)[0] ?? 0;
    const count = this.count(first & 31);
    switch (first >> 5) {
      case 0:
        return count;
      case 1:
        return -1 - count;
      case 2:
        return this.take(count);
      case 3:
        return this.take(count).toString('utf8');
      case 5:
        return this.map(count);
      default:
        throw new Malformed();
    }
  }

  private map(size: number): Map<Item, Item> {
    const map = new Map<Item, Item>();
    for (let n = 0; n < size; n += 1) {
      const name = this.item();
      if (map.has(name)) throw new Malformed();
      map.set(name, this.item());
    }
    return map;
  }

  private count(short: number): number {
    if (short < 24) return short;
    if (short === 24) return this.take(1).readUInt8();
    if (short === 25) return this.take(2).readUInt16BE();
    throw new Malformed();
  }

  private take(length: number): Buffer {
    if (this.at + length > this.bytes.length) throw new Malformed();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** Null when the bytes are no public key of one of the three algorithms. */
export function readCoseKey(bytes: Buffer): CoseKey | null {
  try {
    const key = new Reading(bytes).all();
    return key instanceof Map ? keyOf(key) : null;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

/** RFC 9053, 7.1 and 7.2; RFC 8230, 4. */
function keyOf(key: Map<Item, Item>): CoseKey {
  const text = (label: number): string => {
    const value = key.get(label);
    if (!Buffer.isBuffer(value)) throw new Malformed();
    return value.toString('base64url');
  };
  const [type, algorithm, curve] = [key.get(1), key.get(3), key.get(-1)];
  if (type === 2 && algorithm === -7 && curve === 1) {
    return { algorithm: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: text(-2), y: text(-3) } };
  }
  if (type === 1 && algorithm === -8 && curve === 6) {
    return { algorithm: 'EdDSA', jwk: { kty: 'OKP', crv: 'Ed25519', x: text(-2) } };
  }
  const modulus = key.get(-1);
  if (type === 3 && algorithm === -257 && Buffer.isBuffer(modulus) && modulus.length >= SHORTEST_MODULUS) {
    return { algorithm: 'RS256', jwk: { kty: 'RSA', n: text(-1), e: text(-2) } };
  }
  throw new Malformed();
}
