/** Passwords: long, personal to no public fact, kept only as Argon2id (ASVS 5.0, 6.2 and 11.4.2; CNIL 2022-100). */
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { passwordGuessable } from './refusal.js';

/** Never trimmed, cut or changed: what was typed is what is hashed. */
export const NewPassword = z.string().min(12).max(128);

const LEAST_DISTINCT_CHARACTERS = 6;
const LEAST_TELLING_PART = 4;

/** RFC 9106, 4: Argon2id, the library's default variant, with the memory OWASP asks for at two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Refuses a password that whoever knows the person would try first. */
export function checkPassword(
  password: string,
  { name, email = '' }: { name: string; email?: string },
): Result<string> {
  const lower = password.toLowerCase();
  const parts = [...name.toLowerCase().split(/\s+/), email.split('@')[0] ?? ''];
  const tells = parts.some((part) => part.length >= LEAST_TELLING_PART && lower.includes(part));
  const poor = new Set(lower).size < LEAST_DISTINCT_CHARACTERS;
  return tells || poor ? refuse(passwordGuessable) : accept(password);
}

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** False on a wrong password; takes the same time either way. */
export const verifyPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);
