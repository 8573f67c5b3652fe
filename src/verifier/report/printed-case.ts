/** Tells a printed case file from a letter: both are sealed after they were drawn, and what is attached says which it is. */
import { PRINTED_CASE_FILE, PrintedCase } from '../../domain/case/printed-case.js';
import { instant } from '../../domain/kernel/instant.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenInstant } from '../../domain/kernel/written.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { endOfBase, type PdfFile, readPdf } from '../file/pdf-file.js';
import { sha256Of } from '../paper/edition.js';
import { Fault } from '../trust/fault.js';
import { attachedTo } from './attachments.js';

/** Null for a file of which no printed case file is attached; throws a Fault on one that is not as it is written. */
export function printedCaseIn(file: PdfFile): PrintedCase | null {
  const attached = attachedTo(file, PRINTED_CASE_FILE)?.toString('utf8');
  if (attached === undefined) return null;
  try {
    const printed = PrintedCase.parse(JSON.parse(attached));
    if (canonical(printed) === attached) return printed;
  } catch {
    // The sentence below says all a reader can use.
  }
  throw new Fault(
    'La pièce jointe n’est pas celle d’un dossier imprimé, ou n’est pas en JSON canonique (RFC 8785).',
    'The attachment is not that of a printed case file, or is not canonical JSON (RFC 8785).',
  );
}

/** Why a printed case file without a seal is refused; null for any other file. */
export function unsealedPrint(bytes: Buffer): Bilingual | null {
  try {
    const printed = endOfBase(bytes) === bytes.length ? printedCaseIn(readPdf(bytes)) : null;
    if (!printed) return null;
    const sha256 = sha256Of(bytes);
    return {
      fr: `Ce fichier est le dossier imprimé ${printed.reference}, sans sceau : il ne prouve rien par lui-même. L’entrée du journal qui inscrit l’impression doit porter son empreinte SHA-256, ${sha256}.`,
      en: `This file is the printed case file ${printed.reference}, without a seal: it proves nothing by itself. The entry of the log that records the print must hold its SHA-256, ${sha256}.`,
    };
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** What a printed case file under its seal says, and what it does not prove. */
export function printStatements(printed: PrintedCase, bytes: Buffer): Bilingual[] {
  const { reference, entries, texts } = printed;
  const printedAt = instant(printed.printedAt);
  const [fr, en] = [writtenInstant(printedAt, 'fr'), writtenInstant(printedAt, 'en')];
  return [
    {
      fr: `Il liste ${entries} entrées du journal${texts ? '' : ', et ne contient pas le texte des messages'} : le dossier ${reference}, tel qu’il était le ${fr}. Ce qui a suivi n’y est pas.`,
      en: `It lists ${entries} entries of the log${texts ? '' : ', and does not hold the text of the messages'}: the case ${reference} as it was on ${en}. What followed is not in it.`,
    },
    {
      fr: `L’empreinte SHA-256 de ce fichier, que porte l’entrée du journal qui inscrit l’impression, est ${sha256Of(bytes)}.`,
      en: `The SHA-256 of this file, which the entry of the log that records the print holds, is ${sha256Of(bytes)}.`,
    },
  ];
}
