/** Verifies a report from its file alone: no database, no network, no framework. */

import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenInstant } from '../../domain/kernel/written.js';
import type { Manifest } from '../../domain/report/manifest.js';
import { drawEdition, manifestBytes, sha256Of } from '../paper/edition.js';
import type { LoadedTexts } from '../paper/texts.js';
import { demand, Fault } from '../trust/fault.js';
import type { DocumentTrust } from './anchor.js';
import { checkAttachments, manifestBytesIn } from './attachments.js';
import { checkBeside } from './beside.js';
import { checkDsa } from './dsa.js';
import { checkPrevious, checkProofs } from './proofs.js';
import { checkReceipts } from './receipts.js';
import {
  checkCircumstances,
  checkDrawing,
  checkPaper,
  languageOf,
  type OpenedSeal,
  openSealed,
  sealStatements,
  textsOfVersion,
  type Verified,
} from './sealed-document.js';

/** What is given beside the report; without them it is verified by itself. */
export interface VerificationOptions extends DocumentTrust {
  /** The open counting sets. */
  readonly proofs?: Buffer;
  /** Receipts of requests, each of which MUST be found in the proofs. */
  readonly receipts?: readonly string[];
  /** The report before, or its manifest. */
  readonly previous?: Buffer;
  /** Files of its DSA reports by their names: all of them, and no other. */
  readonly dsa?: ReadonlyMap<string, Buffer>;
  /** Files with the same figures, by their names; any of them, and others are passed over. */
  readonly beside?: ReadonlyMap<string, Buffer>;
}

export type ReportVerification =
  | (Verified & { readonly manifest: Manifest; readonly manifestSha256: string })
  /** The first thing that is wrong. */
  | { readonly ok: false; readonly fault: Bilingual };

/** The texts that the manifest names, unchanged since. */
function textsOf({ texts, rules }: Manifest): LoadedTexts {
  const loaded = textsOfVersion(texts.version);
  const { fr, en, labels } = loaded.sha256;
  demand(
    texts.fr === fr && texts.en === en && texts.labels === labels && rules.sha256 === loaded.sha256.rules,
    'Les textes ou les règles de comptage de ce programme ne sont pas ceux du rapport.',
    'The texts or the counting rules of this program are not those of the report.',
  );
  return loaded;
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

function statementsOf(opened: OpenedSeal, manifest: Manifest, pages: number): Bilingual[] {
  const { ledger } = manifest;
  const { known } = opened;
  return [
    ...sealStatements(opened),
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
  { proofs, receipts = [], previous, dsa }: VerificationOptions,
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
    ...checkDsa(dsa, manifest),
  ];
}

async function check(bytes: Buffer, options: VerificationOptions): Promise<ReportVerification> {
  const opened = await openSealed(bytes, options);
  const { file, known } = opened;
  const manifest = checkAttachments(file.base);
  demand(
    options.log === undefined || options.log.key === manifest.ledger.vkey,
    `Ce rapport nomme une autre clé de registre que celle donnée : ${manifest.ledger.vkey}.`,
    `This report names another ledger key than the one given: ${manifest.ledger.vkey}.`,
  );
  checkCircumstances(manifest, opened);
  checkDrawing(manifest);
  const language = languageOf(file.base);
  const texts = textsOf(manifest);
  const pages = await checkPaper(bytes, file, await drawEdition(manifest, language, texts));
  const beside = checkBeside(options.beside, manifest, texts);
  return {
    ok: true,
    language,
    manifest,
    manifestSha256: sha256Of(manifestBytes(manifest)),
    certificateSha256: known.certificateSha256,
    level: known.level,
    archive: known.archive,
    established: opened.established,
    statements: [...statementsOf(opened, manifest, pages), ...beside, ...(await checkCompanions(manifest, options))],
  };
}

/**
 * Says what holds, or the first thing that is wrong: revisions, coverage, signature, signer and time-stamps, attachments,
 * then every page against the manifest, in its words and in its ink. Never throws on a bad file.
 */
export async function verifyReport(bytes: Buffer, options: VerificationOptions): Promise<ReportVerification> {
  try {
    return await check(bytes, options);
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.sentence };
    throw error;
  }
}
