/** What the command line does with reports; the verification needs no database and no framework. */

import { dirname, join } from 'node:path';
import { DSA_FILE } from '../domain/report/official/dsa-named.js';
import { bytesGiven, keyGiven, namesGiven, textGiven } from '../platform/settings/given.js';
import type { LogProof } from '../verifier/report/anchor.js';
import { type DocumentVerification, verifyDocument } from '../verifier/report/verify-document.js';

export interface Companions {
  /** PEM of the expected signer, or of one above it. */
  readonly certificate?: string;
  /** PEM of the roots of time-stamp authorities. */
  readonly tsaRoots?: string;
  /** The verifier key of the log, or a file that holds it. */
  readonly key?: string;
  /** The inclusion proof that is published beside the edition; needs the key. */
  readonly inclusion?: string;
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

/** None where the folder cannot be listed: the report is then verified alone. */
async function filesNextTo(path: string): Promise<Map<string, Buffer>> {
  const folder = dirname(path);
  const listed = await namesGiven(folder).catch((): string[] => []);
  const names = listed.filter((name) => /^rapport-.+\.(html|observations\.csv)$/.test(name));
  return new Map(await Promise.all(names.map(async (name) => [name, await bytesGiven(join(folder, name))] as const)));
}

async function logProof({ key, inclusion }: Companions): Promise<{ log?: LogProof }> {
  if (key === undefined && inclusion === undefined) return {};
  if (key === undefined || inclusion === undefined) {
    throw new Error(
      'Give --key and --inclusion together: the key of the log, and the proof that it holds the edition.',
    );
  }
  return { log: { key: await keyGiven(key), proof: await textGiven(inclusion) } };
}

/**
 * Verifies a report or an erratum on disk at `now`, with the files that are given beside it; throws one sentence when one
 * of them cannot be read.
 */
export async function verifyReportFile(path: string, companions: Companions, now: Date): Promise<DocumentVerification> {
  const { certificate, tsaRoots, proofs, receipt = [], previous, amended, corrected, dsa } = companions;
  return verifyDocument(await bytesGiven(path), {
    now,
    ...(await logProof(companions)),
    ...(certificate === undefined ? {} : { trusted: await textGiven(certificate) }),
    ...(tsaRoots === undefined ? {} : { trustedStamps: await textGiven(tsaRoots) }),
    ...(proofs === undefined ? {} : { proofs: await bytesGiven(proofs) }),
    ...(previous === undefined ? {} : { previous: await bytesGiven(previous) }),
    ...(amended === undefined ? {} : { amended: await bytesGiven(amended) }),
    ...(corrected === undefined ? {} : { corrected: await bytesGiven(corrected) }),
    ...(dsa === undefined ? {} : { dsa: await dsaFilesIn(dsa) }),
    beside: await filesNextTo(path),
    receipts: await Promise.all(receipt.map(textGiven)),
  });
}
