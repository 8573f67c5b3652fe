/** Takes away what nobody needs any more: finished work after thirty days, files that no row ever named. */
import type { BlobStore } from './blob-store.js';
import { crashPoint } from './crash-point.js';
import type { Database } from './database/database.js';
import { messageOf } from './failure.js';
import type { Logger } from './logger.js';
import { Loop } from './queue/loop.js';
import { forgetFinished } from './queue/outbox.store.js';

const PAUSE_MILLISECONDS = 3_600_000;
const DAY = 24 * 3_600_000;
/** Longer than any commit can stay unknown. */
const ORPHAN_MILLISECONDS = 7 * DAY;
const BATCH = 1_000;

/** Several processes MAY run one each: what is gone is gone once. */
export class Housekeeper {
  private readonly loop = new Loop(() => this.step(), PAUSE_MILLISECONDS);

  constructor(
    private readonly database: Database,
    private readonly blobs: BlobStore,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Returns how many rows went. */
  async forgetFinishedWork(): Promise<number> {
    for (let all = 0; ; ) {
      const forgotten = await forgetFinished(this.database, BATCH);
      all += forgotten;
      if (forgotten > 0) crashPoint('housekeeper.work_forgotten');
      if (forgotten < BATCH) return all;
    }
  }

  /**
   * Removes the files of commits that never came about, and returns how many. A file that any row names stays, whichever
   * table holds the row; when a table cannot be asked, nothing is removed.
   */
  async removeOrphans(olderThanMilliseconds = ORPHAN_MILLISECONDS): Promise<number> {
    const tables = await tablesOfBlobs(this.database);
    if (tables.length === 0) throw new Error('No table names a file: nothing is removed.');
    let removed = 0;
    for await (const ids of this.blobs.olderThan(olderThanMilliseconds)) {
      const named = await namedIn(this.database, tables, ids);
      for (const id of ids.filter((each) => !named.has(each))) {
        crashPoint('housekeeper.orphan_found');
        await this.blobs.remove(id);
        crashPoint('housekeeper.orphan_removed');
        removed += 1;
      }
    }
    return removed;
  }

  private async step(): Promise<boolean> {
    try {
      const [work, files] = [await this.forgetFinishedWork(), await this.removeOrphans()];
      if (work + files > 0) this.logger.log('What nobody needs any more is gone.', { work, files });
    } catch (error) {
      this.logger.warn('Housekeeping failed, to be tried again.', { reason: messageOf(error) });
    }
    return false;
  }
}

/** Every table with a column `blob_id`, whoever added it: from the catalogue itself, which hides none for want of a right. */
async function tablesOfBlobs(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attname = 'blob_id' and not a.attisdropped and c.relkind in ('r', 'p') and n.nspname = 'public'`,
  );
  return rows.map(({ name }) => name);
}

async function namedIn(database: Database, tables: readonly string[], ids: readonly string[]): Promise<Set<string>> {
  const parts = tables.map((table) => `select blob_id::text as id from ${table} where blob_id = any ($1::uuid[])`);
  const rows = await database.query<{ id: string }>(parts.join(' union '), [ids]);
  return new Set(rows.map(({ id }) => id));
}
