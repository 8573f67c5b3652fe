/** The files of an edition and of its erratum: drawn, sealed, and verified before they are kept. */
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import type { Erratum } from '../../domain/report/erratum.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { messageOf } from '../../platform/telemetry/failure.js';
import { filesBeside } from '../../verifier/paper/beside.js';
import { drawEdition, manifestBytes, proofsName, stemOf } from '../../verifier/paper/edition.js';
import { drawErratum, erratumStem } from '../../verifier/paper/erratum.js';
import { loadTexts } from '../../verifier/paper/texts.js';
import { reportNotSealed } from '../edition/refusal.js';
import type { ReportSeal } from '../seal/report-seal.js';
import { type NamedFile, sealed } from '../seal/sealed-document.js';

/**
 * Below the level that was set nothing is made: an authority that is silent or says no is a refusal, not a report. Says
 * before each of its two stages that it is reached.
 */
export async function sealedFiles(
  seal: ReportSeal,
  manifest: Manifest,
  proofs: Buffer,
  erratum: Erratum | null,
  reached: (stage: 'drawing' | 'sealing') => Promise<void>,
): Promise<Result<NamedFile[]>> {
  try {
    await reached('drawing');
    const [report, errata] = [await drawnReport(manifest), erratum ? await drawnErratum(erratum) : []];
    await reached('sealing');
    return accept([
      ...(await allSealed(seal, report)),
      { name: `${stemOf(manifest.report)}.json`, bytes: manifestBytes(manifest) },
      { name: proofsName(manifest.report), bytes: proofs },
      ...[...filesBeside(manifest, loadTexts(manifest.texts.version))].map(([name, bytes]) => ({ name, bytes })),
      ...(await allSealed(seal, errata)),
    ]);
  } catch (error) {
    return refuse(reportNotSealed(messageOf(error)));
  }
}

async function drawnReport(manifest: Manifest): Promise<NamedFile[]> {
  const [stem, texts] = [stemOf(manifest.report), loadTexts(manifest.texts.version)];
  return [
    { name: `${stem}.fr.pdf`, bytes: await drawEdition(manifest, 'fr', texts) },
    { name: `${stem}.en.pdf`, bytes: await drawEdition(manifest, 'en', texts) },
  ];
}

async function drawnErratum(erratum: Erratum): Promise<NamedFile[]> {
  const [stem, texts] = [erratumStem(erratum.report), loadTexts(erratum.texts.version)];
  return [
    { name: `${stem}.fr.pdf`, bytes: await drawErratum(erratum, 'fr', texts) },
    { name: `${stem}.en.pdf`, bytes: await drawErratum(erratum, 'en', texts) },
  ];
}

/** One after the other: a time-stamp authority is asked one question at a time. */
async function allSealed(seal: ReportSeal, drawn: readonly NamedFile[]): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const { name, bytes } of drawn) files.push({ name, bytes: await sealed(seal, bytes) });
  return files;
}
