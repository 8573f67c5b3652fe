/** The certificate authorities that an installation believes, from the PEM file it names. */
import { readFileSync } from 'node:fs';
import { messageOf } from '../../platform/failure.js';
import { certificatesOf } from './cms.js';

/** Empty without a file; throws with what to do when the file holds no certificate that can be read. */
export function readAuthorities(file: string | undefined): string {
  if (file === undefined) return '';
  try {
    const pem = readFileSync(file, 'utf8');
    if (certificatesOf(pem).length > 0) return pem;
  } catch (error) {
    throw new Error(`The certificate authorities in ${file} cannot be read: ${messageOf(error)}`);
  }
  throw new Error(`${file} holds no certificate: give it PEM blocks "BEGIN CERTIFICATE".`);
}
