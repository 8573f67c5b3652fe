/** Base64 in its one canonical spelling (RFC 4648, 3.5): a changed padding bit is a changed text. */

/** Null on any other spelling: stray characters, missing padding, set padding bits. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** 43 digits and one "=": the last digit carries four bits, so that 16 of the 64 can stand there. */
const DIGEST = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** Whether `decodeDigest` would give its 32 bytes; it makes none. */
export const isDigest = (text: string): boolean => text.length === 44 && DIGEST.test(text);

/** 32 bytes, or null. */
export function decodeDigest(text: string): Buffer | null {
  const bytes = decodeBase64(text);
  return bytes?.length === 32 ? bytes : null;
}
