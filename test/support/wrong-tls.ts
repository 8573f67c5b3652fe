/** Certificates of the SMTP server with which no server may start. */
import { issueDemonstration } from '../../src/reports/authority/issue.js';
import type { Row } from './wrong-settings.js';

interface Files {
  /** A path where nothing is. */
  readonly missing: string;
  /** A file of text. */
  readonly text: string;
  readonly file: (name: string, content: string) => string;
}

export async function wrongTls(now: Date, { missing, text, file }: Files): Promise<Row[]> {
  const pem = await issueDemonstration('Essai', now);
  const blocks = (label: string): string[] =>
    pem.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----\n?`, 'g')) ?? [];
  const [[first = '', second = ''], [certificate = '']] = [blocks('PRIVATE KEY'), blocks('CERTIFICATE')];
  const [keyFile, otherFile] = [file('smtp.key', first), file('smtp-other.key', second)];
  const given = { GREFFE_SMTP_CERTIFICATE: file('smtp.pem', certificate), GREFFE_SMTP_KEY: keyFile };
  return [
    ['GREFFE_SMTP_CERTIFICATE', 'is missing', { ...given, GREFFE_SMTP_CERTIFICATE: missing }, 'does not exist'],
    ['GREFFE_SMTP_CERTIFICATE', 'is a note', { ...given, GREFFE_SMTP_CERTIFICATE: text }, 'give it PEM'],
    ['GREFFE_SMTP_KEY', 'is missing', { ...given, GREFFE_SMTP_KEY: missing }, 'does not exist'],
    ['GREFFE_SMTP_KEY', 'is a note', { ...given, GREFFE_SMTP_KEY: text }, 'without a password'],
    ['GREFFE_SMTP_KEY', 'is of another certificate', { ...given, GREFFE_SMTP_KEY: otherFile }, 'is not the key'],
  ];
}
