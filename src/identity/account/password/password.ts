/** Passwords: long, and kept only as Argon2id (ASVS 5.0, 6.2.1 and 11.4.2; CNIL 2022-100). */
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { tracePoint } from '../../../platform/telemetry/trace-point.js';

/** What NIST SP 800-63B-4 (3.1.1.2) asks of a password that may be the only factor. */
export const LEAST_LENGTH = 15;
export const MOST_LENGTH = 128;

/** Never trimmed, cut or changed: what was typed is what is hashed. */
export const NewPassword = z.string().min(LEAST_LENGTH).max(MOST_LENGTH);

/** RFC 9106, 4: Argon2id, the library's default variant, with the memory OWASP asks for at two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** False on a wrong password; takes the same time either way. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  const matches = await verify(stored, password);
  tracePoint('sign_in.password_checked');
  return matches;
}
