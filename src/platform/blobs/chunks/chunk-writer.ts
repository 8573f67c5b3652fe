/** Writes a file of records: it grows while it arrives, and goes on after a crash at any byte. */
import { createCipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { CIPHER } from '../../keys/sealed-box.js';
import { tracePoint } from '../../telemetry/trace-point.js';
import {
  BATCH,
  CHUNK_BYTES,
  HEAD_BYTES,
  headOf,
  isChunked,
  keyOf,
  MOST_RECORDS,
  NO_TAG,
  nonceOf,
  RECORD_BYTES,
  Records,
  readAt,
  SALT_BYTES,
  tagOf,
  writeAt,
} from './chunk-records.js';
import { type FileDigests, RunningDigests } from './digests.js';
import { missing } from './fault.js';

/** A file that is whole and on the disk. */
export interface Finished extends FileDigests {
  /** Bytes of plaintext. */
  readonly size: number;
}

interface Kept {
  readonly head: Buffer;
  readonly blobId: string;
  readonly key: Buffer;
  /** Records that stay. */
  readonly number: number;
  readonly before: Buffer;
  /** Of the plaintext of these. */
  readonly digests: RunningDigests;
  /** Bytes of a file that was finished; null of one that is not. */
  readonly ended: number | null;
}

/** A place in a file that grows. */
export interface Mark {
  readonly number: number;
  readonly before: Buffer;
  readonly digests: RunningDigests;
}

/** Appends to one file. What is not whole at the end of a request is forgotten, and is sent again. */
export class ChunkedWriter {
  private parts: Buffer[] = [];
  private waiting = 0;
  /** Records that are sealed and not written yet. */
  private sealed = 0;
  private salt = randomBytes(SALT_BYTES);
  private secret: Buffer;

  private readonly head: Buffer;
  private digests: RunningDigests;
  private readonly ended: number | null;
  private number: number;
  private before: Buffer;

  private constructor(
    private readonly file: FileHandle,
    private readonly kept: Kept,
  ) {
    const { head, blobId, key, number, before, digests, ended } = kept;
    this.head = head;
    this.digests = digests;
    this.ended = ended;
    this.number = number;
    this.before = before;
    this.secret = keyOf(key, blobId, this.salt);
  }

  /** Begins a file that does not exist yet. */
  static async begin(path: string, key: Buffer, blobId: string): Promise<ChunkedWriter> {
    const file = await open(path, 'wx', 0o600);
    tracePoint('blob.record_draft_opened');
    return ChunkedWriter.from(file, key, blobId);
  }

  private static async from(file: FileHandle, key: Buffer, blobId: string): Promise<ChunkedWriter> {
    const head = headOf(blobId);
    await file.truncate(0);
    await writeAt(file, head, 0);
    tracePoint('blob.record_header_written');
    const digests = new RunningDigests();
    return new ChunkedWriter(file, { head, blobId, key, number: 0, before: NO_TAG, digests, ended: null });
  }

  /**
   * Goes on after the last record that opens: what follows was torn by a crash, and is cut off. All that is kept is read
   * again, as no digest outlives its process.
   */
  static async resume(path: string, key: Buffer, blobId: string): Promise<ChunkedWriter> {
    const file = await open(path, 'r+').catch(missing(blobId));
    const head = await readAt(file, 0, HEAD_BYTES);
    if (!isChunked(head, blobId)) return ChunkedWriter.from(file, key, blobId);
    const digests = new RunningDigests();
    const stands = await keptIn(new Records(file, head, blobId, key), digests);
    if (stands.ended === null) await file.truncate(HEAD_BYTES + stands.number * RECORD_BYTES);
    return new ChunkedWriter(file, { head, blobId, key, digests, ...stands });
  }

  /** Bytes that are kept: what follows is sent again. A multiple of the chunk until the file is finished. */
  get offset(): number {
    return this.ended ?? this.number * CHUNK_BYTES;
  }

  get finished(): boolean {
    return this.ended !== null;
  }

  async append(bytes: Buffer): Promise<void> {
    if (this.finished) throw new Error('Nothing is appended to a finished file.');
    this.parts.push(bytes);
    this.waiting += bytes.length;
    if (this.waiting > BATCH * CHUNK_BYTES) await this.flush();
  }

  /** The whole chunks that were appended are on the disk; what is left is forgotten. Answers where to go on. */
  async pause(): Promise<number> {
    const offset = await this.hold();
    await this.file.close();
    return offset;
  }

  /** The same, and it stays open: what follows may be appended. */
  async hold(): Promise<number> {
    if (!this.finished) {
      const rest = await this.flush();
      if (rest.length === CHUNK_BYTES) await this.put([this.seal(rest, false)]);
      this.keep(Buffer.alloc(0));
    }
    await this.sync();
    return this.offset;
  }

  /** Where it stands, after `hold` or `resume`: `rewind` goes back there. */
  mark(): Mark {
    return { number: this.number, before: this.before, digests: this.digests.copy() };
  }

  /** Forgets what was appended since; what follows is sealed under another key, as its records have those numbers again. */
  async rewind({ number, before, digests }: Mark): Promise<void> {
    this.keep(Buffer.alloc(0));
    this.sealed = 0;
    [this.number, this.before, this.digests] = [number, before, digests];
    this.salt = randomBytes(SALT_BYTES);
    this.secret = keyOf(this.kept.key, this.kept.blobId, this.salt);
    await this.file.truncate(HEAD_BYTES + number * RECORD_BYTES);
    await this.sync();
  }

  /** The file is whole and on the disk. */
  async finish(): Promise<Finished> {
    if (this.ended !== null) {
      await this.close();
      return { size: this.ended, ...this.digests.end() };
    }
    const rest = await this.flush();
    const size = this.number * CHUNK_BYTES + rest.length;
    await this.put([this.seal(rest, true)]);
    tracePoint('blob.record_ended');
    await this.close();
    return { size, ...this.digests.end() };
  }

  /** Closes it where it is not closed yet: the draft is thrown away. */
  async abandon(): Promise<void> {
    await this.file.close();
  }

  /** Writes all whole chunks but the last, which may be the end of the file; answers what is left. */
  private async flush(): Promise<Buffer> {
    const bytes = Buffer.concat(this.parts);
    const records: Buffer[] = [];
    let at = 0;
    for (; bytes.length - at > CHUNK_BYTES; at += CHUNK_BYTES) {
      records.push(this.seal(bytes.subarray(at, at + CHUNK_BYTES), false));
    }
    const rest = bytes.subarray(at);
    this.keep(rest);
    await this.put(records);
    return rest;
  }

  private keep(rest: Buffer): void {
    this.parts = rest.length === 0 ? [] : [rest];
    this.waiting = rest.length;
  }

  private seal(plaintext: Buffer, last: boolean): Buffer {
    this.digests.update(plaintext);
    const number = this.number + this.sealed;
    if (number > MOST_RECORDS) throw new Error('A stored file has no more than 256 TiB.');
    const cipher = createCipheriv(CIPHER, this.secret, nonceOf(this.head, number, last));
    cipher.setAAD(Buffer.concat([this.head, this.before]));
    const record = Buffer.concat([this.salt, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
    this.before = tagOf(record);
    this.sealed += 1;
    return record;
  }

  private async put(records: readonly Buffer[]): Promise<void> {
    if (records.length === 0) return;
    await writeAt(this.file, Buffer.concat(records), HEAD_BYTES + this.number * RECORD_BYTES);
    this.number += this.sealed;
    this.sealed = 0;
    tracePoint('blob.record_written');
  }

  private async sync(): Promise<void> {
    await this.file.datasync();
    tracePoint('blob.record_synced');
  }

  private async close(): Promise<void> {
    await this.sync();
    await this.file.close();
  }
}

/** The records that open, one after the other; their plaintext goes to the digests. */
async function keptIn(records: Records, digests: RunningDigests): Promise<Pick<Kept, 'number' | 'before' | 'ended'>> {
  let number = 0;
  let before: Buffer = NO_TAG;
  for await (const record of records.all()) {
    const kept = records.tried(record, { number, last: false, before });
    if (!kept) {
      const last = records.tried(record, { number, last: true, before });
      if (last) digests.update(last);
      return { number, before, ended: last && number * CHUNK_BYTES + last.length };
    }
    digests.update(kept);
    before = tagOf(record);
    number += 1;
  }
  return { number, before, ended: null };
}
