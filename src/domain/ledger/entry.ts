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

/** What the record commitment covers; the class has a commitment of its own. */
export type EntryRecord = Pick<Entry, 'stream' | 'seq' | 'type' | 'at' | 'actor' | 'data'>;

export const RECORD_PREFIX = Buffer.from('greffe/rec/v1\0', 'latin1');
const CLASS_PREFIX = Buffer.from('greffe/type/v1\0', 'latin1');

export function canonicalRecord({ stream, seq, type, at, actor, data }: EntryRecord): string {
  return canonical({ stream, seq, type, at, actor, data });
}

/** The canonical record on both sides of its instant: the database, whose clock it is, can then finish the hash. */
export function canonicalRecordAround(record: Omit<EntryRecord, 'at' | 'data'> & { readonly data: unknown }) {
  const { actor, data, seq, stream, type } = record;
  const before = `${canonical({ actor }).slice(0, -1)},"at":"`;
  const after = `",${canonical({ data, seq, stream, type }).slice(1)}`;
  return { before, after };
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
