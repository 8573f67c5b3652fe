import { beforeAll, describe, expect, test } from '@jest/globals';
import { issueDemonstration } from '../../reports/authority/issue.js';
import { type Certificate, readCertificate } from './certificate.js';
import { pathOf } from './path.js';
import { readChain } from './pem.js';

describe('a path without trusted roots', () => {
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

describe('a chain that lacks its root', () => {
  const at = new Date('2026-11-26T10:00:00Z');
  const issued = async (holder: string) => {
    const chain = readChain(await issueDemonstration(holder, at));
    const [leaf, root] = [chain.at(0), chain.at(-1)];
    if (!leaf || !root) throw new Error('The demonstration issues certificates.');
    return { leaf, root };
  };

  test('ends at the root that the reader brings', async () => {
    const { leaf, root } = await issued('Nuage Exemple SAS');
    expect(pathOf({ certificate: leaf, known: [], roots: [root], at })).toEqual([leaf, root]);
  });

  test('leads nowhere for a reader who believes another', async () => {
    const [{ leaf }, other] = [await issued('Nuage Exemple SAS'), await issued('Nuage Exemple SAS')];
    expect(() => pathOf({ certificate: leaf, known: [], roots: [other.root], at })).toThrow(
      'leads to no trusted authority',
    );
    expect(() => pathOf({ certificate: leaf, known: [other.root], roots: [other.root], at })).toThrow(
      'leads to no trusted authority',
    );
  });

  test('is unchanged, and proves no identity, for a reader who gives no roots', async () => {
    const { leaf } = await issued('Nuage Exemple SAS');
    expect(pathOf({ certificate: leaf, known: [], roots: null, at })).toEqual([leaf]);
  });
});
