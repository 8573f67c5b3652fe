/** Time-based one-time passwords (RFC 6238), with the parameters that every authenticator application reads. */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 4226, 4, R6: 160 bits. */
const SECRET_BYTES = 20;
const STEP_MILLISECONDS = 30_000;
/** RFC 6238, 5.2: a telephone may be one step early or late. */
const TOLERATED_STEPS = 1;

export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** The secret as people type it when they cannot scan (RFC 4648 base32). */
export const totpText = (secret: Buffer): string => totpOf(secret).secret.base32;

/** The address that a QR code carries: `otpauth://totp/Greffe:…`. */
export const totpUri = (secret: Buffer, account: string): string => totpOf(secret, account).toString();

/** The step whose code this is, `at` in milliseconds since 1970; undefined for a wrong one. Compares in constant time. */
export function stepOfCode(secret: Buffer, code: string, at: number): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: at, window: TOLERATED_STEPS });
  return delta === null ? undefined : Math.floor(at / STEP_MILLISECONDS) + delta;
}

const totpOf = (secret: Buffer, label = 'person'): TOTP =>
  new TOTP({ issuer: 'Greffe', label, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) });
