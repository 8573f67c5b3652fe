/** The encrypted files of one installation: written whole, read whole or not at all, and never deleted once a row names them. */
import { mkdir, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import { accept, type Refusal, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import { tracePoint } from '../telemetry/trace-point.js';
import { type Range, readChunked, saltKeysOf } from './chunks/chunk-reader.js';
import { type SaltKeys, wholeChunksIn } from './chunks/chunk-records.js';
import { ChunkedWriter } from './chunks/chunk-writer.js';
import { type FileDigests, RunningDigests } from './chunks/digests.js';
import { BlobDamaged, BlobMissing } from './chunks/fault.js';
import { isInRecords, type StoredBlob, seal, unseal, type WriteOptions } from './cipher.js';
import { Quarantine } from './folder/quarantine.js';
import { Shelves } from './folder/shelves.js';
import { type StoreFault, StoreState } from './folder/state.js';

export type { StoredBlob } from './cipher.js';

/** What happened to one file: it could not be read, or it can be read again. */
export type BlobEvent = BlobMissing | BlobDamaged | { readonly sound: string };

export interface StoreOptions {
  /** Bytes that must stay free on the disk. */
  readonly reserve?: number;
  readonly onChange?: (fault: StoreFault | null) => void;
}

export class BlobStore {
  readonly shelves: Shelves;
  readonly quarantine: Quarantine;
  readonly state: StoreState;
  private readonly suspects = new Set<string>();
  private notify: (event: BlobEvent) => void = () => undefined;

  /** `takeStore` MUST have accepted the folder first; without the mark of this installation it takes nothing. */
  constructor(folder: string, installation: string, { reserve = 0, onChange }: StoreOptions = {}) {
    this.shelves = new Shelves(folder);
    this.quarantine = new Quarantine(this.shelves);
    this.state = new StoreState(folder, installation, reserve, onChange);
  }

  /** Calls back for each file that could not be read, and for each of those that can be read again. */
  onEvent(listener: (event: BlobEvent) => void): void {
    this.notify = listener;
  }

  /** Files that could not be read before: their next good reading is an event. */
  suspect(blobIds: readonly string[]): void {
    for (const blobId of blobIds) this.suspects.add(blobId);
  }

  /**
   * Resolves when the bytes are on the disk under their final name. Refuses what is too large, what does not fit on the
   * disk, and everything while the store is not the one of this installation; keeps nothing of it. The source is then left
   * where it stopped, for the caller to drain or destroy. Rejects when the source fails.
   * @param blobId of a file that is missing, to be written again
   */
  async write(source: Readable, key: Buffer, options: WriteOptions, blobId = uuidv7()): Promise<Result<StoredBlob>> {
    if (!(await this.state.isOwn())) return refuse(storageUnavailable);
    const draft = this.shelves.draftOf(blobId);
    try {
      await mkdir(this.shelves.unfinished, { recursive: true, mode: 0o700 });
      const written = await seal(draft, source, key, blobId, options);
      if (!written) return refuse(tooLarge(options.maximumBytes));
      tracePoint('blob.before_rename');
      await this.shelves.moveIn(draft, blobId, () => tracePoint('blob.renamed'));
      tracePoint('blob.kept');
      return accept({ blobId, ...written });
    } catch (error) {
      if (this.state.refused(error)) return refuse(storageUnavailable);
      throw error;
    } finally {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  /**
   * A file that arrives over many requests: begun, or gone on with after its last whole chunk. It is a draft until it is
   * shelved, and no one but its writer sees it. Of two writers at once one destroys what the other wrote: the caller MUST
   * see that there is one.
   */
  async grow(blobId: string, key: Buffer): Promise<Result<ChunkedWriter>> {
    if (!(await this.state.isOwn())) return refuse(storageUnavailable);
    const draft = this.shelves.draftOf(blobId);
    await mkdir(this.shelves.unfinished, { recursive: true, mode: 0o700 });
    const known = (await this.shelves.drafts()).includes(blobId);
    return accept(await (known ? ChunkedWriter.resume(draft, key, blobId) : ChunkedWriter.begin(draft, key, blobId)));
  }

  /**
   * Bytes of the whole chunks of a file that grows, as its length says: they are proved when it is gone on with. Null of a
   * file that is on its shelf.
   */
  async grownTo(blobId: string): Promise<number | null> {
    if (await this.shelves.has(blobId)) return null;
    return wholeChunksIn(await this.shelves.sizeOfDraft(blobId));
  }

  /** A draft that was finished gets its name: before, no row may name it. */
  async shelve(blobId: string): Promise<void> {
    await this.shelves.moveIn(this.shelves.draftOf(blobId), blobId);
    tracePoint('blob.shelved');
  }

  /** Of a file in records that is on its shelf; every byte is read. */
  async digests(blobId: string, key: Buffer): Promise<FileDigests & { readonly size: number }> {
    const digests = new RunningDigests();
    let size = 0;
    for await (const plaintext of readChunked(this.shelves.pathOf(blobId), blobId, key)) {
      digests.update(plaintext);
      size += plaintext.length;
    }
    return { size, ...digests.end() };
  }

  /** Deletes a draft that will not be gone on with. */
  async dropDraft(blobId: string): Promise<void> {
    await rm(this.shelves.draftOf(blobId), { force: true });
  }

  /** The whole plaintext. Rejects with `BlobMissing` or `BlobDamaged`. */
  async read(blob: Pick<StoredBlob, 'blobId' | 'sha256'>, key: Buffer): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.decrypt(blob, key)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** The same in a stream, for a large file: one that is not in records is read twice, so that no unverified byte is returned. */
  async stream(blob: Pick<StoredBlob, 'blobId' | 'sha256'>, key: Buffer): Promise<Readable> {
    if (!(await this.isInRecords(blob.blobId))) for await (const _ of this.decrypt(blob, key));
    return Readable.from(this.decrypt(blob, key), { objectMode: false });
  }

  /** Bytes of a file from one place to another: those of a file in records alone are read, any other is read whole. */
  async *range(blob: Pick<StoredBlob, 'blobId' | 'sha256'>, key: Buffer, span: Range): AsyncGenerator<Buffer> {
    if (await this.isInRecords(blob.blobId)) {
      try {
        yield* readChunked(await this.find(blob.blobId), blob.blobId, key, span);
      } catch (error) {
        if (error instanceof BlobMissing || error instanceof BlobDamaged) this.report(error);
        throw error;
      }
      return;
    }
    yield (await this.read(blob, key)).subarray(span.from, span.to);
  }

  /** What opens this file and no other; null where it is not in records, and nothing but its key opens it. */
  async saltKeys(blobId: string, key: Buffer): Promise<SaltKeys | null> {
    return (await this.isInRecords(blobId)) ? saltKeysOf(await this.find(blobId), blobId, key) : null;
  }

  /** Whether a file is there, set aside or not; true of a store that does not answer. */
  async has(blobId: string): Promise<boolean> {
    if (!(await this.state.isOwn())) return true;
    return (await this.shelves.has(blobId)) || (await this.quarantine.files()).includes(blobId);
  }

  /** Deletes what the caller itself has just written and no row names. */
  async discard(blobId: string): Promise<void> {
    await rm(this.shelves.pathOf(blobId), { force: true });
    tracePoint('blob.removed');
  }

  private async *decrypt(blob: Pick<StoredBlob, 'blobId' | 'sha256'>, key: Buffer): AsyncGenerator<Buffer> {
    const { blobId } = blob;
    try {
      yield* unseal(await this.find(blobId), blob, key);
    } catch (error) {
      if (error instanceof BlobMissing || error instanceof BlobDamaged) this.report(error);
      throw error;
    }
    if (this.suspects.delete(blobId)) this.notify({ sound: blobId });
  }

  /** False of a file that is not there: reading it says so. */
  private async isInRecords(blobId: string): Promise<boolean> {
    try {
      return await isInRecords(await this.find(blobId), blobId);
    } catch (error) {
      if (error instanceof BlobMissing) return false;
      throw error;
    }
  }

  /** The path of a file; one in quarantine is read where it is, and put back by the next sweep. */
  private async find(blobId: string): Promise<string> {
    try {
      if (await this.shelves.has(blobId)) return this.shelves.pathOf(blobId);
      return this.quarantine.pathOf(blobId);
    } catch (error) {
      throw new BlobMissing(blobId, { cause: error });
    }
  }

  private report(fault: BlobMissing | BlobDamaged): void {
    this.suspects.add(fault.blobId);
    this.notify(fault);
  }
}

/** The store takes nothing for now; a sender keeps its message and tries again. */
export const storageUnavailable: Refusal = refusal(
  'storage-unavailable',
  'unavailable',
  'Le stockage ne peut rien recevoir pour le moment : réessayez plus tard.',
  'The storage can take nothing at the moment: try again later.',
);

function tooLarge(maximumBytes: number): Refusal {
  const megabytes = Math.floor(maximumBytes / 1_048_576);
  return refusal(
    'file-too-large',
    'too_large',
    `Le fichier dépasse la taille admise de ${megabytes} Mo.`,
    `The file is larger than the ${megabytes} MB that are taken.`,
  );
}
