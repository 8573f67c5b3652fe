/** What is kept of a sealed package: its small files whole, its data by the files of the letter. Sealed under the key of the case. */
import { createHash } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { Sha256Text } from '../../domain/law/vocabulary.js';
import { type ZipPlan, zipPlan } from '../../verifier/package/zip-plan.js';

const entry = { name: z.string(), size: z.int().nonnegative(), crc32: z.int().nonnegative() };

export const KeptPackage = z.strictObject({
  letterId: z.uuid(),
  sealedAt: z.iso.datetime(),
  /** As the file is saved. */
  name: z.string(),
  entries: z.array(
    z.union([
      z.strictObject({ ...entry, content: z.base64() }),
      z.strictObject({ ...entry, blobId: z.uuid(), sha256: Sha256Text }),
    ]),
  ),
});
export type KeptPackage = z.infer<typeof KeptPackage>;

/** A letter is put into one package. */
export const packageIdOf = (letterId: string): string => uuidv5('package', letterId);

export const planOf = ({ entries, sealedAt }: KeptPackage): ZipPlan => zipPlan(entries, new Date(sealedAt));

/** SHA-256 of the seal: the last entry of every package. */
export function sealDigest({ entries }: KeptPackage): string {
  const last = entries.at(-1);
  if (!last || !('content' in last)) throw new Error('A package ends with its seal.');
  return createHash('sha256').update(Buffer.from(last.content, 'base64')).digest('hex');
}
