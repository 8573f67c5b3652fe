// @stage slow
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Erratum, erratumOf } from '../../../src/domain/report/erratum.js';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { attachmentsOf, drawEdition, manifestBytes, sha256Of } from '../../../src/verifier/paper/edition.js';
import { drawErratum } from '../../../src/verifier/paper/erratum.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { readPages } from '../../../src/verifier/report/pages.js';
import { verifyTogether } from '../../../src/verifier/report/together.js';
import { verifyDocument } from '../../../src/verifier/report/verify-document.js';
import { type ErratumOptions, verifyErratum } from '../../../src/verifier/report/verify-erratum.js';
import { writePem } from '../../../src/verifier/trust/pem.js';
import { aFullQuarter } from '../../support/full-quarter.js';
import { brokenRules } from '../../support/pdf-rules.js';
import { READ_AT, sampleManifest, sampleSealing, sealed } from '../../support/sample-report.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-erratum-'));
const reason = {
  fr: 'Une demande reçue par une filiale est parvenue après l’arrêté.',
  en: 'A request received by an affiliate came in after the count.',
};
let sealing: Sealing;
let [before, after]: Manifest[] = [];
let erratum: Erratum;
const files: Record<string, Buffer> = {};

const hashed = (manifest: Manifest) => ({ manifest, sha256: sha256Of(manifestBytes(manifest)) });
const bytesOf = (manifest: Manifest | undefined): Buffer => attachmentsOf(manifest as Manifest)[0].bytes;
const fileOf = (language: string): Buffer => files[language] ?? Buffer.of();

beforeAll(async () => {
  sealing = await sampleSealing(folder);
  before = sampleManifest(sealing, aFullQuarter.slice(1));
  after = { ...sampleManifest(sealing), edition: 2 };
  erratum = erratumOf(hashed(before), hashed(after), reason);
  for (const language of ['fr', 'en'] as const) {
    files[language] = await sealed(await drawErratum(erratum, language, loadTexts()), sealing);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const digitsOf = (figure: string, value: number): string =>
  /(Hours|Percent)$/.test(figure) ? value.toFixed(1).replace('.', ',') : String(value);

async function found(bytes: Buffer, options: Partial<ErratumOptions> = {}): Promise<string> {
  const verified = await verifyErratum(bytes, { now: READ_AT, ...options });
  return verified.ok ? verified.statements.map(({ en }) => en).join('\n') : verified.fault.en;
}

describe('an erratum', () => {
  test.each(['fr', 'en'])('is a tagged archive file that verifies against the two editions: %s', async (language) => {
    expect(brokenRules(fileOf(language))).toEqual([]);
    const said = await found(fileOf(language), { amended: bytesOf(before), corrected: bytesOf(after) });
    expect(said).toContain(`${erratum.changes.length} figures change: exactly those of the erratum`);
  });

  test('prints every figure that it corrects, as the two manifests have it, and the reason', async () => {
    const { pages } = await readPages(fileOf('fr'));
    const words = pages.flat().map(({ text }) => text);
    expect(words.join(' ')).toContain(reason.fr);
    const printed = erratum.changes.flatMap(({ figure, was, is }) =>
      [was, is].flatMap((value) => (typeof value === 'number' ? [digitsOf(figure, value)] : [])),
    );
    expect(printed.filter((digits) => !words.includes(digits))).toEqual([]);
  });

  test('is refused with what belongs to a report, which it would have passed over', async () => {
    for (const beside of [
      { proofs: bytesOf(before) },
      { previous: bytesOf(before) },
      { receipts: ['a receipt'] },
      { dsa: new Map() },
    ]) {
      const verified = await verifyDocument(fileOf('fr'), { now: READ_AT, ...beside });
      expect(!verified.ok && verified.fault.en).toMatch(
        /^This document is an erratum: proofs, receipts, the report before/,
      );
    }
  });

  test('says of which file given beside it the fault is', async () => {
    const torn = fileOf('fr').subarray(0, 1000);
    expect(await found(fileOf('fr'), { amended: torn })).toMatch(/^Of the file given for edition 1: The file is not/);
    expect(await found(fileOf('fr'), { amended: bytesOf(before), corrected: Buffer.from('Une note.') })).toBe(
      'Of the file given for edition 2: This is neither a report (PDF) nor its manifest (JSON): take one of the two from where the edition is published.',
    );
  });

  test('without the editions says that it was not compared', async () => {
    expect(await found(fileOf('fr'))).toMatch(/is not compared with the two editions/);
  });

  test('is refused beside another edition than the one it names', async () => {
    const options = { amended: bytesOf(after), corrected: bytesOf(after) };
    expect(await found(fileOf('fr'), options)).toBe(
      'The erratum is about edition 1, and the manifest given is not its own.',
    );
  });

  test.each<[string, (changes: Erratum['changes']) => Erratum['changes']]>([
    ['leaves one out', (changes) => changes.slice(1)],
    ['adds one', (changes) => [...changes, { figure: 'totals/forged', was: 0, is: 1 }]],
    ['changes one', ([first, ...rest]) => (first ? [{ ...first, was: 4711 }, ...rest] : [])],
  ])('that %s is refused, though it is signed', async (_, change) => {
    const lying = { ...erratum, changes: change(erratum.changes) };
    const signed = await sealed(await drawErratum(lying, 'fr', loadTexts()), sealing);
    expect(await found(signed, { amended: bytesOf(before), corrected: bytesOf(after) })).toBe(
      'The erratum does not tell all that changes between the two editions, or tells something else.',
    );
  });

  test('is refused when one byte of it is changed, and when its proofs are someone else’s', async () => {
    const changed = Buffer.from(fileOf('fr'));
    changed[Math.floor(changed.length / 3)] = (changed[Math.floor(changed.length / 3)] ?? 0) ^ 1;
    expect((await verifyDocument(changed, { now: READ_AT })).ok).toBe(false);
    const stranger = await sampleSealing(join(folder, 'someone-else'));
    const foreign = await sealed(await drawErratum(erratum, 'fr', loadTexts()), stranger);
    expect(await found(foreign)).toMatch(/another certificate than the one/);
  });

  test('finds its editions among the files given with it', async () => {
    const texts = loadTexts();
    const given = [before, { ...after, edition: 1 }].map((each) => each as Manifest);
    const [amended = Buffer.of(), corrected = Buffer.of()] = await Promise.all(
      given.map(async (manifest) => sealed(await drawEdition(manifest, 'fr', texts), sealing)),
    );
    const [first, second] = given.map(hashed);
    if (!first || !second) throw new Error('There are two editions.');
    const file = await sealed(await drawErratum(erratumOf(first, second, reason), 'fr', texts), sealing);
    const findings = await verifyTogether(
      [
        { name: 'erratum.pdf', bytes: file },
        { name: 'one.pdf', bytes: amended },
        { name: 'two.pdf', bytes: corrected },
        { name: 'seal.pem', bytes: Buffer.from(sealing.sealer.chain.map(writePem).join('')) },
      ],
      { key: null, stampRoots: null, now: READ_AT },
    );
    expect(findings.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds']);
    expect(findings[0]?.sentences.map(({ en }) => en).join()).toContain('exactly those of the erratum');
  });
});
