/** Certificates as people exchange them. */
import { type Certificate, readCertificate } from './certificate.js';
import { DerError } from './der.js';

/** The certificates of a PEM text, in its order; empty when one of them cannot be read. */
export function readChain(pem: string): Certificate[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  try {
    return blocks.map(([, base64 = '']) => readCertificate(Buffer.from(base64, 'base64')));
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}

export function writePem({ raw }: Certificate): string {
  const lines = raw.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
