/** Encrypted files: nonce, ciphertext, tag, under a key of the case. Nothing is held in memory but one chunk. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import type { Sha256 } from '../domain/kernel/brand.js';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import { crashPoint } from './crash-point.js';
import { codeOf } from './failure.js';
import { CIPHER, NONCE_BYTES, TAG_BYTES } from './sealed-box.js';

const BLOB_ID = /^[0-9a-f-]{36}$/;
const SHELF = /^[0-9a-f]{2}$/;
const ABANDONED_MILLISECONDS = 24 * 3_600_000;

export interface StoredBlob {
  readonly blobId: string;
  /** Of the plaintext. */
  readonly sha256: Sha256;
  /** Bytes of plaintext. */
  readonly size: number;
}

export interface WriteOptions {
  readonly maximumBytes: number;
  /** Sees each chunk of the plaintext, in order: for a digest of the caller's own. */
  readonly onChunk?: (chunk: Buffer) => void;
}

export class BlobStore {
  private constructor(private readonly folder: string) {}

  /** Creates the folder, and removes what a crash left unfinished more than a day ago. */
  static async open(folder: string): Promise<BlobStore> {
    const store = new BlobStore(folder);
    await mkdir(store.drafts, { recursive: true, mode: 0o700 });
    for (const name of await readdir(store.drafts)) {
      const draft = join(store.drafts, name);
      if ((await ageOf(draft)) > ABANDONED_MILLISECONDS) await rm(draft, { force: true });
    }
    return store;
  }

  /**
   * Resolves when the bytes are on the disk under their final name. Refuses what is too large or does not fit on the
   * disk, and keeps nothing of it; the source is then left where it stopped, for the caller to drain or destroy.
   * Rejects when the source fails.
   */
  async write(source: Readable, key: Buffer, options: WriteOptions): Promise<Result<StoredBlob>> {
    const blobId = uuidv7();
    const draft = join(this.drafts, blobId);
    try {
      const written = await this.writeDraft(draft, source, key, blobId, options);
      if (written.ok) await this.publish(draft, this.pathOf(blobId));
      crashPoint('blob.kept');
      return written.ok ? accept({ blobId, ...written.value }) : written;
    } catch (error) {
      const full = diskRefusal(error);
      if (!full) throw error;
      return refuse(full);
    } finally {
      await rm(draft, { force: true });
    }
  }

  /**
   * The whole plaintext. Rejects, naming the file, when it is missing, when a byte of it was changed, or when it is not
   * the content of which the caller kept the SHA-256.
   */
  async read(blob: Pick<StoredBlob, 'blobId' | 'sha256'>, key: Buffer): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.decrypt(blob, key)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** The same in a stream, for a large file: it is read twice, so that no unverified byte is ever handed out. */
  async stream(blob: Pick<StoredBlob, 'blobId' | 'sha256'>, key: Buffer): Promise<Readable> {
    for await (const _ of this.decrypt(blob, key));
    return Readable.from(this.decrypt(blob, key), { objectMode: false });
  }

  /** Does nothing when the file is gone already. */
  async remove(blobId: string): Promise<void> {
    await rm(this.pathOf(blobId), { force: true });
    crashPoint('blob.removed');
  }

  /** Ids of the files that were last written before that time, some at a time. */
  async *olderThan(milliseconds: number): AsyncGenerator<string[]> {
    const shelves = (await readdir(this.folder)).filter((name) => SHELF.test(name));
    for (const shelf of shelves) {
      const names = (await readdir(join(this.folder, shelf))).filter((name) => BLOB_ID.test(name));
      const ages = await Promise.all(names.map((name) => ageOf(join(this.folder, shelf, name))));
      yield names.filter((_, at) => (ages[at] ?? 0) > milliseconds);
    }
  }

  private get drafts(): string {
    return join(this.folder, 'unfinished');
  }

  /** The end of a UUIDv7 is random: it spreads the files over 256 folders. */
  private pathOf(blobId: string): string {
    if (!BLOB_ID.test(blobId)) throw new Error(`"${blobId}" is no blob id.`);
    return join(this.folder, blobId.slice(-2), blobId);
  }

  private async writeDraft(
    draft: string,
    source: Readable,
    key: Buffer,
    blobId: string,
    { maximumBytes, onChunk }: WriteOptions,
  ): Promise<Result<Omit<StoredBlob, 'blobId'>>> {
    const hash = createHash('sha256');
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(blobId));
    const file = await open(draft, 'wx', 0o600);
    try {
      crashPoint('blob.draft_opened');
      await write(file, nonce);
      crashPoint('blob.nonce_written');
      let size = 0;
      for await (const chunk of source.iterator({ destroyOnReturn: false })) {
        const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
        size += bytes.length;
        if (size > maximumBytes) return refuse(tooLarge(maximumBytes));
        hash.update(bytes);
        onChunk?.(bytes);
        await write(file, cipher.update(bytes));
        crashPoint('blob.chunk_written');
      }
      await write(file, Buffer.concat([cipher.final(), cipher.getAuthTag()]));
      crashPoint('blob.tag_written');
      await file.datasync();
      crashPoint('blob.synced');
      return accept({ sha256: hash.digest('hex') as Sha256, size });
    } finally {
      await file.close();
    }
  }

  /** After the rename and the sync of its folder, a power cut no longer takes the file away. */
  private async publish(draft: string, path: string): Promise<void> {
    const folder = dirname(path);
    const created = await mkdir(folder, { recursive: true, mode: 0o700 });
    crashPoint('blob.before_rename');
    await rename(draft, path);
    crashPoint('blob.renamed');
    await syncFolder(folder);
    if (created) await syncFolder(this.folder);
  }

  private async *decrypt(
    { blobId, sha256 }: Pick<StoredBlob, 'blobId' | 'sha256'>,
    key: Buffer,
  ): AsyncGenerator<Buffer> {
    const path = this.pathOf(blobId);
    const { nonce, tag, size } = await readEnds(path, blobId);
    const hash = createHash('sha256');
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(blobId)).setAuthTag(tag);
    if (size > NONCE_BYTES + TAG_BYTES) {
      for await (const chunk of createReadStream(path, { start: NONCE_BYTES, end: size - TAG_BYTES - 1 })) {
        const plaintext = decipher.update(chunk);
        hash.update(plaintext);
        yield plaintext;
      }
    }
    try {
      decipher.final();
    } catch (error) {
      throw altered(blobId, error);
    }
    if (hash.digest('hex') !== sha256) throw altered(blobId, undefined);
  }
}

/** In milliseconds; nothing is old that is gone meanwhile. */
async function ageOf(path: string): Promise<number> {
  const { mtimeMs } = await stat(path).catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return { mtimeMs: Number.POSITIVE_INFINITY };
  });
  return Date.now() - mtimeMs;
}

async function readEnds(path: string, blobId: string): Promise<{ nonce: Buffer; tag: Buffer; size: number }> {
  const file = await open(path, 'r').catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new Error(`The stored file ${blobId} is missing: restore it from your backup.`, { cause: error });
  });
  try {
    const { size } = await file.stat();
    if (size < NONCE_BYTES + TAG_BYTES) throw altered(blobId, undefined);
    const nonce = Buffer.alloc(NONCE_BYTES);
    const tag = Buffer.alloc(TAG_BYTES);
    await file.read(nonce, 0, NONCE_BYTES, 0);
    await file.read(tag, 0, TAG_BYTES, size - TAG_BYTES);
    return { nonce, tag, size };
  } finally {
    await file.close();
  }
}

function altered(blobId: string, cause: unknown): Error {
  return new Error(
    `The stored file ${blobId} was altered, or belongs to another key: restore it from your backup and keep this one as evidence.`,
    { cause },
  );
}

/** A single write may take less than it was given. */
async function write(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function tooLarge(maximumBytes: number): Refusal {
  const megabytes = Math.floor(maximumBytes / 1_048_576);
  return {
    code: 'file-too-large',
    kind: 'too_large',
    sentence: {
      fr: `Le fichier dépasse la taille admise de ${megabytes} Mo.`,
      en: `The file is larger than the ${megabytes} MB that are taken.`,
    },
  };
}

function diskRefusal(error: unknown): Refusal | undefined {
  if (!['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes(codeOf(error) ?? '')) return undefined;
  return {
    code: 'storage-unavailable',
    kind: 'unavailable',
    sentence: {
      fr: 'Le stockage ne peut rien recevoir pour le moment : réessayez plus tard.',
      en: 'The storage can take nothing at the moment: try again later.',
    },
  };
}
