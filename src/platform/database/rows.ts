/** Rows are parsed, never cast: a row that is not what its schema says rejects the query. */
import { z } from 'zod';

export function rowsOf<Schema extends z.ZodType>(schema: Schema, rows: unknown): z.output<Schema>[] {
  return z.array(schema).parse(rows);
}

/** How many rows an UPDATE or a DELETE changed: the driver answers with the rows and their number. */
export const changedBy = (answer: unknown): number => z.tuple([z.unknown(), z.int()]).parse(answer)[1];

/** The first row; null without any. */
export function rowOf<Schema extends z.ZodType>(schema: Schema, rows: unknown): z.output<Schema> | null {
  return rowsOf(schema, rows)[0] ?? null;
}
