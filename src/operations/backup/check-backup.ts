/** Verifies a backup without restoring it: every byte, that the keys of an operator open it, and the log that it holds. */

import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import type { Decrypter } from 'age-encryption';
import { readVerifierKey, verifierKeyOf, writeVerifierKey } from '../../domain/ledger/note.js';
import { Shelves } from '../../platform/blobs/folder/shelves.js';
import { filesIn } from './folders.js';
import { verifyLog } from './log-of-dump.js';
import { type DumpedTable, type Manifest, manifestOf, storedFilesOf } from './manifest.js';
import { demandBytes, LineCount, openSealed } from './sealed-file.js';
import { demandStored } from './stored-files.js';

export interface Checked {
  readonly manifest: Manifest;
  readonly rows: number;
  readonly files: number;
}

/** The store of files beside the backups: `DIR/backups/NAME` lies two folders below `DIR`. */
export const storeBeside = (folder: string): Shelves => new Shelves(join(folder, '..', '..', 'blobs'));

/** Rejects at the first thing that does not hold, as a sentence that names it. */
export async function checkBackup(folder: string, by: Decrypter, key: string | null = null): Promise<Checked> {
  const manifest = await manifestOf(folder, key);
  let rows = 0;
  for (const table of manifest.tables) rows += await checkTable(folder, table, by);
  const log = await verifyLog(manifest, (table) => openSealed(join(folder, table.file), table, by));
  if (!log.ok) throw new Error(`The log in the backup does not verify: ${log.fault}`);
  await filesIn(await openSealed(join(folder, manifest.reports.file), manifest.reports, by));
  if (manifest.keys) await checkKeys(folder, manifest, by);
  await demandBytes(join(folder, manifest.blobs.file), manifest.blobs);
  const stored = await storedFilesOf(folder, manifest);
  if (stored.length !== manifest.blobs.count)
    throw new Error(`${manifest.blobs.file} lists ${stored.length} files instead of ${manifest.blobs.count}.`);
  await demandStored(storeBeside(folder), stored);
  return { manifest, rows, files: stored.length };
}

async function checkTable(folder: string, table: DumpedTable, by: Decrypter): Promise<number> {
  const count = new LineCount();
  const rows = await openSealed(join(folder, table.file), table, by);
  rows.once('error', (error) => count.destroy(error));
  for await (const _ of rows.pipe(count));
  if (count.lines !== table.rows) throw new Error(`${table.file} holds ${count.lines} rows instead of ${table.rows}.`);
  return count.lines;
}

/** Without these two the restored database opens nothing and seals nothing. */
async function checkKeys(folder: string, { keys, log }: Manifest, by: Decrypter): Promise<void> {
  if (!keys) return;
  const files = await filesIn(await openSealed(join(folder, keys.file), keys, by));
  if (files.get('keys/encryption.key')?.length !== 32)
    throw new Error('The backup holds no keys/encryption.key of 32 bytes.');
  const pem = files.get('keys/ledger.pem');
  const name = readVerifierKey(log.vkey)?.name ?? '';
  if (!pem || writeVerifierKey(verifierKeyOf({ name, key: createPrivateKey(pem) })) !== log.vkey) {
    throw new Error('The backup does not hold the key that signed its log (keys/ledger.pem).');
  }
}
