/** What the command line does with reports; the verification needs no database and no framework. */
import { readFile } from 'node:fs/promises';
import { type DocumentVerification, verifyDocument } from './verify/verify-document.js';

export interface Companions {
  /** PEM of the expected signer, or of one above it. */
  readonly certificate?: string;
  readonly proofs?: string;
  readonly receipt?: readonly string[];
  /** The report before, PDF or manifest. */
  readonly previous?: string;
  /** The two editions that an erratum compares, PDF or manifest. */
  readonly amended?: string;
  readonly corrected?: string;
}

/** Verifies a report or an erratum on disk, with the files that are given beside it. */
export async function verifyReportFile(path: string, companions: Companions = {}): Promise<DocumentVerification> {
  const { certificate, proofs, receipt = [], previous, amended, corrected } = companions;
  return verifyDocument(await readFile(path), {
    ...(certificate === undefined ? {} : { trusted: await readFile(certificate, 'utf8') }),
    ...(proofs === undefined ? {} : { proofs: await readFile(proofs) }),
    ...(previous === undefined ? {} : { previous: await readFile(previous) }),
    ...(amended === undefined ? {} : { amended: await readFile(amended) }),
    ...(corrected === undefined ? {} : { corrected: await readFile(corrected) }),
    receipts: await Promise.all(receipt.map((file) => readFile(file, 'utf8'))),
  });
}
