/** Verifies what is sealed after it was drawn, a letter or a printed case file, from its file alone: bytes, seal, who made it. */
import { CUSTODY_FILE } from '../../domain/case/custody/custody.js';
import type { PrintedCase } from '../../domain/case/printed-case.js';
import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenInstant } from '../../domain/kernel/written.js';
import { endOfBase, readPdf } from '../file/pdf-file.js';
import { readSealedLetter, type SealedLetter } from '../file/seal-field.js';
import { sha256Of } from '../paper/edition.js';
import { demand, Fault } from '../trust/fault.js';
import { attachedTo } from './attachments.js';
import { printedCaseIn, printStatements } from './printed-case.js';
import { checkSeal } from './signature.js';
import { checkSigner, type SealKnown, type Trust } from './signer.js';

export type LetterVerification =
  | {
      readonly ok: true;
      /** Null for a letter. */
      readonly printed: PrintedCase | null;
      /** SHA-256 of the file before its seal: of a letter, the one that people approved and that the log of the operator holds. */
      readonly approvedSha256: string;
      readonly certificateSha256: string;
      readonly established: 'certificate' | null;
      readonly statements: readonly Bilingual[];
    }
  | { readonly ok: false; readonly fault: Bilingual };

const FORMAT = 'ETSI.CAdES.detached';

/** True of a file that is sealed after it was drawn: reports and errata carry their seal from the start. */
export function isLetter(bytes: Buffer): boolean {
  const end = endOfBase(bytes);
  return bytes.indexOf(FORMAT, 0, 'latin1') >= end && end < bytes.length;
}

function printStatementsOf(printed: PrintedCase, bytes: Buffer, { at, statements }: SealKnown): Bilingual[] {
  const [fr, en] = [writtenInstant(instant(at.toISOString()), 'fr'), writtenInstant(instant(at.toISOString()), 'en')];
  return [
    {
      fr: `Ce fichier est un dossier imprimé, intact : le sceau couvre tout, et rien ne le suit. L’heure annoncée est le ${fr}.`,
      en: `This file is a printed case file, intact: the seal covers all of it, and nothing follows it. The claimed time is ${en}.`,
    },
    ...statements,
    ...printStatements(printed, bytes),
  ];
}

function statementsOf({ base }: SealedLetter, { at, statements }: SealKnown): Bilingual[] {
  const sha256 = sha256Of(base);
  const [fr, en] = [writtenInstant(instant(at.toISOString()), 'fr'), writtenInstant(instant(at.toISOString()), 'en')];
  return [
    {
      fr: `Ce fichier est une lettre, intacte : le sceau couvre tout, et rien ne le suit. L’heure annoncée est le ${fr}.`,
      en: `This file is a letter, intact: the seal covers all of it, and nothing follows it. The claimed time is ${en}.`,
    },
    ...statements,
    {
      fr: `L’empreinte SHA-256 de la lettre avant son sceau, celle que des personnes ont approuvée, est ${sha256}.`,
      en: `The SHA-256 of the letter before its seal, the one that people approved, is ${sha256}.`,
    },
  ];
}

/** What is sealed after it was drawn, with who sealed it. Throws a Fault that says what is wrong. */
export function openSealedLetter(bytes: Buffer, trust: Trust): { letter: SealedLetter; known: SealKnown } {
  const letter = readSealedLetter(bytes);
  const seal = checkSeal(letter.file, bytes);
  const last = { bytes, file: letter.file };
  const ends = [bytes.length];
  const whole = {
    base: letter.file,
    baseBytes: bytes,
    stamps: [],
    validation: new Map(),
    ends,
    last,
    newest: seal.value,
  };
  return { letter, known: checkSigner(whole, seal, trust) };
}

export function verifyLetter(bytes: Buffer, trust: Trust): LetterVerification {
  try {
    const { letter, known } = openSealedLetter(bytes, trust);
    const { certificateSha256 } = known;
    const base = readPdf(letter.base);
    demand(
      attachedTo(base, CUSTODY_FILE) === null,
      'Ce fichier est un certificat de traçabilité, et non une lettre : vérifiez-le avec son paquet (greffe package verify --custody).',
      'This file is a custody certificate, and no letter: verify it with its package (greffe package verify --custody).',
    );
    const printed = printedCaseIn(base);
    return {
      ok: true,
      printed,
      approvedSha256: sha256Of(letter.base),
      certificateSha256,
      established: known.identified ? 'certificate' : null,
      statements: printed ? printStatementsOf(printed, bytes, known) : statementsOf(letter, known),
    };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.sentence };
    throw error;
  }
}
