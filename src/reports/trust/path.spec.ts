import { beforeAll, describe, expect, test } from '@jest/globals';
import { issueDemonstration } from '../authority/issue.js';
import { type Certificate, readCertificate } from './certificate.js';
import { pathOf } from './path.js';
import { readChain } from './pem.js';

describe('a path that nobody said whom to trust', () => {
  const at = new Date('2026-11-26T10:00:00Z');
  let leaf: Certificate;
  let root: Certificate;

  beforeAll(async () => {
    const chain = readChain(await issueDemonstration('Nuage Exemple SAS', at));
    const [first, last] = [chain.at(0), chain.at(-1)];
    if (!first || !last) throw new Error('The demonstration issues certificates.');
    [leaf, root] = [first, last];
  });

  const pathOver = (known: Certificate) => pathOf({ certificate: leaf, known: [known], roots: null, at });

  test('ends at the certificate that signs itself', () => {
    expect(pathOver(root)).toEqual([leaf, root]);
  });

  test('does not hold once that certificate was changed where only it vouches', () => {
    const bytes = Buffer.from(root.raw);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    expect(() => pathOver(readCertificate(bytes))).toThrow('says that it is signed by itself, and is not');
  });
});
