import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { isSignedBy } from './algorithm.js';
import { encode, nothing, objectIdentifier, sequence, smallInteger } from './der.js';
import { oid } from './oid.js';

const bytes = Buffer.from('Rapport');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = ({ publicKey }: typeof rsa): Buffer => publicKey.export({ format: 'der', type: 'spki' });

const sha256 = sequence(objectIdentifier(oid.sha256), nothing);
const pss = (salt: number): Buffer =>
  sequence(
    objectIdentifier(oid.rsaPss),
    sequence(
      encode(0xa0, sha256),
      encode(0xa1, sequence(objectIdentifier(oid.maskGeneration), sha256)),
      encode(0xa2, smallInteger(salt)),
    ),
  );
const padded = { key: rsa.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
const kinds: readonly [name: string, key: Buffer, algorithm: Buffer, signature: Buffer][] = [
  ['RSA', spki(rsa), sequence(objectIdentifier(oid.rsaWithSha256), nothing), sign('sha256', bytes, rsa.privateKey)],
  ['RSA-PSS', spki(rsa), pss(32), sign('sha256', bytes, padded)],
  ['ECDSA', spki(ec), sequence(objectIdentifier(oid.ecdsaWithSha256)), sign('sha256', bytes, ec.privateKey)],
];

/** Where the bytes are no algorithm at all, the reader throws: that is no yes either. */
function holds(key: Buffer, algorithm: Buffer, signature: Buffer): boolean {
  try {
    return isSignedBy(key, algorithm, bytes, signature);
  } catch {
    return false;
  }
}

describe.each(kinds)('a signature by %s', (_, key, algorithm, signature) => {
  test('holds, and with no bit of its algorithm changed', () => {
    expect(holds(key, algorithm, signature)).toBe(true);
    const accepted: string[] = [];
    for (let bit = 0; bit < 8 * algorithm.length; bit += 1) {
      const changed = Buffer.from(algorithm);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (holds(key, changed, signature)) accepted.push(`byte ${bit >> 3}, bit ${bit & 7}`);
    }
    expect(accepted).toEqual([]);
  });
});

test('a parameter that an algorithm does not need, or a salt of another length, is refused', () => {
  const [, , [, key = Buffer.of(), , signature = Buffer.of()] = []] = kinds;
  expect(holds(key, sequence(objectIdentifier(oid.ecdsaWithSha256), nothing), signature)).toBe(false);
  const short = sign('sha256', bytes, { ...padded, saltLength: 20 });
  expect(holds(spki(rsa), pss(20), short)).toBe(false);
});
