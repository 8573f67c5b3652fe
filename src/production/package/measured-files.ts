/** The files of an approved letter, each read once: that it is the one that was approved, and its sizes and digests. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Sha256 } from '../../domain/kernel/brand.js';
import type { Sealed } from '../../letters/sending/letter-files.js';
import type { BlobStore } from '../../platform/blobs/blob-store.js';
import { BlobDamaged } from '../../platform/blobs/chunks/fault.js';
import { JobFailure } from '../../platform/jobs/job.js';

export interface MeasuredFile {
  /** Among the files of the letter, which is 0. */
  readonly position: number;
  readonly blobId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
  readonly sha3_512: string;
  /** Unsigned. */
  readonly crc32: number;
}

const altered =
  'What is stored is not what was approved: nothing was put into a package. Keep the files as evidence and prepare the answer again.';

/** Rejects while a file cannot be read, and unless each is, byte for byte, the one that the approved envelope names. */
export async function measuredFiles(
  blobs: BlobStore,
  { letter, envelope, files, key }: Sealed,
): Promise<MeasuredFile[]> {
  if (files.length !== envelope.files.length || envelope.files[0]?.sha256 !== letter.sha256) {
    throw new JobFailure(altered, false);
  }
  const measured: MeasuredFile[] = [];
  for (const [position, { name, contentType, sha256 }] of envelope.files.entries()) {
    const blobId = files[position]?.blobId ?? '';
    const read = await measure(blobs, { blobId, sha256: sha256 as Sha256 }, key);
    measured.push({ position, blobId, name, mediaType: contentType, ...read });
  }
  return measured;
}

/** The store itself gives no file whose SHA-256 is another. */
async function measure(blobs: BlobStore, blob: { blobId: string; sha256: Sha256 }, key: Buffer) {
  const hashes = ['sha256', 'sha512', 'sha3-512'].map((name) => createHash(name));
  let [size, sum] = [0, 0];
  try {
    for await (const chunk of await blobs.stream(blob, key)) {
      for (const hash of hashes) hash.update(chunk);
      size += chunk.length;
      sum = crc32(chunk, sum);
    }
  } catch (error) {
    if (!(error instanceof BlobDamaged)) throw error;
    throw Object.assign(new JobFailure(altered, false), { cause: error });
  }
  const [sha256 = '', sha512 = '', sha3_512 = ''] = hashes.map((hash) => hash.digest('hex'));
  return { size, sha256, sha512, sha3_512, crc32: sum };
}
