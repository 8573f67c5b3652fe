/** One encrypted file: nonce, ciphertext, tag, under a key of the case. Nothing is held in memory but one chunk. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Sha256 } from '../../domain/kernel/brand.js';
import { CIPHER, NONCE_BYTES, TAG_BYTES } from '../keys/sealed-box.js';
import { tracePoint } from '../telemetry/trace-point.js';
import { readChunked } from './chunks/chunk-reader.js';
import { HEAD_BYTES, isChunked, readAt } from './chunks/chunk-records.js';
import { ChunkedWriter } from './chunks/chunk-writer.js';
import { BlobDamaged, missing } from './chunks/fault.js';

export interface StoredBlob {
  readonly blobId: string;
  /** Of the plaintext. */
  readonly sha256: Sha256;
  /** Bytes of plaintext. */
  readonly size: number;
}

export interface WriteOptions {
  readonly maximumBytes: number;
  /** In records, as a version reads it that knows them: the file is then streamed and read in ranges without a first reading. */
  readonly inRecords?: boolean;
  /** Sees each chunk of the plaintext, in order: for a digest of the caller's own. */
  readonly onChunk?: (chunk: Buffer) => void;
}

/** Undefined when the source is longer than it may be: it is then left where it stopped. Rejects when the source fails. */
export async function seal(
  path: string,
  source: Readable,
  key: Buffer,
  blobId: string,
  options: WriteOptions,
): Promise<Omit<StoredBlob, 'blobId'> | undefined> {
  if (options.inRecords) return sealRecords(path, source, key, blobId, options);
  const { maximumBytes, onChunk } = options;
  const hash = createHash('sha256');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(blobId));
  const file = await open(path, 'wx', 0o600);
  try {
    tracePoint('blob.draft_opened');
    await write(file, nonce);
    tracePoint('blob.nonce_written');
    let size = 0;
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      size += bytes.length;
      if (size > maximumBytes) return undefined;
      hash.update(bytes);
      onChunk?.(bytes);
      await write(file, cipher.update(bytes));
      tracePoint('blob.chunk_written');
    }
    await write(file, Buffer.concat([cipher.final(), cipher.getAuthTag()]));
    tracePoint('blob.tag_written');
    await file.datasync();
    tracePoint('blob.synced');
    return { sha256: hash.digest('hex') as Sha256, size };
  } finally {
    await file.close();
  }
}

async function sealRecords(
  path: string,
  source: Readable,
  key: Buffer,
  blobId: string,
  { maximumBytes, onChunk }: WriteOptions,
): Promise<Omit<StoredBlob, 'blobId'> | undefined> {
  const writer = await ChunkedWriter.begin(path, key, blobId);
  try {
    let size = 0;
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      size += bytes.length;
      if (size > maximumBytes) return undefined;
      onChunk?.(bytes);
      await writer.append(bytes);
    }
    const { sha256 } = await writer.finish();
    return { sha256, size };
  } finally {
    await writer.abandon();
  }
}

/** Whether the file is in records; throws `BlobMissing` where it is not there. */
export async function isInRecords(path: string, blobId: string): Promise<boolean> {
  const file = await open(path, 'r').catch(missing(blobId));
  try {
    return isChunked(await readAt(file, 0, HEAD_BYTES).catch(missing(blobId)), blobId);
  } finally {
    await file.close();
  }
}

/** The plaintext of a file in records, each byte proved; at its end, that it is what the caller kept the SHA-256 of. */
async function* unsealRecords(
  path: string,
  { blobId, sha256 }: Pick<StoredBlob, 'blobId' | 'sha256'>,
  key: Buffer,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const plaintext of readChunked(path, blobId, key)) {
    hash.update(plaintext);
    yield plaintext;
  }
  if (hash.digest('hex') !== sha256) throw new BlobDamaged(blobId);
}

/**
 * The plaintext, a chunk at a time; of a file that is not in records, none of it is proved before the end. Throws `BlobMissing` when the file or its disk
 * is not there, `BlobDamaged` when a byte of it was changed or it is not what the caller kept the SHA-256 of.
 */
export async function* unseal(
  path: string,
  { blobId, sha256 }: Pick<StoredBlob, 'blobId' | 'sha256'>,
  key: Buffer,
): AsyncGenerator<Buffer> {
  if (await isInRecords(path, blobId)) return yield* unsealRecords(path, { blobId, sha256 }, key);
  const { nonce, tag, size } = await readEnds(path, blobId).catch(missing(blobId));
  const hash = createHash('sha256');
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(blobId)).setAuthTag(tag);
  if (size > NONCE_BYTES + TAG_BYTES) {
    for await (const chunk of chunksOf(path, blobId, size - TAG_BYTES - 1)) {
      const plaintext = decipher.update(chunk);
      hash.update(plaintext);
      yield plaintext;
    }
  }
  try {
    decipher.final();
  } catch (error) {
    throw new BlobDamaged(blobId, { cause: error });
  }
  if (hash.digest('hex') !== sha256) throw new BlobDamaged(blobId);
}

async function* chunksOf(path: string, blobId: string, end: number): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { start: NONCE_BYTES, end });
  } catch (error) {
    missing(blobId)(error);
  }
}

async function readEnds(path: string, blobId: string): Promise<{ nonce: Buffer; tag: Buffer; size: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size < NONCE_BYTES + TAG_BYTES) throw new BlobDamaged(blobId);
    const nonce = Buffer.alloc(NONCE_BYTES);
    const tag = Buffer.alloc(TAG_BYTES);
    await file.read(nonce, 0, NONCE_BYTES, 0);
    await file.read(tag, 0, TAG_BYTES, size - TAG_BYTES);
    return { nonce, tag, size };
  } finally {
    await file.close();
  }
}

/** A single write may take less than it was given. */
async function write(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
}
