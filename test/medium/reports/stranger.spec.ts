import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import { writeProofs } from '../../../src/domain/report/proofs.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { filesBeside, namingBeside } from '../../../src/verifier/paper/beside.js';
import { drawEdition, manifestBytes, sha256Of } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { aQuarter } from '../../support/case-entries.js';
import { executed, refused, whole, written } from '../../support/divided-request.js';
import { VECTORS } from '../../support/format-vectors.js';
import { SampleLedger, sampleVkey } from '../../support/sample-ledger.js';
import { PERIOD, provenSample, sampleSealing, sealed } from '../../support/sample-report.js';
import { publishInto, said } from '../../support/stranger.js';
import { present } from '../../support/tools.js';

const STEM = 'rapport-2026-Q4';
const folder = mkdtempSync(join(tmpdir(), 'greffe-stranger-'));
const ledger = new SampleLedger(aQuarter, [...whole, ...executed, ...refused]);
let sealing: Sealing;
let manifest: Manifest;
let proofs: Buffer;

/** Publishes an edition as an operator who has every key would, whatever its manifest says. */
function publish(to: string, of: Manifest, more: Record<string, Buffer> = {}): void {
  publishInto(to, ledger, { [`${STEM}.json`]: manifestBytes(of), [`${STEM}.proofs.txt`]: proofs, ...more });
  for (const [name, bytes] of filesBeside(of, loadTexts())) writeFileSync(join(to, name), bytes);
  writeFileSync(join(to, 'receipt.txt'), ledger.receipt(1));
}

const withFigures = (change: (figures: Manifest['figures']) => object): Manifest => ({
  ...manifest,
  figures: { ...manifest.figures, ...change(manifest.figures) },
});

const ready = present('python3');

describe('a program written from the pages of the formats alone', () => {
  beforeAll(async () => {
    sealing = await sampleSealing(folder);
    const proven = provenSample(sealing, ledger);
    manifest = namingBeside(proven.manifest, loadTexts());
    proofs = proven.proofs;
    const pdf = await sealed(await drawEdition(manifest, 'fr', loadTexts()), sealing);
    publish(folder, manifest, { [`${STEM}.fr.pdf`]: pdf });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('computes each vector again', () => {
    if (!ready) return;
    expect(said('vectors.py', VECTORS)).toBe('HOLDS  every vector was computed again\n');
  });

  it('counts a report again, with a divided request, and finds the request of a receipt', () => {
    if (!ready) return;
    const found = said('recount.py', folder, '--key', sampleVkey, '--receipt', join(folder, 'receipt.txt'));
    expect(found).toContain('the log names 3 files of the edition, and they are the same; 1 PDF have this manifest');
    expect(found).toContain('9 requests opened');
    expect(found).toMatch(/the export has \d+ leaves under 2 checkpoints/);
    expect(found).toContain('the observations are the figures of the manifest, and the sums hold');
    expect(found).toMatch(/entry 0, case\.opened, counted in headline: third-country; sections: U\/foreign/);
    expect(found).toMatch(/HOLDS {2}2026-Q4, edition 1: 7 requests\n$/);
  });

  it('refuses a figure that was changed before the report was sealed', () => {
    if (!ready) return;
    const lies = mkdtempSync(join(folder, 'lies-'));
    publish(
      lies,
      withFigures(({ refusals }) => ({ refusals: { ...refusals, lines: refusals.lines.slice(1) } })),
    );
    expect(said('recount.py', lies)).toMatch(
      /REFUSED {2}refusals, .*: the manifest says nothing, the proofs count 2\./,
    );
    publish(
      lies,
      withFigures(({ challenges }) => ({ challenges: { ...challenges, lodged: 1 } })),
    );
    expect(said('recount.py', lies)).toContain('REFUSED  the results of challenges add up to 0, not to 1.');
  });

  it.each<[string, (figures: Manifest['figures']) => object, string]>([
    [
      'customers',
      ({ customers }) => ({ customers: { lines: [{ key: 'PUBLIC', count: 1 }], total: customers?.total } }),
      'the lines of customers add up to 1',
    ],
    ['accounts', () => ({ accountsByCountry: { lines: [] } }), 'the accounts targeted by country add up to 0'],
    [
      'notices',
      ({ notices }) => ({ notices: { ...notices, lines: notices.lines.map((line) => ({ ...line, owed: 99 })) } }),
      'the states of the notice N_SISSE add up to 99',
    ],
  ])('refuses a report whose %s do not add up', (_, change, sentence) => {
    if (!ready) return;
    const lies = mkdtempSync(join(folder, 'sums-'));
    publish(lies, namingBeside(withFigures(change), loadTexts()));
    expect(said('recount.py', lies)).toContain(`REFUSED  ${sentence}`);
  });

  it.each<[string, Partial<Manifest> | ((figures: Manifest['figures']) => object), string]>([
    ['emergencies', ({ totals }) => ({ totals: { ...totals, emergencies: 3 } }), 'totals.emergencies is 3'],
    [
      'third States',
      ({ totals }) => ({ totals: { ...totals, thirdCountryRefused: 3 } }),
      'totals of third States exceed one another',
    ],
    [
      'trend',
      ({ trend: { lines } }) => ({ trend: { lines: lines.map((line) => ({ ...line, foreignPercent: 0 })) } }),
      'the trend in 2026-Q4, foreignPercent',
    ],
    [
      'period',
      { period: { name: '2026-Q1', first: '2026-01-01', last: '2026-03-31', provisional: false } },
      'the period of the manifest is not',
    ],
  ])('refuses a report whose %s the rest denies', (_, change, sentence) => {
    if (!ready) return;
    const lies = mkdtempSync(join(folder, 'denied-'));
    const lying = typeof change === 'function' ? withFigures(change) : { ...manifest, ...change };
    publish(lies, namingBeside(lying, loadTexts()));
    expect(said('recount.py', lies)).toContain(`REFUSED  ${sentence}`);
  });

  it('refuses a request that is counted everywhere and opened beyond the end of the log', () => {
    if (!ready) return;
    // No export stands above: nothing but the proof itself shows it.
    const lies = mkdtempSync(join(mkdtempSync(join(folder, 'beyond-')), 'edition-'));
    const later = new SampleLedger(aQuarter, [...whole, ...executed, ...refused, ...written(60, {})]);
    const { requests } = later.counted(PERIOD);
    const { bytes, tables } = writeProofs(`${PERIOD}/1`, requests, ledger.counted(PERIOD).tree);
    const { figures } = provenSample(sealing, later).manifest;
    const named = { sha256: sha256Of(bytes), openings: requests.length, tables };
    const forged = namingBeside({ ...manifest, figures, proofs: named }, loadTexts());
    publish(lies, forged, { [`${STEM}.proofs.txt`]: bytes });
    rmSync(join(lies, 'ledger.jsonl'));
    expect(said('recount.py', lies)).toContain('REFUSED  the path names an index beyond its tree.');
  });

  it('refuses observations that are not the figures of the manifest, whatever hash it names', () => {
    if (!ready) return;
    const lies = mkdtempSync(join(folder, 'observations-'));
    const name = `${STEM}.observations.csv`;
    const forged = Buffer.from(
      (filesBeside(manifest, loadTexts()).get(name)?.toString('utf8') ?? '').replace(/(requests,count,)\d+/, '$199'),
    );
    publish(lies, { ...manifest, beside: { ...manifest.beside, [name]: sha256Of(forged) } });
    writeFileSync(join(lies, name), forged);
    expect(said('recount.py', lies)).toMatch(/REFUSED {2}the observations say '99' for \S+,totals,,requests,count,/);
  });

  it.each<[string, string, RegExp, string, string]>([
    [
      'a figure changed in the manifest',
      `${STEM}.json`,
      /"requests":7/,
      '"requests":6',
      `${STEM}.json is not the file that the log names`,
    ],
    [
      'a proof changed',
      `${STEM}.proofs.txt`,
      /(openings 9\n\d+ ).{6}/,
      '$1AAAAAA',
      `${STEM}.proofs.txt is not the file that the log names`,
    ],
    [
      'a leaf of the export changed',
      'ledger.jsonl',
      /"leaf":".{6}/,
      '"leaf":"000000',
      'has another root than the leaves of the export',
    ],
    ['another key of the log', 'ledger.vkey', /^greffe/, 'graffe', 'has an ID that is not that of its bytes'],
    ['an entry that names other files', `${STEM}.inclusion.txt`, /(extra .{8})./, '$1A', 'REFUSED'],
  ])('refuses %s', (_, name, from, to, sentence) => {
    if (!ready) return;
    const path = join(folder, name);
    const bytes = readFileSync(path, 'latin1');
    const changed = bytes.replace(from, to);
    expect(changed).not.toBe(bytes);
    writeFileSync(path, changed, 'latin1');
    const found = said('recount.py', folder);
    writeFileSync(path, bytes, 'latin1');
    expect(found).toContain(sentence);
  });
});
