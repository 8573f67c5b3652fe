import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import type { Sealing } from '../../../src/reports/seal/sealing.js';
import { drawEdition, manifestBytes, sha256Of } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { verifyReport } from '../../../src/verifier/report/verify-report.js';
import { aFullQuarter } from '../../support/full-quarter.js';
import { SampleLedger } from '../../support/sample-ledger.js';
import { faultOf, PERIOD, provenSample, READ_AT, sampleSealing, sealed } from '../../support/sample-report.js';

describe('a report that continues another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-continues-'));
  const ledger = new SampleLedger(aFullQuarter);
  const half = new SampleLedger(aFullQuarter.slice(0, 4));
  let sealing: Sealing;
  beforeAll(async () => {
    sealing = await sampleSealing(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const pdfOf = async (of: Manifest): Promise<Buffer> => sealed(await drawEdition(of, 'fr', loadTexts()), sealing);
  /** As a report names the one before it, counted in that log. */
  const named = (before: Manifest, of: SampleLedger): NonNullable<Manifest['ledger']['previous']> => ({
    ...{ report: PERIOD, edition: 1, manifestSha256: sha256Of(manifestBytes(before)) },
    ...{ size: of.size, root: of.root() },
  });

  test('proves that the log only grew, and knows the one before', async () => {
    const before = provenSample(sealing, half).manifest;
    const { manifest, proofs } = provenSample(sealing, ledger, named(before, half));
    const [pdf, previous] = [await pdfOf(manifest), await pdfOf(before)];
    const verified = await verifyReport(pdf, { now: READ_AT, proofs, previous });
    if (!verified.ok) throw new Error(verified.fault.en);
    expect(verified.statements.map(({ en }) => en).join('\n')).toMatch(
      /only grew since the report 2026-Q4, edition 1[\s\S]*It continues the report given/,
    );
    expect(await faultOf(pdf, { previous: manifestBytes(manifest) })).toBe(
      'This report continues 2026-Q4, edition 1, and the manifest given is not its own.',
    );
    expect(await faultOf(previous, { previous })).toBe('This report continues no other.');
  });

  test('is refused when it names another stage of the log than the report before was counted at', async () => {
    const before = provenSample(sealing, ledger).manifest;
    const { manifest, proofs } = provenSample(sealing, ledger, named(before, half));
    const pdf = await pdfOf(manifest);
    expect(await faultOf(pdf, { proofs })).toBe('nothing wrong');
    expect(await faultOf(pdf, { proofs, previous: manifestBytes(before) })).toMatch(
      /^This report says that it continues 2026-Q4, edition 1, counted at \d+ entries; the manifest given/,
    );
  });

  test('is refused when that log was rolled back or forked', async () => {
    const forked = new SampleLedger(aFullQuarter.slice(0, 4).reverse());
    const { manifest, proofs } = provenSample(sealing, ledger, named(provenSample(sealing, forked).manifest, forked));
    expect(await faultOf(await pdfOf(manifest), { proofs })).toMatch(
      /does not continue the one of the previous report: it was rolled back/,
    );
  });
});
