/** Sets aside the files that no row has named for a week, and puts back those that a row names again. Deletes nothing. */

import { z } from 'zod';
import type { Database } from '../database/database.js';
import { rowsOf } from '../database/rows.js';
import { tracePoint } from '../telemetry/trace-point.js';
import type { BlobStore } from './blob-store.js';
import { namedOf } from './folder/named.js';
import type { Note } from './folder/quarantine.js';

/** Longer than any commit can stay unknown; by the clock of the database, from the first sweep that saw the file. */
const SET_ASIDE = `interval '7 days'`;
/** A file is written before its row: only what stays unnamed counts. */
const LASTING = `interval '1 hour'`;
/** Of the files of the store. More are no leftovers of crashes: the database is another one, or an older one. */
const LARGEST_SHARE = 0.01;

export interface SweepOutcome {
  /** Files in use, those on their shelves. */
  readonly files: number;
  /** How many of them no row names, and has named for an hour. */
  readonly unnamed: number;
  readonly setAside: number;
  readonly putBack: number;
  /** Too many are unnamed: nothing was moved, and an operator must look. */
  readonly stopped: boolean;
}

const Orphan = z.object({ file: z.string(), firstSeenAt: z.string(), lasting: z.boolean(), due: z.boolean() });
type Orphan = z.infer<typeof Orphan>;

/** The most unnamed files of a store that a sweep moves by itself; of a small store, one. */
const mostUnnamed = (files: number): number => Math.max(1, Math.floor(files * LARGEST_SHARE));

/**
 * One sweep. Several processes MAY sweep at once: a file is moved once. Rejects, having moved nothing, when the database
 * cannot say what it names, or when the store is not there.
 * @param confirmed the exact number of unnamed files that an operator wants moved, even where it is above the limit
 */
export async function sweepFiles(database: Database, blobs: BlobStore, confirmed?: number): Promise<SweepOutcome> {
  if (!(await blobs.state.isOwn())) throw new Error('The store is not there: nothing is moved.');
  const putBack = await putBackNamed(database, blobs);
  const { files, unnamed } = await unnamedIn(database, blobs);
  const drafts = await blobs.shelves.drafts();
  const seen = await remember(database, [...unnamed, ...drafts]);
  const ofShelves = new Set(unnamed);
  const lasting = [...seen.values()].filter((orphan) => orphan.lasting && ofShelves.has(orphan.file));
  const counted = { files, unnamed: lasting.length, putBack };
  if (confirmed === undefined ? lasting.length > mostUnnamed(files) : confirmed !== lasting.length) {
    return { ...counted, setAside: 0, stopped: true };
  }
  const due = [...seen.values()].filter((orphan) => orphan.due || (confirmed !== undefined && orphan.lasting));
  let setAside = 0;
  for (const { file, firstSeenAt } of due) {
    const why: Note['why'] = ofShelves.has(file) ? 'unnamed' : 'unfinished';
    tracePoint('sweep.orphan_found');
    if (await blobs.quarantine.setAside(file, why, { firstSeenAt, at: await nowOf(database) })) setAside += 1;
  }
  return { ...counted, setAside, stopped: false };
}

async function putBackNamed(database: Database, blobs: BlobStore): Promise<number> {
  const aside = await blobs.quarantine.files();
  if (aside.length === 0) return 0;
  let putBack = 0;
  for (const file of await namedOf(database, aside)) {
    if (await blobs.quarantine.putBack(file, await nowOf(database))) putBack += 1;
  }
  return putBack;
}

async function unnamedIn(database: Database, { shelves }: BlobStore): Promise<{ files: number; unnamed: string[] }> {
  const unnamed: string[] = [];
  let files = 0;
  for (const shelf of await shelves.names()) {
    const ids = await shelves.on(shelf);
    if (ids.length === 0) continue;
    const named = await namedOf(database, ids);
    files += ids.length;
    unnamed.push(...ids.filter((id) => !named.has(id)));
  }
  return { files, unnamed };
}

/** The database keeps when each was seen first, and forgets those that are named or gone. */
async function remember(database: Database, files: readonly string[]): Promise<Map<string, Orphan>> {
  const rows = await database.transaction(async (tx) => {
    await tx.query('insert into blob_orphan (file_id) select unnest($1::uuid[]) on conflict do nothing', [files]);
    await tx.query(
      'delete from blob_orphan o where not exists (select from unnest($1::uuid[]) as seen (id) where seen.id = o.file_id)',
      [files],
    );
    return tx.query(
      `select file_id::text as file, first_seen_at < clock_timestamp() - ${LASTING} as lasting,
         first_seen_at < clock_timestamp() - ${SET_ASIDE} as due,
         to_char(first_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "firstSeenAt"
       from blob_orphan order by file_id`,
    );
  });
  return new Map(rowsOf(Orphan, rows).map((orphan) => [orphan.file, orphan]));
}

const nowOf = (database: Database): Promise<string> => database.transaction((tx) => database.now(tx));
