/** What a link opens: the kept package with the keys of its own bytes, and no key of the case. */
import type { Sha256 } from '../../domain/kernel/brand.js';
import type { BlobStore } from '../../platform/blobs/blob-store.js';
import { JobFailure } from '../../platform/jobs/job.js';
import type { DeliveredPackage } from '../../portal/delivered-package.js';
import { type KeptPackage, sealDigest } from '../package/kept-package.js';

/** Of files that are not in records, together: they go with the link. */
const MOST_CARRIED = 16 * 1_048_576;

const tooOld =
  'A file of this answer is kept as an older version kept it, and is too large to be delivered so: prepare the answer again.';

type Entry = DeliveredPackage['entries'][number];

/** Rejects where a file cannot be read. */
export async function deliverable(
  kept: KeptPackage,
  key: Buffer,
  blobs: BlobStore,
  { operator, reference }: Pick<DeliveredPackage, 'operator' | 'reference'>,
): Promise<DeliveredPackage> {
  let carried = 0;
  const entries: Entry[] = [];
  for (const entry of kept.entries) {
    if ('content' in entry) {
      entries.push(entry);
      continue;
    }
    const { name, size, crc32, blobId, sha256 } = entry;
    const keys = await blobs.saltKeys(blobId, key);
    if (keys) {
      const named = [...keys].map(([salt, each]) => [salt, each.toString('base64')]);
      entries.push({ name, size, crc32, blobId, keys: Object.fromEntries(named) });
      continue;
    }
    carried += size;
    if (carried > MOST_CARRIED) throw new JobFailure(tooOld, false);
    const content = await blobs.read({ blobId, sha256: sha256 as Sha256 }, key);
    entries.push({ name, size, crc32, content: content.toString('base64') });
  }
  const { name, sealedAt } = kept;
  return { name, operator, reference, sealedAt, sha256: sealDigest(kept), entries };
}
