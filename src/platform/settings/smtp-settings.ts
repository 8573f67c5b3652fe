/** Settings of the SMTP server: where it listens, its certificate, and the relays that it stands behind. */
import { z } from 'zod';
import { isNetwork, list, port, setting } from './setting-kinds.js';

export const smtpSettings = {
  smtpHost: setting('GREFFE_SMTP_HOST', 'Address on which the SMTP server listens.', z.string().default('127.0.0.1')),
  smtpPort: setting('GREFFE_SMTP_PORT', 'Port of the SMTP server: 0 for one that is free.', port.default(2525)),
  smtpCertificate: setting(
    'GREFFE_SMTP_CERTIFICATE',
    'File of the certificate chain that the SMTP server shows after STARTTLS, PEM, its own certificate first, with GREFFE_SMTP_KEY; read again each minute. Absent, STARTTLS is not offered.',
    z.string().optional(),
  ),
  smtpKey: setting(
    'GREFFE_SMTP_KEY',
    'File of the private key of that certificate, PEM, without a password.',
    z.string().optional(),
  ),
  smtpRelays: setting(
    'GREFFE_SMTP_RELAYS',
    "Addresses or networks of the operator's own mail relays, separated by commas: they are greeted at once.",
    list
      .refine((relays) => relays.every(isNetwork), 'must be IP addresses, or networks such as 10.0.0.0/8')
      .default([]),
  ),
};
