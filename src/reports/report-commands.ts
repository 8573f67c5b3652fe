/** What the command line does with reports; the verification needs no database and no framework. */

import { join } from 'node:path';
import { DSA_FILE } from '../domain/report/dsa-named.js';
import { bytesGiven, namesGiven, textGiven } from '../platform/settings/given.js';
import { type DocumentVerification, verifyDocument } from '../verifier/report/verify-document.js';

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
  /** The folder of the DSA files that a report names. */
  readonly dsa?: string;
}

async function dsaFilesIn(folder: string): Promise<Map<string, Buffer>> {
  const names = (await namesGiven(folder)).filter((name) => DSA_FILE.test(name));
  if (names.length > 0)
    return new Map(await Promise.all(names.map(async (name) => [name, await bytesGiven(join(folder, name))] as const)));
  throw new Error(`${folder} holds no file of a DSA report: fetch those that are published beside the report.`);
}

/** Verifies a report or an erratum on disk, with the files that are given beside it; throws one sentence when one of them cannot be read. */
export async function verifyReportFile(path: string, companions: Companions = {}): Promise<DocumentVerification> {
  const { certificate, proofs, receipt = [], previous, amended, corrected, dsa } = companions;
  return verifyDocument(await bytesGiven(path), {
    ...(certificate === undefined ? {} : { trusted: await textGiven(certificate) }),
    ...(proofs === undefined ? {} : { proofs: await bytesGiven(proofs) }),
    ...(previous === undefined ? {} : { previous: await bytesGiven(previous) }),
    ...(amended === undefined ? {} : { amended: await bytesGiven(amended) }),
    ...(corrected === undefined ? {} : { corrected: await bytesGiven(corrected) }),
    ...(dsa === undefined ? {} : { dsa: await dsaFilesIn(dsa) }),
    receipts: await Promise.all(receipt.map(textGiven)),
  });
}
