/** Any sealed document of ours, a report, an erratum or a statement to a customer: what it is, is read from what is attached to it. */
import { type ErratumOptions, type ErratumVerification, isErratum, verifyErratum } from './verify-erratum.js';
import { type ReportVerification, type VerificationOptions, verifyReport } from './verify-report.js';
import { isStatement, type StatementVerification, verifyStatement } from './verify-statement.js';

export type DocumentOptions = VerificationOptions & ErratumOptions;
export type DocumentVerification = ReportVerification | ErratumVerification | StatementVerification;

const refused = (fr: string, en: string): DocumentVerification => ({ ok: false, fault: { fr, en } });

/** A file given beside a document that cannot be compared with it is refused, never ignored. */
export async function verifyDocument(bytes: Buffer, options: DocumentOptions): Promise<DocumentVerification> {
  const { proofs, receipts = [], previous, dsa, amended, corrected } = options;
  const isGiven = proofs || previous || dsa || amended || corrected || receipts.length > 0;
  if (isStatement(bytes)) {
    if (!isGiven) return verifyStatement(bytes, options);
    return refused(
      'Ce document est un relevé remis à un client : il se vérifie seul. Donnez-le sans autre fichier.',
      'This document is a statement to a customer: it is verified alone. Give it without another file.',
    );
  }
  if (!isErratum(bytes)) {
    if (!amended && !corrected) return verifyReport(bytes, options);
    const verified = await verifyReport(bytes, { now: options.now });
    if (!verified.ok) return verified;
    return refused(
      'Ce document est un rapport : les éditions corrigée et corrective se comparent à un erratum. Donnez l’erratum, ou le rapport seul.',
      'This document is a report: the amended and the corrected edition are compared with an erratum. Give the erratum, or the report alone.',
    );
  }
  if (!proofs && !previous && !dsa && receipts.length === 0) return verifyErratum(bytes, options);
  return refused(
    'Ce document est un erratum : preuves, récépissés, rapport précédent et fichiers DSA se comparent à un rapport. Donnez le rapport, ou l’erratum seul.',
    'This document is an erratum: proofs, receipts, the report before and DSA files are compared with a report. Give the report, or the erratum alone.',
  );
}
