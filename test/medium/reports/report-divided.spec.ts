import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import { checkProofs } from '../../../src/verifier/report/proofs.js';
import { checkReceipts } from '../../../src/verifier/report/receipts.js';
import { Fault } from '../../../src/verifier/trust/fault.js';
import { aQuarter } from '../../support/case-entries.js';
import { executed, refused, whole } from '../../support/divided-request.js';
import { SampleLedger } from '../../support/sample-ledger.js';
import { provenSample, sampleSealing } from '../../support/sample-report.js';

describe('the proofs of a report with a request that was divided', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-divided-'));
  const ledger = new SampleLedger(aQuarter, [...whole, ...executed, ...refused]);
  let manifest: Manifest;
  let proofs: Buffer;
  beforeAll(async () => {
    ({ manifest, proofs } = provenSample(await sampleSealing(folder), ledger));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const said = async (of: Manifest, ...receipts: string[]): Promise<string> => {
    try {
      const statements = await checkReceipts(receipts, checkProofs(proofs, of).proofs, of);
      return statements.map(({ en }) => en).join('\n');
    } catch (error) {
      if (error instanceof Fault) return error.en;
      throw error;
    }
  };
  const withDivided = (change: object): Manifest => {
    const { totals } = manifest.figures;
    const divided = { ...(totals.divided as NonNullable<typeof totals.divided>), ...change };
    return { ...manifest, figures: { ...manifest.figures, totals: { ...totals, divided } } };
  };

  it('hold: the request and its parts are opened, and each stands where the report says', async () => {
    expect(manifest.proofs.openings).toBe(9);
    expect(manifest.figures.totals.requests).toBe(7);
    expect(await said(manifest, ledger.receipt(50))).toMatch(/is counted: headline other\.$/);
    expect(await said(manifest, ledger.receipt(51))).toMatch(
      /is counted: sections OTHER\/other, countries OTHER\/other/,
    );
    expect(await said(manifest, ledger.receipt(3))).toMatch(/is counted: headline other, sections OTHER\/other/);
  });

  it('are refused with a number of divided requests that the opened leaves do not have', async () => {
    expect(await said(withDivided({ requests: 2 }))).toBe(
      'The table “headline” counts 7 requests where 7 are announced, and the ledger opens 9.',
    );
  });
});
