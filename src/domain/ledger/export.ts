/** The exported log: JSON lines, each in its one canonical spelling, so that no byte can change unseen. */
import { z } from 'zod';
import { canonical } from './canonical.js';
import { Entry } from './entry.js';

export const EXPORT_FORMAT = 'greffe-ledger-export@v1';

/** First line. */
export const ExportHeader = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  origin: z.string(),
  vkey: z.string(),
});

/** Then one line an entry, in the order of the log; the leaf is the one that was sealed. */
export const ExportedEntry = z.strictObject({
  index: z.int().nonnegative(),
  leaf: z.string().regex(/^[0-9a-f]{64}$/),
  entry: Entry,
});
export type ExportedEntry = z.infer<typeof ExportedEntry>;

/** In a public export instead: the leaf alone, which tells nothing of its entry. */
export const ExportedLeaf = ExportedEntry.omit({ entry: true });
export type ExportedLeaf = z.infer<typeof ExportedLeaf>;

/** Last, one or more checkpoints by rising size; the newest covers every entry. */
export const ExportedCheckpoint = z.strictObject({ checkpoint: z.string() });

/** Right after a checkpoint: a token of RFC 3161 over its text, base64. */
const ExportedStamp = z.strictObject({
  stamp: z.strictObject({ size: z.int().positive(), token: z.base64().min(4) }),
});

export const ExportedLine = z.union([ExportedEntry, ExportedLeaf, ExportedCheckpoint, ExportedStamp]);

export function headerLine(origin: string, vkey: string): string {
  return `${canonical({ format: EXPORT_FORMAT, origin, vkey })}\n`;
}

export function entryLine(exported: ExportedEntry): string {
  return `${canonical(exported)}\n`;
}

export function leafLine({ index, leaf }: ExportedLeaf): string {
  return `${canonical({ index, leaf })}\n`;
}

export function checkpointLine(note: string): string {
  return `${canonical({ checkpoint: note })}\n`;
}

export function stampLine(size: number, token: Buffer): string {
  return `${canonical({ stamp: { size, token: token.toString('base64') } })}\n`;
}

/** Null unless the line is a value of the schema in its canonical spelling, key for key and byte for byte. */
export function readLine<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    const value: unknown = JSON.parse(line);
    const parsed = schema.safeParse(value);
    return parsed.success && canonical(value) === line ? parsed.data : null;
  } catch {
    return null;
  }
}
