/** What the command line does with reports; the verification needs no database and no framework. */
import { bytesGiven, textGiven } from '../platform/given.js';
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

/** Verifies a report or an erratum on disk, with the files that are given beside it; throws one sentence when one of them cannot be read. */
export async function verifyReportFile(path: string, companions: Companions = {}): Promise<DocumentVerification> {
  const { certificate, proofs, receipt = [], previous, amended, corrected } = companions;
  return verifyDocument(await bytesGiven(path), {
    ...(certificate === undefined ? {} : { trusted: await textGiven(certificate) }),
    ...(proofs === undefined ? {} : { proofs: await bytesGiven(proofs) }),
    ...(previous === undefined ? {} : { previous: await bytesGiven(previous) }),
    ...(amended === undefined ? {} : { amended: await bytesGiven(amended) }),
    ...(corrected === undefined ? {} : { corrected: await bytesGiven(corrected) }),
    receipts: await Promise.all(receipt.map(textGiven)),
  });
}
