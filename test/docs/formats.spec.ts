import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonical } from '../../src/domain/ledger/canonical.js';
import { cosign, cosignedBy, witnessKeyOf } from '../../src/domain/ledger/cosignature.js';
import { canonicalRecord, type Entry, entryLeaf } from '../../src/domain/ledger/entry.js';
import { checkpointLine, EXPORT_FORMAT, entryLine, headerLine } from '../../src/domain/ledger/export.js';
import { sha256, verify } from '../../src/domain/ledger/hash.js';
import { leafHashOf } from '../../src/domain/ledger/merkle.js';
import { verifierKeyOf } from '../../src/domain/ledger/note.js';
import { verifyReceipt } from '../../src/domain/ledger/receipt.js';
import { verifyExport } from '../../src/domain/ledger/verify-export.js';
import { Erratum, erratumOf } from '../../src/domain/report/erratum.js';
import { Manifest } from '../../src/domain/report/manifest.js';
import { cellCommitment } from '../../src/domain/report/proofs.js';
import { actOn, digestOfAct } from '../../src/domain/signature/act.js';
import { fingerprintOf, foundingText, type SigningKey } from '../../src/domain/signature/key-event.js';
import { signManifest } from '../../src/operations/backup/manifest.js';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { aQuarter } from '../support/case-entries.js';
import { SampleLedger, sampleSigner, sampleVkey } from '../support/sample-ledger.js';
import { provenSample, sampleSealing } from '../support/sample-report.js';

const page = readFileSync(join(packageRoot(), 'docs/formats/README.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+v\d+)` \|[^|]*\| `([^`]+)` \|$/gm)].map(
  ([, identifier = '', file = '']) => [identifier, file] as const,
);
const sources = readdirSync(join(packageRoot(), 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(path) && !path.startsWith('admin/'),
);
const sourceOf = (path: string) => readFileSync(join(packageRoot(), 'src', path), 'utf8');

describe('the page of the formats', () => {
  it.each(rows)('says where %s is defined', (identifier, file) => {
    const [place] = sources.filter((path) => join('src', path).endsWith(file));
    expect(place && sourceOf(place)).toContain(identifier);
  });

  it('names every format of the source', () => {
    const own = sources.flatMap(
      (path) => sourceOf(path).match(/['"`](greffe|cosignature)[-/][a-z-/]*[@/]?v\d+/g) ?? [],
    );
    const named = new Set(rows.map(([identifier]) => identifier));
    expect(own.length).toBeGreaterThan(10);
    expect(own.map((text) => text.slice(1)).filter((identifier) => !named.has(identifier))).toEqual([]);
  });
});

describe('a real sample of the log', () => {
  const ledger = new SampleLedger(aQuarter);
  const [first] = ledger.entries as readonly [Entry];
  const lines = ledger.entries.map((entry, index) =>
    entryLine({ index, leaf: entryLeaf(entry).toString('hex'), entry }),
  );
  const exported = [headerLine(sampleSigner.name, sampleVkey), ...lines, checkpointLine(ledger.note())].join('');

  it('has leaves that are hashed as the page says', () => {
    const record = Buffer.from(canonicalRecord(first), 'utf8');
    const content = sha256(Buffer.from('greffe/rec/v1\0'), Buffer.from(first.salt, 'hex'), record);
    const kind = sha256(Buffer.from(`greffe/type/v1\0${first.class}`), Buffer.from(first.opening, 'hex'));
    expect(entryLeaf(first)).toEqual(leafHashOf(Buffer.concat([kind, content])));
  });

  it('is exported in lines that verify with the key alone', async () => {
    expect(JSON.parse(exported.split('\n')[0] ?? '')).toEqual({
      format: EXPORT_FORMAT,
      origin: sampleSigner.name,
      vkey: sampleVkey,
    });
    expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual(['entry', 'index', 'leaf']);
    const bytes = [Buffer.from(exported)];
    expect(await verifyExport(bytes, sampleVkey)).toMatchObject({ ok: true });
  });

  it('has a receipt that is a tlog-proof and verifies with the key alone', async () => {
    const receipt = ledger.receipt(1);
    expect(receipt.split('\n')[0]).toBe('c2sp.org/tlog-proof@v1');
    expect(await verifyReceipt(receipt, sampleVkey)).toMatchObject({ ok: true });
  });

  it('has a checkpoint that a witness cosigns over its time and text', () => {
    const note = ledger.note();
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    const witness = { ...sampleSigner, name: 'witness.example/w' };
    const line = cosign(text, 1_790_000_000, witness);
    expect(cosignedBy(note + line, witnessKeyOf(witness))).toEqual({ name: witness.name, time: 1_790_000_000 });
    const signature = Buffer.from(line.trim().split(' ')[2] ?? '', 'base64').subarray(12);
    expect(verify(`cosignature/v1\ntime 1790000000\n${text}`, witnessKeyOf(witness).publicKey, signature)).toBe(true);
  });
});

describe('a real sample of a signature', () => {
  const id = '00000000-0000-4000-8000-000000000001';

  it('covers the canonical act behind its version', () => {
    const act = actOn('release', { case: id });
    expect(digestOfAct(act)).toEqual(sha256(Buffer.from(`greffe/act/v1\0${canonical(act)}`)));
  });

  it('comes from a key whose fingerprint covers all that is said of it', () => {
    const key: SigningKey = {
      key: id,
      person: id,
      kind: 'password',
      publicKey: 'AA',
      rpId: null,
      aaguid: null,
      backupEligible: null,
    };
    expect(fingerprintOf(key)).toBe(sha256(Buffer.from(`greffe/key/v1\0${canonical(key)}`)).toString('hex'));
    const confirmed = canonical({ fingerprint: fingerprintOf(key), people: 0, roles: ['administrator'] });
    expect(foundingText(key, { roles: ['administrator'], people: 0 })).toBe(`greffe/founding-key/v1\n${confirmed}\n`);
  });
});

describe('a real sample of a report', () => {
  let folder: string;
  let sample: ReturnType<typeof provenSample>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-formats-'));
    sample = provenSample(await sampleSealing(folder));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has a manifest of version 6, and a manifest of a version to come is none', () => {
    expect(Manifest.parse(sample.manifest).format).toBe('greffe/report/v6');
    expect(Manifest.safeParse({ ...sample.manifest, format: 'greffe/report/v7' }).success).toBe(false);
  });

  it('has proofs whose first line is their version and whose cells are hashed as the page says', () => {
    expect(sample.proofs.toString('latin1').split('\n')[0]).toBe('greffe-report-proofs@v1');
    const key = Buffer.alloc(32, 1);
    const hashed = sha256(Buffer.from('greffe/cell/v1\0'), key, Buffer.from(canonical('FR')));
    expect(cellCommitment(key, 'FR')).toBe(hashed.toString('base64'));
  });

  it('is corrected by an erratum of version 1', () => {
    const hashed = { manifest: sample.manifest, sha256: '0'.repeat(64) };
    const erratum = erratumOf(hashed, hashed, { fr: 'Motif', en: 'Reason' });
    expect(Erratum.parse(erratum).format).toBe('greffe/erratum/v1');
  });
});

it('a backup is signed by the key of the log over the hash of its manifest', () => {
  const note = signManifest('{"format":"greffe-backup@v1"}', sampleSigner);
  expect(
    note.startsWith(`greffe-backup/v1\n${sha256(Buffer.from('{"format":"greffe-backup@v1"}')).toString('hex')}\n`),
  ).toBe(true);
  expect(note).toContain(verifierKeyOf(sampleSigner).name);
});
