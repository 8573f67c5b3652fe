/** Restores a backup into an empty place. The database starts there in safe mode, and what was erased stays erased. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Decrypter } from 'age-encryption';
import { migrations } from '../../../migrations/index.js';
import { declaredEntries } from '../../ledger/event-kinds.js';
import { markAs } from '../../platform/blobs/folder/owner.js';
import { namesIn, Shelves } from '../../platform/blobs/folder/shelves.js';
import { DatabaseClient } from '../../platform/database/client.js';
import { migrate } from '../../platform/database/migrate.js';
import { WRAPPED_COPY, WrappedCopy } from '../../platform/keys/wrapped-copy.js';
import type { Erasure } from '../../platform/place/erased-list.js';
import { checkBackup, storeBeside } from './check-backup.js';
import { eraseAgain } from './erase-again.js';
import { filesIn, unpack } from './folders.js';
import { type Manifest, manifestOf, storedFilesOf } from './manifest.js';
import { openSealed } from './sealed-file.js';
import { copyWhole } from './stored-files.js';
import { fixText, refill, tablesOf } from './tables.js';

export interface Restored {
  readonly manifest: Manifest;
  readonly rows: number;
  readonly files: number;
  /** Erased after the backup by an order in its log, and again here. */
  readonly erased: number;
  /** On the list, and ordered by no entry of the log: kept for thirty days, and opened by nothing meanwhile. */
  readonly setAside: number;
  /** The id of the restored installation: another one than that of the backup. */
  readonly installation: string;
}

/** Throws, saying what to do, unless nothing of an installation is in the data folder: asked before a database is opened there. */
export async function demandEmptyFolder(dataFolder: string, { keys }: Pick<Manifest, 'keys'>): Promise<void> {
  for (const name of ['postgres', 'blobs', 'ledger', 'reports', ...(keys ? ['keys'] : [])]) {
    if ((await namesIn(join(dataFolder, name))).length === 0) continue;
    throw new Error(
      `GREFFE_DATA: ${join(dataFolder, name)} is not empty: restore into an empty folder. Nothing was changed.`,
    );
  }
  if (keys) return;
  const own = await namesIn(join(dataFolder, 'keys'));
  if (own.includes('encryption.key') && own.includes('ledger.pem')) return;
  throw new Error(
    `This backup was made without keys: put encryption.key and ledger.pem of that installation into ${join(dataFolder, 'keys')}, then restore. Without them nothing that it holds opens.`,
  );
}

/** The version that made a backup restores it: another one has other tables. */
export async function restorableManifest(folder: string, key: string | null): Promise<Manifest> {
  const manifest = await manifestOf(folder, key);
  const known = migrations.map((Migration) => new Migration().name);
  const same = known.length === manifest.migrations.length && known.every((name) => manifest.migrations.includes(name));
  if (same) return manifest;
  throw new Error(
    `This backup was made by Greffe ${manifest.version} with other tables: restore it with that version, then start the newer one.`,
  );
}

/**
 * Everything is verified before the first byte is written. The rows come in one transaction, with every reference between
 * them checked; a restore that was cut off leaves a place that is to be emptied, and never a database that starts.
 */
export async function restoreBackup(
  folder: string,
  by: Decrypter,
  { dataFolder, ownerUrl }: { readonly dataFolder: string; readonly ownerUrl: string },
  erased: readonly Erasure[],
): Promise<Restored> {
  const { manifest, rows, files } = await checkBackup(folder, by);
  const client = new DatabaseClient(ownerUrl);
  await client.connect();
  try {
    await demandEmptyDatabase(client);
    await unpackFolders(folder, manifest, by, dataFolder);
    await migrate(ownerUrl, declaredEntries);
    await copyStoreTo(folder, manifest, dataFolder);
    await fixText(client);
    const installation = randomUUID();
    await client.query('begin');
    await refill(client, await tablesOf(client), async ({ name }) => {
      const table = manifest.tables.find((each) => each.table === name);
      if (!table) throw new Error(`The backup holds no table "${name}".`);
      return openSealed(join(folder, table.file), table, by);
    });
    const { keys, ...outcome } = await eraseAgain(client, erased, manifest.log.vkey);
    // Before the commit: the copy that came with the backup would bring them back.
    const copy = new WrappedCopy(join(dataFolder, WRAPPED_COPY));
    await copy.destroy(keys);
    await client.query('update installation set id = $1', [installation]);
    await client.query('insert into blob_store (installation) values ($1)', [installation]);
    await client.query('commit');
    await markAs(join(dataFolder, 'blobs'), installation);
    return { manifest, rows, files, ...outcome, installation };
  } finally {
    await client.end();
  }
}

async function demandEmptyDatabase(client: DatabaseClient): Promise<void> {
  const { rows } = await client.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace limit 1`,
  );
  if (rows.length > 0) {
    throw new Error(
      'DATABASE_URL names a database that is not empty: create an empty one and name that. Nothing was changed.',
    );
  }
}

async function unpackFolders(
  folder: string,
  { keys, reports }: Manifest,
  by: Decrypter,
  dataFolder: string,
): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  for (const sealed of [...(keys ? [keys] : []), reports]) {
    await unpack(await filesIn(await openSealed(join(folder, sealed.file), sealed, by)), dataFolder);
  }
}

async function copyStoreTo(folder: string, manifest: Manifest, dataFolder: string): Promise<void> {
  const [from, to] = [storeBeside(folder), new Shelves(join(dataFolder, 'blobs'))];
  await mkdir(to.folder, { recursive: true, mode: 0o700 });
  for (const { name } of await storedFilesOf(folder, manifest)) await copyWhole(from.pathOf(name), to.pathOf(name));
}
