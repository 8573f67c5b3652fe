/** Rows are parsed, never cast: a row that is not what its schema says rejects the query. */
import { z } from 'zod';

export function rowsOf<Schema extends z.ZodType>(schema: Schema, rows: unknown): z.output<Schema>[] {
  return z.array(schema).parse(rows);
}

/** The first row; null without any. */
export function rowOf<Schema extends z.ZodType>(schema: Schema, rows: unknown): z.output<Schema> | null {
  return rowsOf(schema, rows)[0] ?? null;
}
