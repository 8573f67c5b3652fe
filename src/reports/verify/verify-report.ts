/** Verifies a report from its file alone: no database, no network, no framework. */

import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import { writtenInstant } from '../../domain/kernel/written.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { drawEdition, manifestBytes, sha256Of } from '../paper/edition.js';
import { type LoadedTexts, loadTexts } from '../paper/texts.js';
import { checkAttachments } from './attachments.js';
import { compareDrawings } from './drawing.js';
import { demand, Fault } from './fault.js';
import { comparePages, type PagesRead, readPages } from './pages.js';
import { type PdfFile, readPdf } from './pdf-file.js';
import { checkSignature, type SignatureFound } from './signature.js';
import { checkSigner, type SignerKnown } from './signer.js';
import { isBytes } from './syntax.js';

export interface VerificationOptions {
  /** Certificates in PEM: the signer's own or one above it. Absent, the signer is known by fingerprint only. */
  readonly trusted?: string;
}

export type ReportVerification =
  | {
      readonly ok: true;
      readonly language: Language;
      readonly manifest: Manifest;
      readonly manifestSha256: string;
      /** SHA-256 of the signer's certificate. */
      readonly certificateSha256: string;
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

function checkCircumstances(manifest: Manifest, signature: SignatureFound, signer: SignerKnown): void {
  demand(
    manifest.signer.certificateSha256 === signer.certificateSha256,
    'Le rapport est signé par un autre certificat que celui que nomme son manifeste.',
    'The report is signed by another certificate than the one its manifest names.',
  );
  demand(
    Math.floor(Date.parse(manifest.asOf) / 1000) * 1000 === signature.claimedAt.getTime(),
    'L’heure annoncée de la signature n’est pas l’heure de l’arrêté du manifeste.',
    'The claimed hour of the signature is not the hour of the manifest.',
  );
}

async function pagesOf(pdf: Buffer): Promise<PagesRead> {
  try {
    return await readPages(pdf);
  } catch {
    throw new Fault('Un second lecteur ne peut pas lire le fichier.', 'A second reader cannot read the file.');
  }
}

function statementsOf(manifest: Manifest, signer: SignerKnown, pages: number, size: number): Bilingual[] {
  const { asOf, ledger } = manifest;
  const [hourFr, hourEn] = [writtenInstant(instant(asOf), 'fr'), writtenInstant(instant(asOf), 'en')];
  return [
    {
      fr: `Le fichier est intact : une seule signature couvre ses ${size} octets, rien ne la suit.`,
      en: `The file is intact: one signature covers its ${size} bytes, nothing follows it.`,
    },
    signer.statement,
    {
      fr: `Les ${pages} pages sont, au mot et au trait près, celles que donne le manifeste joint : chaque nombre vient de lui.`,
      en: `The ${pages} pages are, to the word and the stroke, those that the attached manifest gives: each number comes from it.`,
    },
    {
      fr: `Compté dans le registre ${ledger.origin}, ${ledger.size} entrées, racine ${ledger.root}.`,
      en: `Counted in the ledger ${ledger.origin}, ${ledger.size} entries, root ${ledger.root}.`,
    },
    {
      fr: `L’heure annoncée (${hourFr}) est celle du signataire : aucun tiers ne l’a horodatée.`,
      en: `The claimed hour (${hourEn}) is the signer’s: no third party time-stamped it.`,
    },
  ];
}

async function check(bytes: Buffer, { trusted }: VerificationOptions): Promise<ReportVerification> {
  const file = readPdf(bytes);
  const signature = checkSignature(bytes, file);
  const signer = checkSigner(signature, trusted);
  const manifest = checkAttachments(file);
  checkCircumstances(manifest, signature, signer);
  const language = languageOf(file);
  const composed = await drawEdition(manifest, language, textsOf(manifest));
  const printed = await pagesOf(bytes);
  comparePages(printed, await pagesOf(composed));
  compareDrawings(file, readPdf(composed));
  return {
    ok: true,
    language,
    manifest,
    manifestSha256: sha256Of(manifestBytes(manifest)),
    certificateSha256: signer.certificateSha256,
    statements: statementsOf(manifest, signer, printed.pages.length, bytes.length),
  };
}

/**
 * Says what holds, or the first thing that is wrong: structure, coverage, signature, signer, attachments, then every
 * page against the manifest, in its words and in its ink. Never throws on a bad file.
 */
export async function verifyReport(bytes: Buffer, options: VerificationOptions = {}): Promise<ReportVerification> {
  try {
    return await check(bytes, options);
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.sentence };
    throw error;
  }
}
