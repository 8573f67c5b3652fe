/** What an operator states in a file of YAML, as a schema reads it. */
import type { z } from 'zod';
import { yamlGiven } from '../platform/settings/given.js';

/** Throws a sentence that names the entry which is wrong. */
export async function statedIn<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.infer<Schema>> {
  const read = schema.safeParse((await yamlGiven(file)) ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`);
}
