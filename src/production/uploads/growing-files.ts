/** Files that grow over many requests: one writer at a time, in this process and in all others. */
import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { UploadStore } from '../../cases/rows/upload.store.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { BlobStore, storageUnavailable } from '../../platform/blobs/blob-store.js';
import type { ChunkedWriter } from '../../platform/blobs/chunks/chunk-writer.js';
import { Database } from '../../platform/database/database.js';
import { refusals } from './refusal.js';

const LEASE_SECONDS = 60;
/** Long before the lease ends: a writer that lost it stops before it writes. */
const RENEW_MILLISECONDS = 15_000;
/** Kept open between requests, so that their digests need not be taken again. */
const MOST_KEPT = 16;

/** What one request may do with the file. */
export interface Growing {
  /** The same as in the request before, where no other process wrote meanwhile. */
  open(key: Buffer): Promise<Result<ChunkedWriter>>;
  /** MUST be asked before each write; throws once another process has the file. */
  stillAlone(): Promise<void>;
}

/** Another process goes on with the file. */
class Taken extends Error {}

@Injectable()
export class GrowingFiles implements OnModuleDestroy {
  private readonly writer = randomUUID();
  /** The one used last is the last. */
  private readonly kept = new Map<string, ChunkedWriter>();
  private readonly busy = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly store: UploadStore,
    private readonly blobs: BlobStore,
  ) {}

  async onModuleDestroy(): Promise<void> {
    for (const id of [...this.kept.keys()]) await this.forget(id);
  }

  /**
   * A disk that takes nothing, and a file that another connection sends, are refusals. After any error the file is opened
   * anew by the next request, which goes on with what is on the disk.
   */
  async alone<T>(id: string, work: (growing: Growing) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.busy.has(id)) return refuse(refusals.inUse);
    this.busy.add(id);
    try {
      const lease = await this.lease(id);
      if (lease === 'taken') return refuse(refusals.inUse);
      if (lease === 'other') await this.forget(id);
      return await work({ open: (key) => this.open(id, key), stillAlone: this.leaseOf(id) });
    } catch (error) {
      await this.forget(id);
      if (error instanceof Taken) return refuse(refusals.inUse);
      if (this.blobs.state.refused(error)) return refuse(storageUnavailable);
      throw error;
    } finally {
      this.busy.delete(id);
      // Where the database is away the lease ends by itself.
      await this.database.transaction((tx) => this.store.release(tx, id, this.writer)).catch(() => undefined);
    }
  }

  /** It is whole, or thrown away: its next opening is another one. */
  async forget(id: string): Promise<void> {
    const writer = this.kept.get(id);
    this.kept.delete(id);
    await writer?.abandon().catch(() => undefined);
  }

  private async open(id: string, key: Buffer): Promise<Result<ChunkedWriter>> {
    const kept = this.kept.get(id);
    if (kept) return accept(kept);
    const grown = await this.blobs.grow(id, key);
    if (!grown.ok) return grown;
    this.kept.set(id, grown.value);
    const idle = [...this.kept.keys()].filter((other) => !this.busy.has(other));
    for (const other of idle.slice(0, Math.max(0, this.kept.size - MOST_KEPT))) await this.forget(other);
    return grown;
  }

  private leaseOf(id: string): () => Promise<void> {
    let renewed = performance.now();
    return async () => {
      if (performance.now() - renewed < RENEW_MILLISECONDS) return;
      if ((await this.lease(id)) !== 'same') throw new Taken();
      renewed = performance.now();
    };
  }

  private lease(id: string): Promise<'same' | 'other' | 'taken'> {
    return this.database.transaction((tx) => this.store.lease(tx, id, this.writer, LEASE_SECONDS));
  }
}
