/** A backup: the database in one snapshot, then the files that it names, encrypted to the public keys of operators. */
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Encrypter } from 'age-encryption';
import { z } from 'zod';
import { verifierKeyOf, writeVerifierKey } from '../../domain/ledger/note.js';
import { allNamed } from '../../platform/blobs/folder/named.js';
import { Shelves, syncFolder } from '../../platform/blobs/folder/shelves.js';
import { DatabaseClient } from '../../platform/database/client.js';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import { readLedgerKey } from '../../platform/keys/key-file.js';
import { productVersion } from '../../platform/package/version.js';
import { ERASED_LIST, ErasedList } from '../../platform/place/erased-list.js';
import type { Settings } from '../../platform/settings/settings.js';
import { archiveOf } from './folders.js';
import { keepLastBackup } from './last-backup.js';
import { type DumpedTable, MANIFEST, type Manifest, SIGNATURE, signManifest } from './manifest.js';
import { digestOf, LineCount, sealTo } from './sealed-file.js';
import { copyStored, knownFiles } from './stored-files.js';
import { copyOf, fixText, tablesOf } from './tables.js';

export interface Made {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Files copied now; the others were there from an earlier backup. */
  readonly added: number;
  /** Files that rows name and the store lacks. */
  readonly missing: readonly string[];
}

/** @param into the folder of all backups of this installation */
export async function makeBackup(
  settings: Settings,
  ownerUrl: string,
  into: string,
  to: Encrypter,
  { withKeys }: { readonly withKeys: boolean },
): Promise<Made> {
  const begun = new Date();
  const name = begun.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const backups = join(into, 'backups');
  const draft = join(backups, `${name}.unfinished`);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const { named, ...dumped } = await dump(ownerUrl, draft, to);
    const keys = withKeys
      ? await sealTo(join(draft, 'keys.age'), 'keys.age', archiveOf(settings.dataFolder, ['keys', 'ledger']), to)
      : null;
    const reports = archiveOf(settings.dataFolder, ['reports']);
    const [store, target] = [new Shelves(join(settings.dataFolder, 'blobs')), new Shelves(join(into, 'blobs'))];
    const stored = await copyStored(store, named, target, await knownFiles(backups));
    await keepErased(settings.dataFolder, into);
    const signer = { name: settings.ledgerOrigin, key: readLedgerKey(settings.dataFolder, { mayMake: false }) };
    const manifest: Manifest = {
      format: 'greffe-backup@v1',
      begun: begun.toISOString(),
      version: productVersion(),
      installation: dumped.installation,
      migrations: dumped.migrations,
      log: { ...dumped.log, vkey: writeVerifierKey(verifierKeyOf(signer)) },
      tables: dumped.tables,
      keys,
      reports: await sealTo(join(draft, 'reports.age'), 'reports.age', reports, to),
      blobs: { ...(await listOf(draft, stored.files)), count: stored.files.length },
      ended: new Date().toISOString(),
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    await writeSynced(join(draft, MANIFEST), text);
    await writeSynced(join(draft, SIGNATURE), signManifest(text, signer));
    await rename(draft, join(backups, name));
    await syncFolder(backups);
    if (stored.missing.length === 0) await keepLastBackup(settings.dataFolder, manifest.begun);
    return { folder: join(backups, name), manifest, added: stored.added, missing: stored.missing };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

const Installation = z.object({ id: z.string() });
const Head = z.object({ size: z.int(), root: z.string() });
const Migration = z.object({ name: z.string() });

interface Dumped extends Pick<Manifest, 'installation' | 'migrations' | 'tables'> {
  readonly log: Omit<Manifest['log'], 'vkey'>;
  readonly named: readonly string[];
}

/** Everything is read in one snapshot: what is committed meanwhile is in the next backup. */
async function dump(ownerUrl: string, draft: string, to: Encrypter): Promise<Dumped> {
  const client = new DatabaseClient(ownerUrl);
  await client.connect();
  try {
    await fixText(client);
    await client.query('begin isolation level repeatable read, read only');
    const query = async (sql: string, parameters: readonly unknown[] = []): Promise<unknown[]> =>
      (await client.query(sql, [...parameters])).rows;
    const { id: installation } = Installation.parse((await query('select id from installation'))[0]);
    const newest = `select size::int, encode(root, 'hex') as root from checkpoint order by size desc limit 1`;
    const log = rowOf(Head, await query(newest));
    const migrations = rowsOf(Migration, await query('select name from migrations order by id'));
    const named = await allNamed({ query });
    const tables: DumpedTable[] = [];
    for (const table of await tablesOf(client)) {
      const count = new LineCount();
      const file = `${table.name}.copy.age`;
      const rows = copyOf(client, table);
      rows.once('error', (error) => count.destroy(error));
      const sealed = await sealTo(join(draft, file), file, rows.pipe(count), to);
      tables.push({ ...sealed, table: table.name, columns: [...table.columns], rows: count.lines });
    }
    await client.query('commit');
    return {
      ...{ installation, named, tables, migrations: migrations.map(({ name }) => name) },
      log: log ?? { size: 0, root: null },
    };
  } finally {
    await client.end();
  }
}

async function listOf(draft: string, files: readonly object[]) {
  const path = join(draft, 'blobs.jsonl');
  await writeSynced(path, files.map((file) => `${JSON.stringify(file)}\n`).join(''));
  return { file: 'blobs.jsonl', ...(await digestOf(path)) };
}

async function writeSynced(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}

/** The list of what was erased lies beside all backups: an older one that is restored is brought up to it. */
async function keepErased(dataFolder: string, into: string): Promise<void> {
  const known = await new ErasedList(join(dataFolder, ERASED_LIST)).read();
  await new ErasedList(erasedBeside(into)).add(known);
}

export const erasedBeside = (into: string): string => join(into, 'erased.jsonl');
