import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../../src/domain/report/manifest.js';
import { drawEdition, manifestBytes } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { aQuarter } from '../../support/case-entries.js';
import { aFullQuarter } from '../../support/full-quarter.js';
import { SampleLedger } from '../../support/sample-ledger.js';
import { provenSample, sampleSealing, sealed } from '../../support/sample-report.js';
import { publishInto, said } from '../../support/stranger.js';
import { present } from '../../support/tools.js';

const STEM = 'rapport-2026-Q4';
const ready = present('python3');

describe('a program written from the pages of the formats alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-stranger-older-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    { version: 4, ledger: new SampleLedger(aQuarter), requests: 6 },
    { version: 5, ledger: new SampleLedger(aFullQuarter), requests: 26 },
  ])('counts a report of version $version again', ({ version, ledger, requests }) => {
    if (!ready) return;
    const published = mkdtempSync(join(folder, `v${version}-`));
    const kept = (end: string) => readFileSync(`test/fixtures/report-v${version}/${STEM}.${end}`);
    const json = kept('json').toString('utf8');
    const files = { [`${STEM}.json`]: kept('json'), [`${STEM}.proofs.txt`]: kept('proofs.txt') };
    publishInto(published, ledger, files);
    expect(said('recount.py', published)).toContain(`HOLDS  2026-Q4, edition 1: ${requests} requests`);
    const lying = json.replace(/"refusedOrRedirected":[^,]+/, '"refusedOrRedirected":9');
    publishInto(published, ledger, { ...files, [`${STEM}.json`]: Buffer.from(lying) });
    expect(said('recount.py', published)).toContain('REFUSED  refusedOrRedirected is');
  });

  it('counts an edition again whose PDF grew by archive time-stamps, which alone is named by the log then', async () => {
    if (!ready) return;
    const renewed = mkdtempSync(join(folder, 'renewed-'));
    const ledger = new SampleLedger(aQuarter);
    const sealing = await sampleSealing(folder);
    const { manifest, proofs } = provenSample(sealing, ledger);
    const pdfOf = async (of: Manifest) => sealed(await drawEdition(of, 'fr', loadTexts()), sealing);
    const pdf = { [`${STEM}.fr.pdf`]: await pdfOf(manifest) };
    const files = { ...pdf, [`${STEM}.json`]: manifestBytes(manifest), [`${STEM}.proofs.txt`]: proofs };
    publishInto(renewed, ledger, files, ledger.renewal(pdf));
    expect(said('recount.py', renewed)).toContain('HOLDS  2026-Q4, edition 1: 6 requests');
    const { [`${STEM}.fr.pdf`]: _, ...without } = files;
    publishInto(renewed, ledger, files, ledger.renewal(without));
    expect(said('recount.py', renewed)).toContain('HOLDS');
    const other = { [`${STEM}.fr.pdf`]: await pdfOf({ ...manifest, operator: 'Autre' }) };
    publishInto(renewed, ledger, { ...files, ...other }, ledger.renewal(other));
    expect(said('recount.py', renewed)).toContain(`REFUSED  the manifest in ${STEM}.fr.pdf is not ${STEM}.json.`);
  });
});
