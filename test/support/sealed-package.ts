/** Packages for trials: sealed under the demonstration authority, and forged one change at a time. */
import { randomBytes } from 'node:crypto';
import { issueDemonstration } from '../../src/reports/authority/issue.js';
import type { ByteSource } from '../../src/verifier/package/container.js';
import {
  type About,
  type Contents,
  dataFile,
  type PackageEntry,
  sealPackage,
} from '../../src/verifier/package/seal-package.js';
import { rangeOf, zipPlan } from '../../src/verifier/package/zip-plan.js';
import { digestOf } from '../../src/verifier/trust/algorithm.js';
import type { Certificate } from '../../src/verifier/trust/certificate.js';
import { detachedSignature, type SigningKey, sha256Algorithm, signedMessage } from '../../src/verifier/trust/cms.js';
import {
  generalizedTime,
  objectIdentifier,
  octetString,
  sequence,
  smallInteger,
  unsignedInteger,
} from '../../src/verifier/trust/der.js';
import { oid } from '../../src/verifier/trust/oid.js';
import { readChain, writePem } from '../../src/verifier/trust/pem.js';
import { pemKey } from '../../src/verifier/trust/private-key.js';

interface Holder {
  readonly key: SigningKey;
  readonly certificate: Certificate;
}

export interface PackagePki {
  readonly seal: Holder;
  readonly stamps: Holder;
  readonly root: Certificate;
  readonly rootPem: string;
}

const VALID_FROM = new Date('2026-01-01T00:00:00.000Z');

/** Keys of a demonstration authority. */
export async function packagePki(operator = 'Nuage Souverain', from: Date = VALID_FROM): Promise<PackagePki> {
  const pem = await issueDemonstration(operator, from);
  const keys = pem.match(/-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/g) ?? [];
  const chain = readChain(pem);
  const holder = (at: number): Holder => ({ key: pemKey(keys[at] ?? ''), certificate: chain[at] as Certificate });
  const root = chain[3] as Certificate;
  return { seal: holder(0), stamps: holder(1), root, rootPem: writePem(root) };
}

/** A time-stamp token over the signature, at that hour. */
export const stampAt =
  ({ stamps, root }: PackagePki, at: Date) =>
  (signature: Buffer): Promise<Buffer> => {
    const info = sequence(
      smallInteger(1),
      objectIdentifier('2.999.1'),
      sequence(sha256Algorithm, octetString(digestOf('sha256', signature))),
      unsignedInteger(randomBytes(16)),
      generalizedTime(at),
    );
    const chain = [stamps.certificate, root];
    const digest = digestOf('sha256', info);
    return signedMessage({ contentType: oid.timeStampInfo, content: info, digest, key: stamps.key, chain });
  };

export const SEALED_AT = new Date('2026-11-24T14:05:07.000Z');

export const sealing =
  (pki: PackagePki, signedAt: Date | undefined = SEALED_AT, stampedAt: Date | null = signedAt ?? null) =>
  (bytes: Buffer): Promise<Buffer> =>
    detachedSignature(digestOf('sha256', bytes), pki.seal.key, [pki.seal.certificate, pki.root], {
      signedAt,
      ...(stampedAt && { stamp: stampAt(pki, stampedAt) }),
    });

const target = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
export const dataBytes = [Buffer.from('hour,address\r\n'.repeat(2_000)), Buffer.from('name,Léa\r\n'), Buffer.alloc(0)];
const paths = ['data/0001/Relevé d’accès.csv', 'data/0001/compte.csv', 'data/shared/notice.txt'];

export const contents = (about: Partial<About> = {}): Contents => ({
  about: {
    package: target(9),
    operator: 'Nuage Souverain',
    case: 'G-2026-0042',
    sealedAt: SEALED_AT.toISOString().replace('.000', ''),
    approvedLetterSha256: 'ab'.repeat(32),
    targets: [
      {
        ...{ id: target(1), name: 'lea@client.example', kind: 'email', answer: 'produced_in_part' },
        ...{ categories: ['TRF'], period: { from: '2026-10-01', to: null }, source: [target(5)] },
        files: paths.slice(0, 2),
      },
      {
        ...{ id: target(2), name: 'max@client.example', kind: null, answer: 'no_data', categories: [] },
        ...{ period: { from: null, to: null }, source: [], files: [] },
      },
    ],
    shared: paths.slice(2),
    ...about,
  },
  letter: Buffer.from('%PDF-1.7 letter'),
  certificate: Buffer.from('%PDF-1.7 certificate'),
  data: dataBytes.map((bytes, at) =>
    dataFile({ path: paths[at] ?? '', name: `file ${at}`, mediaType: 'text/plain' }, bytes),
  ),
});

export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

export const partsOf = (entries: readonly PackageEntry[]): Part[] =>
  entries.map((entry) => ({
    name: entry.name,
    bytes: 'content' in entry ? entry.content : (dataBytes[entry.data] ?? Buffer.alloc(0)),
  }));

/** The container of these parts, as the plan writes it. */
export function zipOf(parts: readonly Part[], at: Date = SEALED_AT): Buffer {
  const plan = zipPlan(
    parts.map(({ name, bytes }) => dataFile({ path: name, name, mediaType: '' }, bytes)),
    at,
  );
  return Buffer.concat(
    rangeOf(plan, { from: 0, to: plan.size }).map((part) =>
      'bytes' in part ? part.bytes : (parts[part.entry]?.bytes.subarray(part.from, part.to) ?? Buffer.alloc(0)),
    ),
  );
}

export const sealedParts = async (pki: PackagePki, about: Partial<About> = {}, seal = sealing(pki)): Promise<Part[]> =>
  partsOf(await sealPackage(contents(about), seal));

/** In pieces of a few bytes, so that nothing is read whole by chance. */
export const sourceOf = (bytes: Buffer, piece = 4_096): ByteSource => ({
  size: bytes.length,
  async *read({ from, to }) {
    for (let at = from; at < Math.min(to, bytes.length); at += piece) {
      yield bytes.subarray(at, Math.min(at + piece, to));
    }
  },
});
