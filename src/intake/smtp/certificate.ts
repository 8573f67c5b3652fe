/** The certificate that the SMTP server shows after STARTTLS (RFC 3207), from two files of the operator. */
import { constants, createPrivateKey, X509Certificate } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';
import { textGiven } from '../../platform/settings/given.js';
import { messageOf } from '../../platform/telemetry/failure.js';

/** Their paths; without both STARTTLS is not offered. */
export interface CertificateFiles {
  readonly smtpCertificate?: string | undefined;
  readonly smtpKey?: string | undefined;
}

export interface SmtpCertificate {
  /** PEM, its own certificate first. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
}

/** Earlier versions are broken (RFC 8996), and a client that renegotiates takes our time for nothing. */
export const smtpTls: SecureContextOptions = {
  minVersion: 'TLSv1.2',
  secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
};

/** Null without the settings. Rejects, naming the setting, where a file cannot be read or the key is not that of the certificate. */
export async function readSmtpCertificate(files: CertificateFiles): Promise<SmtpCertificate | null> {
  const { smtpCertificate, smtpKey } = files;
  if (smtpCertificate === undefined || smtpKey === undefined) return null;
  const [cert, key] = await Promise.all([
    given('GREFFE_SMTP_CERTIFICATE', smtpCertificate),
    given('GREFFE_SMTP_KEY', smtpKey),
  ]);
  const certificate = parsed(() => new X509Certificate(cert), `GREFFE_SMTP_CERTIFICATE: ${smtpCertificate}`, 'PEM');
  const privateKey = parsed(() => createPrivateKey(key), `GREFFE_SMTP_KEY: ${smtpKey}`, 'PEM, without a password');
  if (certificate.checkPrivateKey(privateKey)) return { cert, key };
  throw new Error(`GREFFE_SMTP_KEY: ${smtpKey} is not the key of the first certificate in ${smtpCertificate}.`);
}

async function given(setting: string, path: string): Promise<string> {
  try {
    return await textGiven(path);
  } catch (error) {
    throw new Error(`${setting}: ${messageOf(error)}`, { cause: error });
  }
}

/** What the library says may quote the file: it stays in the cause. */
function parsed<T>(parse: () => T, file: string, form: string): T {
  try {
    return parse();
  } catch (error) {
    throw new Error(`${file} cannot be used: give it ${form}.`, { cause: error });
  }
}
