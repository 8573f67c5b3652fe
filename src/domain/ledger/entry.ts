/** One fact of the log, and the leaf that commits to it without showing it. */
import { z } from 'zod';
import type { Instant } from '../kernel/instant.js';
import { canonical } from './canonical.js';
import { sha256 } from './hash.js';
import { leafHashOf } from './merkle.js';

/** What an outsider may learn of a leaf once its opening is shown; `other` opens to nothing but "not counted". */
export const entryClasses = ['opened', 'decided', 'amended', 'closed', 'report', 'other'] as const;
export const EntryClass = z.enum(entryClasses);
export type EntryClass = z.infer<typeof EntryClass>;

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const InstantText = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .transform((text) => text as Instant);

/** Types are open here: a log written by a later version still verifies. */
export const Entry = z.strictObject({
  stream: z.string().min(1).max(200),
  /** 1, 2, 3 … within the stream. */
  seq: z.int().positive(),
  type: z.string().min(1).max(200),
  /** Clock of the database, UTC. */
  at: InstantText,
  /** Id of a person, or the name of a part of the product; never a person's name. */
  actor: z.string().min(1).max(200),
  data: z.json(),
  class: EntryClass,
  /** 32 random bytes, lower-case hexadecimal: without them a commitment cannot be guessed. */
  salt: Hex32,
  opening: Hex32,
});
export type Entry = z.infer<typeof Entry>;

/** Says in the log that an entry is not what was written, or is gone: it is passed over, and the others are sealed. */
export const SET_ASIDE = 'ledger.entry_set_aside';
export const SET_ASIDE_STREAM = 'ledger/set-aside';
export const SetAside = Entry.pick({ stream: true, seq: true });

/** What the record commitment covers; the class has a commitment of its own. */
export type EntryRecord = Pick<Entry, 'stream' | 'seq' | 'type' | 'at' | 'actor' | 'data'>;

const RECORD_PREFIX = Buffer.from('greffe/rec/v1\0', 'latin1');
const CLASS_PREFIX = Buffer.from('greffe/type/v1\0', 'latin1');

export function canonicalRecord({ stream, seq, type, at, actor, data }: EntryRecord): string {
  return canonical({ stream, seq, type, at, actor, data });
}

const ASCII = /^[\x20-\x7e]*$/;

/**
 * The canonical text of the data of a new entry. Throws a TypeError on what is no JSON, and on what PostgreSQL does not
 * keep as RFC 8785 writes it: names beyond ASCII, and numbers that are no integers within 2^53.
 */
export function canonicalData(data: unknown): string {
  const text = canonical(data);
  demandPlain(data);
  return text;
}

function demandPlain(value: unknown): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError(`${value} is no integer within 2^53: write it as a string.`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (!ASCII.test(name)) throw new TypeError(`The name "${name}" is not ASCII.`);
    demandPlain(member);
  }
}

/** C = SHA-256("greffe/rec/v1\0" ‖ salt ‖ JCS(record)). */
export function recordCommitment(entry: Entry): Buffer {
  return sha256(RECORD_PREFIX, Buffer.from(entry.salt, 'hex'), Buffer.from(canonicalRecord(entry), 'utf8'));
}

/** T = SHA-256("greffe/type/v1\0" ‖ class ‖ opening); a text is hexadecimal. */
export function classCommitment(entryClass: EntryClass, opening: string | Buffer): Buffer {
  const bytes = typeof opening === 'string' ? Buffer.from(opening, 'hex') : opening;
  return sha256(CLASS_PREFIX, Buffer.from(entryClass, 'latin1'), bytes);
}

/** The leaf of RFC 6962 over T ‖ C. */
export function entryLeaf(entry: Entry): Buffer {
  return leafHashOf(Buffer.concat([classCommitment(entry.class, entry.opening), recordCommitment(entry)]));
}
