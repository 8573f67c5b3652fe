// @stage slow
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compose } from '../../../src/domain/report/print/compose.js';
import type { Attachment } from '../../../src/platform/pdf/document.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { drawReport } from '../../../src/verifier/paper/draw.js';
import { attachmentsOf, drawEdition, sha256Of } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { pemKey } from '../../../src/verifier/trust/private-key.js';
import {
  anotherKey,
  faultOf,
  OPERATOR,
  sampleManifest,
  sampleReport,
  sampleSealing,
  sealed,
} from '../../support/sample-report.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-report-'));
let sealing: Sealing;

beforeAll(async () => {
  sealing = await sampleSealing(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a report signed by someone who lies', () => {
  test('with a number on the page that its manifest does not have', async () => {
    const manifest = sampleManifest(sealing);
    const texts = loadTexts();
    const honest = await drawEdition(manifest, 'fr', texts);
    const template = { ...texts.fr.template };
    template.blocks = template.blocks.map((block) =>
      block.headline ? { headline: { ...block.headline, value: '7' } } : block,
    );
    const lying = await drawEdition(manifest, 'fr', { ...texts, fr: { ...texts.fr, template } });
    expect(await faultOf(await sealed(honest, sealing))).toBe('nothing wrong');
    expect(await faultOf(await sealed(lying, sealing))).toMatch(
      /^Page 1: the report prints “7” where its manifest gives “0”/,
    );
  });

  test('with a bar longer than its number', async () => {
    const manifest = sampleManifest(sealing);
    const composed = compose(manifest, sha256Of(attachmentsOf(manifest)[0].bytes), loadTexts().fr);
    const blocks = composed.blocks.map((block) =>
      block.kind === 'chart'
        ? { ...block, bars: block.bars.map((bar) => ({ ...bar, segments: [...bar.segments].reverse() })) }
        : block,
    );
    const by = { operator: OPERATOR, signer: OPERATOR, at: new Date(manifest.asOf) };
    const lying = await drawReport({ ...composed, blocks }, by, attachmentsOf(manifest));
    expect(await faultOf(await sealed(lying, sealing))).toBe(
      'Page 1: the report draws something else than its manifest gives.',
    );
  });

  test('with another key than the one its certificate names', async () => {
    const unsigned = await drawEdition(sampleManifest(sealing), 'fr', loadTexts());
    const { sealer } = sealing;
    const forged = await sealed(unsigned, { ...sealing, sealer: { ...sealer, key: pemKey(anotherKey()) } });
    expect(await faultOf(forged)).toBe('The signature does not match the key of the certificate.');
  });

  test('with another certificate than the one its manifest names', async () => {
    const manifest = sampleManifest(sealing);
    const other = { ...manifest, signer: { ...manifest.signer, certificateSha256: 'd'.repeat(64) } };
    const signed = await sealed(await drawEdition(other, 'fr', loadTexts()), sealing);
    expect(await faultOf(signed)).toMatch(/another certificate than the one its manifest names/);
  });

  test('with a table that does not say what its manifest says', async () => {
    const manifest = sampleManifest(sealing);
    const [json, csv] = attachmentsOf(manifest);
    const texts = loadTexts();
    const composed = compose(manifest, sha256Of(json.bytes), texts.fr);
    const by = { operator: OPERATOR, signer: OPERATOR, at: new Date(manifest.asOf) };
    const sign = async (...attached: Attachment[]) => await sealed(await drawReport(composed, by, attached), sealing);
    const lying = { ...csv, bytes: Buffer.from(csv.bytes.toString('utf8').replace('requests,26', 'requests,25')) };
    expect(await faultOf(await sign(json, csv))).toBe('nothing wrong');
    expect(await faultOf(await sign(json, lying))).toBe(
      'The attachment “rapport-2026-Q4.csv” is missing or does not say what the manifest says.',
    );
    expect(await faultOf(await sign(json, csv, { ...csv, name: 'more.csv' }))).toBe(
      'The report has an attachment too many.',
    );
    expect(await faultOf(await sign(csv))).toBe('The report has no manifest attached.');
    expect(await faultOf(await sign({ ...json, bytes: Buffer.from('{}') }, csv))).toMatch(
      /^The attached manifest is not/,
    );
  });

  test('with figures that contradict each other', async () => {
    const manifest = sampleManifest(sealing);
    const figures = { ...manifest.figures, totals: { ...manifest.figures.totals, requests: 5 } };
    const signed = await sealed(await drawEdition({ ...manifest, figures }, 'fr', loadTexts()), sealing);
    expect(await faultOf(signed)).toBe('The figures of the manifest contradict each other: /figures/totals/requests.');
  });

  test('with a figure or a period that its tables deny', async () => {
    const manifest = sampleManifest(sealing);
    const { figures, period } = manifest;
    const told = async (lying: Partial<typeof manifest>) =>
      faultOf(await sealed(await drawEdition({ ...manifest, ...lying }, 'fr', loadTexts()), sealing));
    const calm = { ...figures, totals: { ...figures.totals, emergencies: 0 } };
    expect(await told({ figures: calm })).toBe(
      'The figures of the manifest contradict each other: /figures/totals/emergencies.',
    );
    expect(await told({ period: { ...period, provisional: !period.provisional } })).toBe(
      'The figures of the manifest contradict each other: /period.',
    );
  });

  test('before its certificate was valid', async () => {
    const late = mkdtempSync(join(tmpdir(), 'greffe-report-'));
    const future = await sampleSealing(late, 'B-B', () => new Date('2027-01-01T00:00:00Z'));
    rmSync(late, { recursive: true });
    expect(await faultOf(await sampleReport(future))).toMatch(/was not valid at that hour/);
  });
});
