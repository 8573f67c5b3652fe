import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { longTable } from '../../../src/domain/report/long-table.js';
import { Manifest } from '../../../src/domain/report/manifest.js';
import { DRAWING } from '../../../src/verifier/paper/drawing.js';
import { drawEdition } from '../../../src/verifier/paper/edition.js';
import { loadTexts } from '../../../src/verifier/paper/texts.js';
import { verifyReport } from '../../../src/verifier/report/verify-report.js';
import { fingerprintOf } from '../../../src/verifier/trust/certificate.js';
import { LONG_AFTER, sampleSealing, sealed } from '../../support/sample-report.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-older-'));
afterAll(() => rmSync(folder, { recursive: true }));
const keptOf =
  (version: number) =>
  (name: string): Buffer =>
    readFileSync(`test/fixtures/report-v${version}/rapport-2026-Q4.${name}`);

/** Each version with the texts of its time, and how many requests its fixture counts. */
const versions = [
  { version: 4, textsVersion: 5, requests: 6 },
  { version: 5, textsVersion: 6, requests: 26 },
] as const;

test.each(versions.flatMap((each) => (['fr', 'en'] as const).map((language) => ({ ...each, language }))))(
  'a report of version $version still verifies with its proofs: $language',
  async ({ version, textsVersion, requests, language }) => {
    const kept = keptOf(version);
    const sealing = await sampleSealing(folder);
    const texts = loadTexts(textsVersion);
    const { fr, en, labels, rules } = texts.sha256;
    const [certificate] = sealing.sealer.chain;
    if (!certificate) throw new Error('The sealer has no certificate.');
    const written = Manifest.parse(JSON.parse(kept('json').toString('utf8')));
    const manifest: Manifest = {
      ...written,
      drawing: DRAWING,
      rules: { version: texts.fr.rules.version, sha256: rules },
      texts: { version: textsVersion, fr, en, labels },
      signer: { ...written.signer, certificateSha256: fingerprintOf(certificate) },
    };
    const report = await sealed(await drawEdition(manifest, language, texts), sealing);
    const verified = await verifyReport(report, { now: LONG_AFTER, proofs: kept('proofs.txt') });
    expect(verified.ok ? verified.manifest.format : verified.fault.en).toBe(`greffe/report/v${version}`);
    const said = verified.ok ? verified.statements.map(({ en: sentence }) => sentence).join('\n') : '';
    expect(said).toContain(`The ${requests} requests counted are ${requests} leaves of the signed ledger`);
  },
);

test.each(versions)('the table attached to a report of version $version is what it was, to the byte', ({ version }) => {
  const kept = keptOf(version);
  const manifest = Manifest.parse(JSON.parse(kept('json').toString('utf8')));
  expect(longTable(manifest)).toBe(kept('csv').toString('utf8'));
});
