/** Whether a file is one of a word processor, by its first bytes and the names in it. */

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** An encrypted OOXML file is no zip but a compound file that holds one (MS-OFFCRYPTO). */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(ZIP);

export function isOffice(bytes: Buffer, contentType: string): boolean {
  const named = /officedocument\.wordprocessingml|opendocument\.text|msword/.test(contentType);
  return (named && bytes.subarray(0, 8).equals(COMPOUND)) || (isZip(bytes) && hasText(bytes));
}

/** By the names in the archive: what the sender calls it proves nothing. */
function hasText(bytes: Buffer): boolean {
  return bytes.includes('word/document') || (bytes.includes('content.xml') && bytes.includes('opendocument.text'));
}
