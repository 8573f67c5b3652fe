/** Whether a file is one of a word processor, by its first bytes and the names in it. */

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** Older office files, and encrypted ones of today (MS-OFFCRYPTO). */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(ZIP);

export const isCompound = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(COMPOUND);

/** Whether a compound file is one of today behind a password; else it is one of before 2007. */
export const isEncrypted = (bytes: Buffer): boolean => bytes.includes(ENCRYPTED);

/** By the names in the archive: what the sender calls it proves nothing. */
export function isOffice(bytes: Buffer): boolean {
  if (!isZip(bytes)) return false;
  return bytes.includes('word/document') || (bytes.includes('content.xml') && bytes.includes('opendocument.text'));
}
