/** Signs the base revision of a file: its own reserved field, so that every byte but the signature is covered. */
import { createHash, type KeyObject, type X509Certificate } from 'node:crypto';
import { reservedBytes, reservedRange } from '../../platform/pdf/signature-field.js';
import { detachedSignature } from './cms.js';

export interface Sealer {
  readonly key: KeyObject;
  /** The signer's own certificate first. */
  readonly chain: readonly X509Certificate[];
}

const hole = Buffer.from(`<${'00'.repeat(reservedBytes)}>`, 'latin1');

/** Where the empty signature stands, angle brackets included; throws when the file has not exactly one. */
function findHole(pdf: Buffer): { start: number; end: number; range: number } {
  const start = pdf.indexOf(hole);
  const range = pdf.indexOf(reservedRange, 0, 'latin1');
  const single = start === pdf.lastIndexOf(hole) && range === pdf.lastIndexOf(reservedRange, undefined, 'latin1');
  if (start < 0 || range < 0 || !single) throw new Error('The file has no single reserved signature field.');
  return { start, end: start + hole.length, range };
}

/** PAdES baseline B-B (EN 319 142-1) of a drawn file; the argument stays as it was. */
export function signPdf(unsigned: Buffer, sealer: Sealer): Buffer {
  const pdf = Buffer.from(unsigned);
  const { start, end, range } = findHole(pdf);
  const offsets = `/ByteRange [0 ${start} ${end} ${pdf.length - end}]`;
  pdf.write(offsets.padEnd(reservedRange.length, ' '), range, 'latin1');
  const digest = createHash('sha256').update(pdf.subarray(0, start)).update(pdf.subarray(end)).digest();
  const cms = detachedSignature(digest, sealer.key, sealer.chain);
  if (cms.length > reservedBytes)
    throw new Error(`The signature takes ${cms.length} bytes of ${reservedBytes} reserved.`);
  pdf.write(cms.toString('hex'), start + 1, 'latin1');
  return pdf;
}
