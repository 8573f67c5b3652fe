/** Verifies a report from its file alone: no database, no network, no framework. */

import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import { writtenInstant } from '../../domain/kernel/written.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { type PdfFile, readPdf } from '../file/pdf-file.js';
import { readRevisions, type SealedFile } from '../file/read-revisions.js';
import { isBytes } from '../file/syntax.js';
import { drawEdition, manifestBytes, sha256Of } from '../paper/edition.js';
import { type LoadedTexts, loadTexts } from '../paper/texts.js';
import { atLeast } from '../seal/level.js';
import { demand, Fault } from '../trust/fault.js';
import { checkAttachments, manifestBytesIn } from './attachments.js';
import { compareDrawings } from './drawing.js';
import { comparePages, type PagesRead, readPages } from './pages.js';
import { checkPrevious, checkProofs } from './proofs.js';
import { checkReceipts } from './receipts.js';
import { checkSeal, contentsOfSeal, type SealFound } from './signature.js';
import { checkSigner, type SealKnown, type Trust } from './signer.js';

/** What is given beside the report; without them it is verified by itself. */
export interface VerificationOptions extends Trust {
  /** The open counting sets. */
  readonly proofs?: Buffer;
  /** Receipts of requests, each of which MUST be found in the proofs. */
  readonly receipts?: readonly string[];
  /** The report before, or its manifest. */
  readonly previous?: Buffer;
}

export type ReportVerification =
  | {
      readonly ok: true;
      readonly language: Language;
      readonly manifest: Manifest;
      readonly manifestSha256: string;
      /** SHA-256 of the signer's certificate. */
      readonly certificateSha256: string;
      /** PAdES baseline level. */
      readonly level: SealKnown['level'];
      /** What holds, and what no file can prove by itself. */
      readonly statements: readonly Bilingual[];
    }
  /** The first thing that is wrong. */
  | { readonly ok: false; readonly fault: Bilingual };

function languageOf(file: PdfFile): Language {
  const value = file.catalog.get('Lang');
  const text = isBytes(value) ? value.bytes.toString('latin1') : '';
  demand(
    text === 'fr-FR' || text === 'en-GB',
    'Le rapport n’est ni en français ni en anglais.',
    'The report is neither in French nor in English.',
  );
  return text === 'fr-FR' ? 'fr' : 'en';
}

/** The texts that the manifest names, unchanged since. */
function textsOf({ texts, rules }: Manifest): LoadedTexts {
  let loaded: LoadedTexts;
  try {
    loaded = loadTexts(texts.version);
  } catch {
    throw new Fault(
      `Ce programme n’a pas les textes de la version ${texts.version} : prenez-en un plus récent.`,
      `This program does not have the texts of version ${texts.version}: take a newer one.`,
    );
  }
  const { fr, en, labels } = loaded.sha256;
  demand(
    texts.fr === fr && texts.en === en && texts.labels === labels && rules.sha256 === loaded.sha256.rules,
    'Les textes ou les règles de comptage de ce programme ne sont pas ceux du rapport.',
    'The texts or the counting rules of this program are not those of the report.',
  );
  return loaded;
}

const MINUTE = 60_000;
/** A report is sealed when it is counted: its time-stamp is not older, and not much younger. */
const SEALED_WITHIN = 24 * 60 * MINUTE;
const SKEW = 5 * MINUTE;

function checkCircumstances({ signer, asOf }: Manifest, seal: SealFound, known: SealKnown): void {
  demand(
    signer.certificateSha256 === known.certificateSha256,
    'Le rapport est signé par un autre certificat que celui que nomme son manifeste.',
    'The report is signed by another certificate than the one its manifest names.',
  );
  const counted = Math.floor(Date.parse(asOf) / 1000) * 1000;
  demand(
    counted === seal.claimedAt.getTime(),
    'L’heure annoncée de la signature n’est pas l’heure de l’arrêté du manifeste.',
    'The claimed hour of the signature is not the hour of the manifest.',
  );
  const after = known.at.getTime() - counted;
  demand(
    after >= -SKEW && after <= SEALED_WITHIN,
    `Le rapport a été horodaté le ${known.at.toISOString()}, loin de l’heure de son arrêté.`,
    `The report was time-stamped on ${known.at.toISOString()}, far from the hour at which it was counted.`,
  );
  demand(
    atLeast(known.level, signer.level),
    `Le rapport annonce le niveau ${signer.level} et n’atteint que ${known.level} : des preuves ont été retirées.`,
    `The report announces level ${signer.level} and reaches only ${known.level}: proofs were taken away.`,
  );
}

async function pagesOf(pdf: Buffer): Promise<PagesRead> {
  try {
    return await readPages(pdf);
  } catch {
    throw new Fault('Un second lecteur ne peut pas lire le fichier.', 'A second reader cannot read the file.');
  }
}

function coverage({ baseBytes, last, stamps }: SealedFile, level: string): Bilingual {
  const [base, more] = [baseBytes.length, last.bytes.length - baseBytes.length];
  if (more === 0) {
    return {
      fr: `Le fichier est intact : une seule signature couvre ses ${base} octets, rien ne la suit.`,
      en: `The file is intact: one signature covers its ${base} bytes, nothing follows it.`,
    };
  }
  return {
    fr: `Le fichier est intact : une seule signature couvre les ${base} octets du rapport ; les ${more} qui la suivent ne sont que ses preuves (PAdES ${level}, horodatages d’archive : ${stamps.length}).`,
    en: `The file is intact: one signature covers the ${base} bytes of the report; the ${more} that follow are its proofs and nothing else (PAdES ${level}, archive time-stamps: ${stamps.length}).`,
  };
}

function hourOf({ asOf }: Manifest, level: string): Bilingual[] {
  const [hourFr, hourEn] = [writtenInstant(instant(asOf), 'fr'), writtenInstant(instant(asOf), 'en')];
  if (level !== 'B-B') return [];
  return [
    {
      fr: `L’heure annoncée (${hourFr}) est celle du signataire : aucun tiers ne l’a horodatée.`,
      en: `The claimed hour (${hourEn}) is the signer’s: no third party time-stamped it.`,
    },
  ];
}

function statementsOf(file: SealedFile, manifest: Manifest, known: SealKnown, pages: number): Bilingual[] {
  const { ledger } = manifest;
  return [
    coverage(file, known.level),
    ...known.statements,
    {
      fr: `Les ${pages} pages sont, au mot et au trait près, celles que donne le manifeste joint : chaque nombre vient de lui.`,
      en: `The ${pages} pages are, to the word and the stroke, those that the attached manifest gives: each number comes from it.`,
    },
    {
      fr: `Compté dans le registre ${ledger.origin}, ${ledger.size} entrées, racine ${ledger.root}.`,
      en: `Counted in the ledger ${ledger.origin}, ${ledger.size} entries, root ${ledger.root}.`,
    },
    ...hourOf(manifest, known.level),
  ];
}

async function checkCompanions(
  manifest: Manifest,
  { proofs, receipts = [], previous }: VerificationOptions,
): Promise<Bilingual[]> {
  demand(
    proofs !== undefined || receipts.length === 0,
    'Un récépissé se cherche dans le fichier des preuves : donnez-le aussi.',
    'A receipt is looked up in the file of proofs: give it too.',
  );
  const checked = proofs && checkProofs(proofs, manifest);
  return [
    ...(checked ? [...checked.statements, ...(await checkReceipts(receipts, checked.proofs, manifest))] : []),
    ...(previous ? [checkPrevious(manifestBytesIn(previous), manifest)] : []),
  ];
}

async function check(bytes: Buffer, options: VerificationOptions): Promise<ReportVerification> {
  const file = readRevisions(bytes, contentsOfSeal);
  const seal = checkSeal(file.base, file.baseBytes);
  const known = checkSigner(file, seal, options);
  const manifest = checkAttachments(file.base);
  checkCircumstances(manifest, seal, known);
  const language = languageOf(file.base);
  const composed = await drawEdition(manifest, language, textsOf(manifest));
  const printed = await pagesOf(bytes);
  comparePages(printed, await pagesOf(composed));
  compareDrawings(file.base, readPdf(composed));
  return {
    ok: true,
    language,
    manifest,
    manifestSha256: sha256Of(manifestBytes(manifest)),
    certificateSha256: known.certificateSha256,
    level: known.level,
    statements: [
      ...statementsOf(file, manifest, known, printed.pages.length),
      ...(await checkCompanions(manifest, options)),
    ],
  };
}

/**
 * Says what holds, or the first thing that is wrong: revisions, coverage, signature, signer and time-stamps, attachments,
 * then every page against the manifest, in its words and in its ink. Never throws on a bad file.
 */
export async function verifyReport(bytes: Buffer, options: VerificationOptions = {}): Promise<ReportVerification> {
  try {
    return await check(bytes, options);
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.sentence };
    throw error;
  }
}
