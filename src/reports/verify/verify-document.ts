/** Any sealed document of ours, a report or an erratum: what it is, is read from what is attached to it. */
import { type ErratumOptions, type ErratumVerification, isErratum, verifyErratum } from './verify-erratum.js';
import { type ReportVerification, type VerificationOptions, verifyReport } from './verify-report.js';

export type DocumentOptions = VerificationOptions & ErratumOptions;
export type DocumentVerification = ReportVerification | ErratumVerification;

export const verifyDocument = (bytes: Buffer, options: DocumentOptions = {}): Promise<DocumentVerification> =>
  isErratum(bytes) ? verifyErratum(bytes, options) : verifyReport(bytes, options);
