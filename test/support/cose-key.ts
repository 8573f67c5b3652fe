/** Key pairs of an authenticator, and their public half in COSE (RFC 9053; RFC 8230). */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export type Algorithm = 'ES256' | 'EdDSA' | 'RS256';

export function newKeys(algorithm: Algorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return algorithm === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: 2048 });
}

const text = (value = ''): Buffer => Buffer.from(value, 'base64url');

export function coseOf(algorithm: Algorithm, publicKey: KeyObject): Buffer {
  const { x, y, n, e } = publicKey.export({ format: 'jwk' });
  if (algorithm === 'ES256') {
    return Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), text(x), Buffer.from('225820', 'hex'), text(y)]);
  }
  if (algorithm === 'EdDSA') return Buffer.concat([Buffer.from('a4010103272006215820', 'hex'), text(x)]);
  const modulus = text(n);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(modulus.length);
  return Buffer.concat([
    Buffer.from('a401030339010020', 'hex'),
    Buffer.from('59', 'hex'),
    length,
    modulus,
    Buffer.from('2143', 'hex'),
    text(e),
  ]);
}
