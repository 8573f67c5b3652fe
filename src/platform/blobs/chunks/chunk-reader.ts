/** Reads a file of records, from any byte on: each byte is proved before it is given. */
import { type FileHandle, open } from 'node:fs/promises';
import {
  BATCH,
  CHUNK_BYTES,
  HEAD_BYTES,
  isChunked,
  keyOf,
  RECORD_BYTES,
  Records,
  readAt,
  SALT_BYTES,
  type SaltKeys,
  tagOf,
} from './chunk-records.js';
import { BlobDamaged, missing } from './fault.js';

export interface Range {
  readonly from: number;
  /** Not in it. */
  readonly to: number;
}

const whole: Range = { from: 0, to: Number.POSITIVE_INFINITY };

/**
 * The plaintext of the range, at most a megabyte at a time, each byte proved before it is given. Throws `BlobMissing` when
 * the file or its disk is not there, `BlobDamaged` where a record was changed, and for a file that is not finished.
 */
export async function* readChunked(
  path: string,
  blobId: string,
  key: Buffer | SaltKeys,
  { from, to }: Range = whole,
): AsyncGenerator<Buffer> {
  const file = await open(path, 'r').catch(missing(blobId));
  try {
    const { records, count, end } = await opened(file, blobId, key).catch(missing(blobId));
    const most = Math.min(to, end);
    let number = Math.floor(from / CHUNK_BYTES);
    let before = await records.tagBefore(number);
    while (number < count && number * CHUNK_BYTES < most) {
      const wanted = Math.min(BATCH, Math.ceil(most / CHUNK_BYTES) - number);
      const read = await records.read(number, wanted).catch(missing(blobId));
      if (read.length === 0) throw new BlobDamaged(blobId);
      const opened: Buffer[] = [];
      for (const record of read) {
        const plaintext = records.open(record, { number, last: number === count - 1, before });
        const start = number * CHUNK_BYTES;
        opened.push(plaintext.subarray(Math.max(0, from - start), Math.max(0, most - start)));
        before = tagOf(record);
        number += 1;
      }
      yield Buffer.concat(opened);
    }
  } finally {
    await file.close();
  }
}

/** The key of each salt of a file in records: they open it, and nothing else under that key. */
export async function saltKeysOf(path: string, blobId: string, key: Buffer): Promise<SaltKeys> {
  const file = await open(path, 'r').catch(missing(blobId));
  try {
    const keys = new Map<string, Buffer>();
    const { size } = await file.stat();
    for (let at = HEAD_BYTES; at < size; at += RECORD_BYTES) {
      const salt = await readAt(file, at, SALT_BYTES);
      const name = salt.toString('hex');
      if (!keys.has(name)) keys.set(name, keyOf(key, blobId, salt));
    }
    return keys;
  } finally {
    await file.close();
  }
}

/** The records of a finished file: its last record says that it is the last. */
async function opened(file: FileHandle, blobId: string, key: Buffer | SaltKeys) {
  const head = await readAt(file, 0, HEAD_BYTES);
  if (!isChunked(head, blobId)) throw new BlobDamaged(blobId);
  const { size } = await file.stat();
  const count = Math.ceil((size - HEAD_BYTES) / RECORD_BYTES);
  const records = new Records(file, head, blobId, key);
  const number = count - 1;
  const [last] = count === 0 ? [] : await records.read(number, 1);
  if (!last) throw new BlobDamaged(blobId);
  const { length } = records.open(last, { number, last: true, before: await records.tagBefore(number) });
  return { records, count, end: number * CHUNK_BYTES + length };
}
