/** The bytes of a delivered package, from any place on: those of its files are proved as they are read. */
import { readChunked } from '../platform/blobs/chunks/chunk-reader.js';
import { rangeOf, type Span, type ZipPlan, zipPlan } from '../verifier/package/zip-plan.js';
import type { DeliveredPackage } from './delivered-package.js';

export const planOf = ({ entries, sealedAt }: DeliveredPackage): ZipPlan => zipPlan(entries, new Date(sealedAt));

/** @param pathOf where a file of the store is */
export async function* readPackage(
  { entries }: DeliveredPackage,
  plan: ZipPlan,
  span: Span,
  pathOf: (blobId: string) => string,
): AsyncGenerator<Buffer> {
  for (const part of rangeOf(plan, span)) {
    if ('bytes' in part) {
      yield part.bytes;
      continue;
    }
    const entry = entries[part.entry];
    if (!entry || part.from === part.to) continue;
    if ('content' in entry) {
      yield Buffer.from(entry.content, 'base64').subarray(part.from, part.to);
      continue;
    }
    const keys = new Map(Object.entries(entry.keys).map(([salt, key]) => [salt, Buffer.from(key, 'base64')]));
    yield* readChunked(pathOf(entry.blobId), entry.blobId, keys, part);
  }
}
