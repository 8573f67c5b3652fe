/**
 * The session cookie. The prefix makes the browser itself refuse it from a subdomain, without TLS or for another path
 * (RFC 6265bis, 4.1.3.2); Chromium and Firefox take loopback addresses for secure, so trying needs no TLS.
 */
export const SESSION_COOKIE = '__Host-greffe';

const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** A cookie of the browser's session: the hours are kept by the database. */
export const sessionCookie = (token: string): string => `${SESSION_COOKIE}=${token}; ${attributes}`;
export const endedCookie = `${SESSION_COOKIE}=; ${attributes}; Max-Age=0`;

/** The value of the session cookie, or undefined when there is none or more than one: which to trust is unknown. */
export const readSessionCookie = (header: string | undefined): string | undefined => readCookie(header, SESSION_COOKIE);

/** The value of a cookie that is there exactly once. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  const values = pairs.filter((pair) => pair.startsWith(`${name}=`));
  return values.length === 1 ? values[0]?.slice(name.length + 1) : undefined;
}
