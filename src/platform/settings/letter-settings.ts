/** Settings of the seal of letters, and of the signature of the mails that carry them. */
import { pem, secret } from './setting-kinds.js';

export const letterSettings = {
  letterKey: secret(
    'GREFFE_LETTER_KEY',
    'Private key that seals letters, PEM, another than that of reports; absent, letters leave without a seal.',
    pem('PRIVATE KEY').optional(),
  ),
  letterCertificate: secret(
    'GREFFE_LETTER_CERTIFICATE',
    'Certificate chain of that key, PEM, its own certificate first.',
    pem('CERTIFICATE').optional(),
  ),
  mailKey: secret(
    'GREFFE_MAIL_KEY',
    'Private key that signs the mails of letters (S/MIME), PEM; absent, they leave unsigned.',
    pem('PRIVATE KEY').optional(),
  ),
  mailCertificate: secret(
    'GREFFE_MAIL_CERTIFICATE',
    'Certificate chain of that key, PEM, its own certificate first; it names the address of GREFFE_MAIL_FROM.',
    pem('CERTIFICATE').optional(),
  ),
};
