/** Verifies what is sealed after it was drawn, a letter or a printed case file, from its file alone: bytes, seal, who made it. */
import type { PrintedCase } from '../../domain/case/printed-case.js';
import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenInstant } from '../../domain/kernel/written.js';
import { endOfBase, readPdf } from '../file/pdf-file.js';
import { readSealedLetter, type SealedLetter } from '../file/seal-field.js';
import { sha256Of } from '../paper/edition.js';
import { Fault } from '../trust/fault.js';
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

export function verifyLetter(bytes: Buffer, trust: Trust): LetterVerification {
  try {
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
    const known = checkSigner(whole, seal, trust);
    const { certificateSha256 } = known;
    const printed = printedCaseIn(readPdf(letter.base));
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
