/** What the command line does with reports; the verification needs no database and no framework. */
import { readFile } from 'node:fs/promises';
import { type ReportVerification, verifyReport } from './verify/verify-report.js';

/** Verifies a report on disk; `certificate` is a PEM file that holds the expected signer, or one above it. */
export async function verifyReportFile(path: string, certificate?: string): Promise<ReportVerification> {
  const trusted = certificate === undefined ? {} : { trusted: await readFile(certificate, 'utf8') };
  return verifyReport(await readFile(path), trusted);
}
