/** What the command line does with reports; the verification needs no database and no framework. */
import { readFile } from 'node:fs/promises';
import { type ReportVerification, verifyReport } from './verify/verify-report.js';

export interface Companions {
  /** PEM of the expected signer, or of one above it. */
  readonly certificate?: string;
  readonly proofs?: string;
  readonly receipt?: readonly string[];
  /** The report before, PDF or manifest. */
  readonly previous?: string;
}

/** Verifies a report on disk, with the files that are given beside it. */
export async function verifyReportFile(path: string, companions: Companions = {}): Promise<ReportVerification> {
  const { certificate, proofs, receipt = [], previous } = companions;
  return verifyReport(await readFile(path), {
    ...(certificate === undefined ? {} : { trusted: await readFile(certificate, 'utf8') }),
    ...(proofs === undefined ? {} : { proofs: await readFile(proofs) }),
    ...(previous === undefined ? {} : { previous: await readFile(previous) }),
    receipts: await Promise.all(receipt.map((file) => readFile(file, 'utf8'))),
  });
}
