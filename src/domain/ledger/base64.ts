/** Base64 in its one canonical spelling (RFC 4648, 3.5): a changed padding bit is a changed text. */

/** Null on any other spelling: stray characters, missing padding, set padding bits. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** 32 bytes, or null. */
export function decodeDigest(text: string): Buffer | null {
  const bytes = decodeBase64(text);
  return bytes?.length === 32 ? bytes : null;
}
