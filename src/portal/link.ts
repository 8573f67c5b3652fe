/** The link and the code of a delivery: neither is kept, and what the link opens is sealed under a key that follows from it. */
import { createHash, hkdfSync, randomBytes, randomInt, scrypt } from 'node:crypto';

const SECRET_BYTES = 32;
const CODE_DIGITS = 12;
/** For each guess, at the portal and of a thief alike. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1_048_576 };
const SALT = 'greffe/delivery-code/v1';

/** 32 random bytes, as an address and a cookie carry them. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** The bytes of such a text; null for any other. */
export function secretIn(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return /^[\w-]{43}$/.test(text) && bytes.length === SECRET_BYTES ? bytes : null;
}

export const digestOf = (secret: Buffer): Buffer => createHash('sha256').update(secret).digest();

/** Seals what a link opens. */
export const keyOfLink = (link: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', link, '', 'greffe/portal/link/v1', SECRET_BYTES));

/** Where the sealed package of that delivery opens, and nowhere else. */
export const boxOf = (deliveryId: string): string => `delivery/${deliveryId}`;

/** Twelve digits, in four groups, as one says them on the telephone. */
export function newCode(): string {
  const digits = Array.from({ length: CODE_DIGITS }, () => randomInt(10)).join('');
  return digits.replace(/(\d{3})(?=\d)/g, '$1 ');
}

/** A slow hash of the digits of a code, 32 bytes; what is no digit does not count. */
export function hashOfCode(code: string): Promise<Buffer> {
  const digits = code.replace(/\D/g, '').slice(0, CODE_DIGITS);
  return new Promise((resolve, reject) => {
    scrypt(digits, SALT, SECRET_BYTES, COST, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}
