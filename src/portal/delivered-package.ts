/** What a link opens: how a package is put together, and the keys of its own bytes. No key of a case is in it. */
import { z } from 'zod';
import { Sha256Text } from '../domain/law/vocabulary.js';

const entry = { name: z.string(), size: z.int().nonnegative(), crc32: z.int().nonnegative() };

export const DeliveredPackage = z.strictObject({
  /** As the file is saved. */
  name: z.string(),
  /** Of the operator, and its reference of the request. */
  operator: z.string(),
  reference: z.string(),
  sealedAt: z.iso.datetime(),
  /** Of its seal. */
  sha256: Sha256Text,
  entries: z.array(
    z.union([
      z.strictObject({ ...entry, content: z.base64() }),
      /** Keys by the salt of a record, in hex: each opens records of this file alone. */
      z.strictObject({ ...entry, blobId: z.uuid(), keys: z.record(z.string(), z.base64()) }),
    ]),
  ),
});
export type DeliveredPackage = z.infer<typeof DeliveredPackage>;
