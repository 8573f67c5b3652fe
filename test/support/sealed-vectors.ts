/**
 * `vectors/sealed`: an edition with its PDF and pages, as it is published. A seal differs each time it is made, so these
 * files are kept while they verify, and made anew by `npm run format-vectors` when they do not.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../src/domain/kernel/result.js';
import { filesBeside, namingBeside } from '../../src/verifier/paper/beside.js';
import { drawEdition, inclusionName, manifestBytes, proofsName, stemOf } from '../../src/verifier/paper/edition.js';
import { loadTexts } from '../../src/verifier/paper/texts.js';
import { verifyReport } from '../../src/verifier/report/verify-report.js';
import { writePem } from '../../src/verifier/trust/pem.js';
import { aFullQuarter } from './full-quarter.js';
import { publicExport } from './published-edition.js';
import { SampleLedger, sampleVkey } from './sample-ledger.js';
import { PERIOD, provenSample, READ_AT, sampleSealing, sealed } from './sample-report.js';

export const SEALED = 'docs/formats/vectors/sealed';
const languages: readonly Language[] = ['fr', 'en'];
const pdfName = (language: Language): string => `${stemOf(PERIOD)}.${language}.pdf`;

/** The files that stand in the folder. */
export function keptSealed(): Map<string, Buffer> {
  const names = existsSync(SEALED) ? readdirSync(SEALED).sort() : [];
  return new Map(names.map((name) => [name, readFileSync(join(SEALED, name))]));
}

/** What the verifier says of the PDF in that language with everything beside it: `log`, or what is wrong. */
export async function saidOfSealed(files: ReadonlyMap<string, Buffer>, language: Language): Promise<string> {
  const of = (name: string) => files.get(name) ?? Buffer.of();
  const text = (name: string) => of(name).toString('utf8').trimEnd();
  const verified = await verifyReport(of(pdfName(language)), {
    now: READ_AT,
    trusted: text('seal.pem'),
    log: { key: text('ledger.vkey'), proof: of(inclusionName(PERIOD)).toString('utf8') },
    proofs: of(proofsName(PERIOD)),
    beside: files,
  });
  return verified.ok ? String(verified.established) : verified.fault.en;
}

async function madeAnew(): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-vectors-'));
  const sealing = await sampleSealing(folder);
  rmSync(folder, { recursive: true });
  const ledger = new SampleLedger(aFullQuarter);
  const { manifest: counted, proofs } = provenSample(sealing, ledger);
  const manifest = namingBeside(counted, loadTexts());
  const named: Record<string, Buffer> = {
    [`${stemOf(PERIOD)}.json`]: manifestBytes(manifest),
    [proofsName(PERIOD)]: proofs,
    ...Object.fromEntries(filesBeside(manifest, loadTexts())),
  };
  for (const language of languages) {
    named[pdfName(language)] = await sealed(await drawEdition(manifest, language, loadTexts()), sealing);
  }
  const inclusion = ledger.inclusion(named);
  return new Map([
    ...Object.entries(named),
    [inclusionName(PERIOD), Buffer.from(inclusion)],
    ['ledger.jsonl', Buffer.from(publicExport(ledger, 0, inclusion))],
    ['ledger.vkey', Buffer.from(`${sampleVkey}\n`)],
    ['seal.pem', Buffer.from(sealing.sealer.chain.map(writePem).join(''))],
  ]);
}

/** Those that are kept, as long as both hold. */
export async function sealedVectors(): Promise<Map<string, Buffer>> {
  const kept = keptSealed();
  const said = await Promise.all(languages.map((language) => saidOfSealed(kept, language)));
  return said.every((each) => each === 'log') ? kept : madeAnew();
}
