/** A signed report of an invented quarter, drawn and sealed as the product does it. */

import { generateKeyPairSync } from 'node:crypto';
import { quarter } from '../../src/domain/kernel/day.js';
import { instant } from '../../src/domain/kernel/instant.js';
import type { Language } from '../../src/domain/kernel/result.js';
import { assemble } from '../../src/domain/report/assemble.js';
import { rowsOf } from '../../src/domain/report/count.js';
import { alwaysToldOf } from '../../src/domain/report/counted-law.js';
import type { Manifest } from '../../src/domain/report/manifest.js';
import { writeProofs } from '../../src/domain/report/proofs.js';
import { demonstrationSealing, type Sealing } from '../../src/reports/seal/sealing.js';
import { sealPdf } from '../../src/reports/seal/sign.js';
import type { Transport } from '../../src/stamps/transport.js';
import { DRAWING } from '../../src/verifier/paper/drawing.js';
import { drawEdition, sha256Of } from '../../src/verifier/paper/edition.js';
import { loadTexts } from '../../src/verifier/paper/texts.js';
import { type VerificationOptions, verifyReport } from '../../src/verifier/report/verify-report.js';
import { fingerprintOf } from '../../src/verifier/trust/certificate.js';
import type { Level } from '../../src/verifier/trust/level.js';
import { type WrittenCase } from './case-entries.js';
import { aFullQuarter } from './full-quarter.js';
import { noticeRules, toldLaw } from './notice-rules.js';
import { SampleLedger, sampleVkey } from './sample-ledger.js';

export const OPERATOR = 'Nuage Exemple SAS';
export const AS_OF = instant('2026-11-26T10:00:00.000Z');
/** When the sample is verified. */
export const READ_AT = new Date('2026-11-26T12:00:00.000Z');
/** When what a machine sealed by its own clock is verified. */
export const LONG_AFTER = new Date('2999-01-01T00:00:00.000Z');

const names: Record<string, { fr: string; en: string }> = {
  'CPP-60-1': { fr: 'Article 60-1 du code de procédure pénale', en: 'Article 60-1, Code of Criminal Procedure' },
  'US-SCA-2703': { fr: 'Titre 18 du code des États-Unis, article 2703', en: '18 USC 2703' },
};

/** A demonstration whose clock shows the time of the sample, or the given one. */
export const sampleSealing = (
  dataFolder: string,
  level: Level = 'B-B',
  now: () => Date = () => new Date(AS_OF),
  transport?: Transport,
): Promise<Sealing> => demonstrationSealing({ dataFolder, signingLevel: level }, OPERATOR, now, transport);

export const PERIOD = '2026-Q4';

/** A manifest with what proves it. `previous` is the report that it continues. */
export function provenSample(
  { sealer, level }: Sealing,
  ledger: SampleLedger = new SampleLedger(aFullQuarter),
  previous: Manifest['ledger']['previous'] = null,
): { manifest: Manifest; proofs: Buffer } {
  const { fr, sha256 } = loadTexts();
  const { requests, tree } = ledger.counted(PERIOD, previous?.size);
  const { bytes, tables } = writeProofs(`${PERIOD}/1`, requests, tree);
  const [certificate] = sealer.chain;
  if (!certificate) throw new Error('The sealer has no certificate.');
  const manifest = assemble(rowsOf(ledger.entries, toldLaw), {
    operator: OPERATOR,
    edition: 1,
    period: quarter(PERIOD),
    alwaysTold: alwaysToldOf(noticeRules),
    asOf: AS_OF,
    rules: { version: fr.rules.version, sha256: sha256.rules },
    drawing: DRAWING,
    texts: { version: fr.template.version, fr: sha256.fr, en: sha256.en, labels: sha256.labels },
    ledger: {
      ...{ origin: 'greffe.example/ledger', size: ledger.size, root: ledger.root() },
      ...{ vkey: sampleVkey, witness: null, previous },
    },
    proofs: { sha256: sha256Of(bytes), openings: requests.length, tables },
    signer: {
      name: OPERATOR,
      certificateSha256: fingerprintOf(certificate),
      demonstration: sealer.demonstration,
      level,
    },
    instrumentName: (code) => names[code],
  });
  return { manifest, proofs: bytes };
}

export const sampleManifest = (sealing: Sealing, cases: readonly WrittenCase[] = aFullQuarter): Manifest =>
  provenSample(sealing, new SampleLedger(cases)).manifest;

export const sealed = (unsigned: Buffer, { sealer, level, services }: Sealing): Promise<Buffer> =>
  sealPdf(unsigned, sealer, level, services);

export async function sampleReport(sealing: Sealing, language: Language = 'fr'): Promise<Buffer> {
  return sealed(await drawEdition(sampleManifest(sealing), language, loadTexts()), sealing);
}

export const anotherKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** What the verifier finds first, in English. */
export async function faultOf(bytes: Buffer, options: Partial<VerificationOptions> = {}): Promise<string> {
  const verified = await verifyReport(bytes, { now: READ_AT, ...options });
  return verified.ok ? 'nothing wrong' : verified.fault.en;
}
