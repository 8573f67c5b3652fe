/** Codes on paper, to sign in after the other factor was lost: ten, each usable once. */
import { randomBytes } from 'node:crypto';

/** Crockford's base32: no letter that is read as a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 120 bits, so that a digest of it needs no slow hash (ASVS 5.0, 6.5.2: 112 bits). */
const LENGTH = 24;
const GROUP = 4;
const COUNT = 10;

/** Ten codes, in groups of four with hyphens. */
export const newRecoveryCodes = (): string[] => Array.from({ length: COUNT }, newPaperCode);

/** What was typed, without spaces, hyphens and capitals, and O, I and L as what they look like; undefined when it is no code. */
export function plainRecoveryCode(typed: string): string | undefined {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter)) ? plain : undefined;
}

/** One code that a person copies from paper. */
export function newPaperCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-');
}
