/** The bytes of a file in records that are each authenticated (docs/formats/kept.md). */
import { createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { CIPHER, TAG_BYTES } from '../../keys/sealed-box.js';
import { BlobDamaged } from './fault.js';

const MAGIC = Buffer.from('GRB1');
const LOG_OF_CHUNK = 16;
export const HEAD_BYTES = 32;
const PREFIX = { start: 8, end: 15 } as const;
const ID_AT = 16;
export const SALT_BYTES = 16;
export const MOST_RECORDS = 2 ** 32 - 1;

/** Bytes of plaintext in a record; only the last one may hold fewer. */
export const CHUNK_BYTES = 1 << LOG_OF_CHUNK;
export const RECORD_BYTES = SALT_BYTES + CHUNK_BYTES + TAG_BYTES;
/** Records read and written at a time: one megabyte. */
export const BATCH = 16;

/** Bytes of plaintext in the whole records of a file that has so many bytes. */
export const wholeChunksIn = (bytes: number): number =>
  Math.max(0, Math.floor((bytes - HEAD_BYTES) / RECORD_BYTES)) * CHUNK_BYTES;

/** Before the first record. */
export const NO_TAG = Buffer.alloc(TAG_BYTES);

const idOf = (blobId: string): Buffer => Buffer.from(blobId.replaceAll('-', ''), 'hex');

/**
 * Each opening of a file draws a salt, which stands in its records: no key seals two texts under one number, whatever a
 * crash cut off before.
 */
export const keyOf = (key: Buffer, blobId: string, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `greffe/blob/v1/${blobId}`, 32));

/** STREAM: the number of the record, and whether it is the last one. */
export function nonceOf(head: Buffer, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  head.copy(nonce, 0, PREFIX.start, PREFIX.end);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

export const headOf = (blobId: string): Buffer =>
  Buffer.concat([MAGIC, Buffer.of(LOG_OF_CHUNK, 0, 0, 0), randomBytes(7), Buffer.of(0), idOf(blobId)]);

/** Whether a file begins as one of these; a file of the older format begins with a random nonce. */
export const isChunked = (head: Buffer, blobId: string): boolean =>
  head.length >= HEAD_BYTES &&
  head.subarray(0, 4).equals(MAGIC) &&
  head.subarray(ID_AT, HEAD_BYTES).equals(idOf(blobId));

export interface Place {
  readonly number: number;
  readonly last: boolean;
  /** Tag of the record before: a record is of one file, and follows exactly that one. */
  readonly before: Buffer;
}

/** The keys of records by their salt, in hex: what opens one file, and no other of its case. */
export type SaltKeys = ReadonlyMap<string, Buffer>;

/** Opens the records of one file. */
export class Records {
  private readonly keys = new Map<string, Buffer>();

  constructor(
    private readonly file: FileHandle,
    readonly head: Buffer,
    private readonly blobId: string,
    private readonly key: Buffer | SaltKeys,
  ) {}

  /** Throws where the record was changed, moved or cut. */
  open(record: Buffer, { number, last, before }: Place): Buffer {
    if (record.length < SALT_BYTES + TAG_BYTES) throw new BlobDamaged(this.blobId);
    const salt = record.subarray(0, SALT_BYTES);
    const end = record.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, this.keyAt(salt), nonceOf(this.head, number, last), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.concat([this.head, before])).setAuthTag(record.subarray(end));
    const plaintext = decipher.update(record.subarray(SALT_BYTES, end));
    try {
      decipher.final();
    } catch (error) {
      throw new BlobDamaged(this.blobId, { cause: error });
    }
    return plaintext;
  }

  /** The plaintext of a record; null where it does not open so. */
  tried(record: Buffer, place: Place): Buffer | null {
    try {
      return this.open(record, place);
    } catch (error) {
      if (error instanceof BlobDamaged) return null;
      throw error;
    }
  }

  /** Up to so many records from this one on, as they are stored. */
  async read(number: number, count: number): Promise<Buffer[]> {
    const bytes = await readAt(this.file, HEAD_BYTES + number * RECORD_BYTES, count * RECORD_BYTES);
    const records: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += RECORD_BYTES) records.push(bytes.subarray(at, at + RECORD_BYTES));
    return records;
  }

  /** Each record in its order. */
  async *all(): AsyncGenerator<Buffer> {
    for (let number = 0; ; number += BATCH) {
      const records = await this.read(number, BATCH);
      yield* records;
      if (records.length < BATCH) return;
    }
  }

  /** Of the record before this one. */
  async tagBefore(number: number): Promise<Buffer> {
    return number === 0 ? NO_TAG : readAt(this.file, HEAD_BYTES + number * RECORD_BYTES - TAG_BYTES, TAG_BYTES);
  }

  private derived(salt: Buffer, name: string): Buffer | undefined {
    const { key } = this;
    return key instanceof Uint8Array ? keyOf(key, this.blobId, salt) : key.get(name);
  }

  private keyAt(salt: Buffer): Buffer {
    const name = salt.toString('hex');
    const known = this.keys.get(name) ?? this.derived(salt, name);
    if (!known) throw new BlobDamaged(this.blobId);
    this.keys.set(name, known);
    return known;
  }
}

export const tagOf = (record: Buffer): Buffer => Buffer.from(record.subarray(record.length - TAG_BYTES));

/** Fewer only at the end of the file. */
export async function readAt(file: FileHandle, at: number, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count);
  let done = 0;
  while (done < count) {
    const { bytesRead } = await file.read(bytes, done, count - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

export async function writeAt(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}
