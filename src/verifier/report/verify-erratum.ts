/** Verifies an erratum from its file, and from the two editions that it compares when they are given. */
import type { Bilingual } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { changesBetween, Erratum } from '../../domain/report/erratum.js';
import { Manifest } from '../../domain/report/manifest.js';
import type { PdfFile } from '../file/pdf-file.js';
import { readRevisions } from '../file/read-revisions.js';
import { sha256Of } from '../paper/edition.js';
import { drawErratum, erratumAttachment } from '../paper/erratum.js';
import type { LoadedTexts } from '../paper/texts.js';
import { demand, Fault } from '../trust/fault.js';
import type { DocumentTrust } from './anchor.js';
import { embeddedFiles, manifestBytesIn } from './attachments.js';
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
import { contentsOfSeal } from './signature.js';

export interface ErratumOptions extends DocumentTrust {
  /** The published edition that it amends, PDF or manifest. */
  readonly amended?: Buffer;
  /** The edition that takes its place, PDF or manifest. */
  readonly corrected?: Buffer;
}

export type ErratumVerification =
  | (Verified & { readonly erratum: Erratum })
  | { readonly ok: false; readonly fault: Bilingual };

const isErratumName = (name: string): boolean => /^erratum-.+\.json$/.test(name);

/** Tells an erratum from a report by what is attached; whether it holds is another question. */
export function isErratum(bytes: Buffer): boolean {
  try {
    return [...embeddedFiles(readRevisions(bytes, contentsOfSeal).base).keys()].some(isErratumName);
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

function readErratum(base: PdfFile): Erratum {
  const files = [...embeddedFiles(base)];
  const [only] = files;
  try {
    const text = only?.[1].toString('utf8') ?? '';
    const erratum = Erratum.parse(JSON.parse(text));
    const { name } = erratumAttachment(erratum);
    if (canonical(erratum) === text && files.length === 1 && only?.[0] === name) return erratum;
  } catch {
    // The sentence below says all a reader can use.
  }
  throw new Fault(
    'La pièce jointe n’est pas celle d’un erratum, ou n’est pas en JSON canonique (RFC 8785).',
    'The attachment is not that of an erratum, or is not canonical JSON (RFC 8785).',
  );
}

function textsOf({ texts }: Erratum): LoadedTexts {
  const loaded = textsOfVersion(texts.version);
  demand(
    texts.labels === loaded.sha256.labels,
    'Les textes de ce programme ne sont pas ceux de l’erratum.',
    'The texts of this program are not those of the erratum.',
  );
  return loaded;
}

/** Told of the file it is about: the erratum beside it may be whole. */
function manifestGiven(file: Buffer, edition: number): Buffer {
  try {
    return manifestBytesIn(file);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault(
      `Du fichier donné pour l’édition ${edition} : ${error.fr}`,
      `Of the file given for edition ${edition}: ${error.en}`,
    );
  }
}

/** The manifest in that file, once it is the one that the erratum names. */
function manifestIn(file: Buffer, { edition, manifestSha256 }: Erratum['amended']): Manifest {
  const bytes = manifestGiven(file, edition);
  demand(
    sha256Of(bytes) === manifestSha256,
    `L’erratum parle de l’édition ${edition}, et le manifeste donné n’est pas le sien.`,
    `The erratum is about edition ${edition}, and the manifest given is not its own.`,
  );
  const read = Manifest.safeParse(JSON.parse(bytes.toString('utf8')));
  demand(
    read.success,
    'Le manifeste donné est d’un autre format que ceux que ce programme connaît.',
    'The manifest given is of another format than those this program knows.',
  );
  return read.data;
}

function checkEditions(erratum: Erratum, { amended, corrected }: ErratumOptions): Bilingual[] {
  const before = amended && manifestIn(amended, erratum.amended);
  const after = corrected && manifestIn(corrected, erratum.corrected);
  if (!before || !after) {
    return [
      {
        fr: 'La liste des chiffres corrigés n’est pas comparée aux deux éditions : donnez-les aussi.',
        en: 'The list of corrected figures is not compared with the two editions: give them too.',
      },
    ];
  }
  demand(
    canonical(changesBetween(before.figures, after.figures)) === canonical(erratum.changes),
    'L’erratum ne dit pas tout ce qui change entre les deux éditions, ou dit autre chose.',
    'The erratum does not tell all that changes between the two editions, or tells something else.',
  );
  return [
    {
      fr: `Entre les deux éditions données, ${erratum.changes.length} chiffres changent : exactement ceux de l’erratum.`,
      en: `Between the two editions given, ${erratum.changes.length} figures change: exactly those of the erratum.`,
    },
  ];
}

function statementsOf(opened: OpenedSeal, { report, amended, corrected }: Erratum, pages: number): Bilingual[] {
  return [
    ...sealStatements(opened),
    {
      fr: `Les ${pages} pages sont, au mot et au trait près, celles que donnent les données jointes.`,
      en: `The ${pages} pages are, to the word and the stroke, those that the attached data give.`,
    },
    {
      fr: `Il corrige le rapport ${report}, édition ${amended.edition} (manifeste ${amended.manifestSha256}), par l’édition ${corrected.edition} (manifeste ${corrected.manifestSha256}).`,
      en: `It amends the report ${report}, edition ${amended.edition} (manifest ${amended.manifestSha256}), by edition ${corrected.edition} (manifest ${corrected.manifestSha256}).`,
    },
  ];
}

async function check(bytes: Buffer, options: ErratumOptions): Promise<ErratumVerification> {
  const opened = await openSealed(bytes, options);
  const { file, known, established } = opened;
  const erratum = readErratum(file.base);
  checkCircumstances(erratum, opened);
  checkDrawing(erratum);
  const language = languageOf(file.base);
  const pages = await checkPaper(bytes, file, await drawErratum(erratum, language, textsOf(erratum)));
  const { certificateSha256, level, archive } = known;
  const statements = [...statementsOf(opened, erratum, pages), ...checkEditions(erratum, options)];
  return { ok: true, language, erratum, certificateSha256, level, archive, established, statements };
}

/** Says what holds, or the first thing that is wrong. Never throws on a bad file. */
export async function verifyErratum(bytes: Buffer, options: ErratumOptions): Promise<ErratumVerification> {
  try {
    return await check(bytes, options);
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.sentence };
    throw error;
  }
}
