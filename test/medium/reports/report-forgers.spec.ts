// @stage slow
/** What a stranger can make with keys of its own: an intact file in the name of the operator, and never one that holds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Language } from '../../../src/domain/kernel/result.js';
import { signingKeyOf } from '../../../src/domain/ledger/hash.js';
import { verifierKeyOf, writeVerifierKey } from '../../../src/domain/ledger/note.js';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { renewSeal } from '../../../src/reports/seal/sign.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { type VerificationOptions, verifyReport } from '../../../src/verifier/report/verify-report.js';
import { fingerprintOf } from '../../../src/verifier/trust/certificate.js';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { aFullQuarter } from '../../support/full-quarter.js';
import { SampleLedger, sampleVkey } from '../../support/sample-ledger.js';
import { provenSample, READ_AT, sampleSealing, sealed } from '../../support/sample-report.js';
import { size } from '../../support/set.js';

type Given = Omit<VerificationOptions, 'now'>;
type Anchor = 'nothing' | 'certificate' | 'roots' | 'certificate and roots' | 'log' | 'proofs and receipt';

const folder = mkdtempSync(join(tmpdir(), 'greffe-forgers-'));
const texts = loadTexts();
const ledger = new SampleLedger(aFullQuarter);
const EACH = size({ quick: 1, short: 2, long: 6 });
const strangersKey = { name: 'greffe.example/ledger', key: signingKeyOf(Buffer.alloc(32, 9)) };
let operator: Sealing;
let stranger: Sealing;
let genuine: Buffer = Buffer.alloc(0);
let given: Readonly<Record<Anchor, Given>>;
let manifest: Manifest;

beforeAll(async () => {
  operator = await sampleSealing(join(folder, 'operator'), 'B-LTA');
  stranger = await sampleSealing(join(folder, 'stranger'), 'B-LTA');
  const proven = provenSample(operator, ledger);
  manifest = proven.manifest;
  genuine = await sealed(await drawEdition(manifest, 'fr', texts), operator);
  const [certificate, root] = operator.sealer.chain.map(writePem);
  const [trusted, trustedStamps] = [certificate ?? '', root ?? ''];
  given = {
    nothing: {},
    certificate: { trusted },
    roots: { trustedStamps },
    'certificate and roots': { trusted, trustedStamps },
    log: { log: { proof: ledger.inclusion({ 'rapport.pdf': genuine }), key: sampleVkey } },
    'proofs and receipt': { proofs: proven.proofs, receipts: [ledger.receipt(1)] },
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

async function verdict(bytes: Buffer, options: Given): Promise<string> {
  const verified = await verifyReport(bytes, { now: READ_AT, ...options });
  if (!verified.ok) return verified.fault.en;
  return verified.established === null ? 'not established' : `holds by ${verified.established}`;
}

async function verdicts(bytes: Buffer): Promise<Record<Anchor, string>> {
  const found: Partial<Record<Anchor, string>> = {};
  for (const [anchor, options] of Object.entries(given)) found[anchor as Anchor] = await verdict(bytes, options);
  return found as Record<Anchor, string>;
}

/** A manifest that names the stranger's seal, in the operator's name. */
function resigned(paper: Manifest, by: Sealing): Manifest {
  const [certificate] = by.sealer.chain;
  if (!certificate) throw new Error('The sealer has no certificate.');
  return { ...paper, signer: { ...paper.signer, certificateSha256: fingerprintOf(certificate) } };
}
const byStranger = async (paper: Manifest, language: Language = 'fr', by = stranger): Promise<Buffer> =>
  sealed(await drawEdition(resigned(paper, by), language, texts), by);

const notTheSigner = expect.stringMatching(/not the expected signer/);
const noRoot = expect.stringMatching(/leads to no trusted authority/);
const otherEdition = expect.stringMatching(/^The inclusion proof is that of another edition/);
const refusedByEach = { certificate: notTheSigner, 'certificate and roots': noRoot, roots: noRoot, log: otherEdition };

test('the report of the operator holds by each thing that vouches for it, and is intact without', async () => {
  expect(await verdicts(genuine)).toEqual({
    nothing: 'not established',
    certificate: expect.stringMatching(/^Nothing that was given vouches for the last \d+ bytes, added after the seal/),
    roots: 'not established',
    'certificate and roots': 'holds by certificate',
    log: 'holds by log',
    'proofs and receipt': 'not established',
  });
});

test.each(Array.from({ length: EACH }, (_, kept) => kept + 1))(
  'a report of other figures in the name of the operator never holds: %s requests',
  async (kept) => {
    const { manifest: paper } = provenSample(stranger, new SampleLedger(aFullQuarter.slice(0, kept)));
    const bytes = await byStranger(paper);
    expect(await verdicts(bytes)).toEqual({
      ...refusedByEach,
      nothing: 'not established',
      'proofs and receipt': expect.stringMatching(/^(?:Table|The file of proofs|The proofs|The opened leaves)/),
    });
  },
);

test.each<Language>(['fr', 'en'])('the true figures under the seal of a stranger never hold: %s', async (language) => {
  expect(await verdicts(await byStranger(manifest, language))).toEqual({
    ...refusedByEach,
    nothing: 'not established',
    'proofs and receipt': 'not established',
  });
});

test.each(['2026-11-25', '2026-10-02', '2025-12-31', '2024-02-29', '2027-06-30'].slice(0, EACH))(
  'a report that a stranger dates to %s never holds',
  async (day) => {
    const asOf = `${day}T10:00:00.000Z`;
    const by = await sampleSealing(join(folder, `stranger-${day}`), 'B-LTA', () => new Date(asOf));
    const bytes = await byStranger({ ...manifest, asOf }, 'fr', by);
    const future = expect.stringMatching(/^The file carries a time to come/);
    const found = await verdicts(bytes);
    const isPast = new Date(asOf) < READ_AT;
    expect(found).toEqual({
      nothing: isPast ? 'not established' : future,
      certificate: isPast ? notTheSigner : future,
      roots: noRoot,
      'certificate and roots': noRoot,
      log: isPast ? otherEdition : future,
      'proofs and receipt': isPast ? 'not established' : future,
    });
  },
);

test.each(
  [
    '2026-11-26T11:00',
    '2099-12-31T10:00',
    '2026-11-26T10:30',
    '2026-11-26T13:00',
    '2030-01-01T00:00',
    '2200-01-01T00:00',
  ].slice(0, EACH),
)('an archive time-stamp of a stranger at %s adds nothing to a report', async (at) => {
  const now = new Date(`${at}:00.000Z`);
  const { services } = await sampleSealing(join(folder, `stamps-${now.getTime()}`), 'B-LTA', () => now);
  if (!services) throw new Error('The demonstration has its services.');
  const longer = await renewSeal(genuine, services);
  const future = expect.stringMatching(/^The file carries a time to come/);
  const unvouched = expect.stringMatching(/^Nothing that was given vouches for the last \d+ bytes/);
  const isPast = now < READ_AT;
  expect(await verdicts(longer)).toEqual({
    nothing: isPast ? 'not established' : future,
    certificate: isPast ? unvouched : future,
    roots: noRoot,
    'certificate and roots': noRoot,
    log: isPast ? unvouched : future,
    'proofs and receipt': isPast ? 'not established' : future,
  });
});

test('a log of a stranger that names the file vouches for no report of another log', async () => {
  const proof = ledger.inclusion({ 'rapport.pdf': genuine }, 1, strangersKey);
  const key = writeVerifierKey(verifierKeyOf(strangersKey));
  expect(await verdict(genuine, { log: { proof, key } })).toMatch(/^This report names another ledger key than the one/);
});

const withinLine = (proof: string, line: number, change: (text: string) => string): string =>
  proof
    .split('\n')
    .map((text, at) => (at === line ? change(text) : text))
    .join('\n');

test.each<[string, (proof: string) => string]>([
  ['another index', (proof) => proof.replace(/^index \d+/m, 'index 1')],
  ['an index beyond the log', (proof) => proof.replace(/^index \d+/m, 'index 4711')],
  ['a step of the path left out', (proof) => withinLine(proof, 3, () => '').replace('\n\n', '\n')],
  ['a step of the path twice', (proof) => withinLine(proof, 3, (text) => `${text}\n${text}`)],
  [
    'another root',
    (proof) => withinLine(proof, proof.split('\n').length - 4, () => Buffer.alloc(32).toString('base64')),
  ],
  ['no signature', (proof) => proof.slice(0, proof.lastIndexOf('\n—'))],
  ['an entry of a case', () => ledger.receipt(1)],
  [
    'an entry with the hash of this file instead',
    (proof) => proof.replace(/^extra (\S+)/m, (_, extra) => `extra ${changedEntry(extra)}`),
  ],
  ['the signature of a stranger', () => ledger.inclusion({ 'rapport.pdf': genuine }, 1, strangersKey)],
  ['another edition', () => ledger.inclusion({ 'rapport.pdf': Buffer.from('another file') })],
  ['no file', () => ledger.inclusion({})],
  ['nothing of a proof', () => 'c2sp.org/tlog-proof@v1\n'],
])('an inclusion proof with %s vouches for nothing', async (_, change) => {
  const proof = change(given.log.log?.proof ?? '');
  expect(await verdict(genuine, { log: { proof, key: sampleVkey } })).toMatch(
    /^The inclusion proof (?:of the edition does not hold|is that of another edition)/,
  );
});

const changedEntry = (extra: string): string => {
  const text = Buffer.from(extra, 'base64').toString('utf8');
  return Buffer.from(text.replace(/[0-9a-f]{64}/, '0'.repeat(64))).toString('base64');
};

test.each<[string, () => Buffer]>([
  [
    'a new page tree',
    () => Buffer.from('\n9 0 obj\n<</Type /Pages /Kids [] /Count 0>>\nendobj\nstartxref\n0\n%%EOF\n'),
  ],
  ['a shadow of the first page', () => genuine.subarray(0, genuine.indexOf('endobj') + 7)],
  ['a line feed', () => Buffer.from('\n')],
  ['the file once more', () => genuine],
])('%s after the seal is refused, whatever is given', async (_, added) => {
  const found = await verdicts(Buffer.concat([genuine, added()]));
  expect(Object.values(found)).toEqual(
    Array.from({ length: 6 }, () =>
      expect.stringMatching(/^The file (?:was changed after it was signed|is not|ends|has)/),
    ),
  );
});
