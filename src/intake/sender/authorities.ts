/** The certificate authorities that an installation believes, from the PEM file it names. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { certificatesOf } from '../../documents/mail/cms.js';
import { dayOf, instant } from '../../domain/kernel/instant.js';
import type { Dated } from '../../domain/law/expiry.js';
import { messageOf } from '../../platform/telemetry/failure.js';

/**
 * Empty without a file; throws with what to do when the file holds no certificate that can be read.
 * @param from the setting or the option that named the file
 */
export function readAuthorities(file: string | undefined, from: string): string {
  if (file === undefined) return '';
  try {
    const pem = readFileSync(file, 'utf8');
    if (certificatesOf(pem).length > 0) return pem;
  } catch (error) {
    throw new Error(`${from}: the certificate authorities in ${file} cannot be read: ${messageOf(error)}`);
  }
  throw new Error(`${from}: ${file} holds no certificate: give it PEM blocks "BEGIN CERTIFICATE".`);
}

/** Until when each certificate of that text holds, named by its setting and the beginning of its SHA-256. */
export function datedCertificates(pem: string, setting: string): Dated[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => {
    const { fingerprint256, validTo } = new X509Certificate(block);
    return {
      kind: 'certificate',
      name: `${setting} ${fingerprint256.replaceAll(':', '').toLowerCase().slice(0, 16)}`,
      lastDay: dayOf(instant(new Date(validTo).toISOString())),
    };
  });
}
