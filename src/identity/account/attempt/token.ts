/** Secrets of a session: the browser holds the token, the database only its digest. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN = /^[\w-]{43}$/;

/** 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database may know of a token; undefined when the text was never one of ours. */
export const digestOf = (token: string): Buffer | undefined => (TOKEN.test(token) ? sha256(token) : undefined);

const sha256 = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new token for its holder, and what the database may know of it. */
export function freshToken(): { readonly token: string; readonly digest: Buffer } {
  const token = newToken();
  return { token, digest: sha256(token) };
}

/** The token against cross-site requests: bound to the session, worthless without it, stored nowhere. */
export const requestTokenOf = (token: string): string =>
  createHmac('sha256', token).update('greffe csrf').digest('base64url');

/** Compares in constant time. */
export function isRequestTokenOf(token: string, given: string | undefined): boolean {
  const expected = Buffer.from(requestTokenOf(token));
  const offered = Buffer.from(given ?? '');
  return offered.length === expected.length && timingSafeEqual(offered, expected);
}
