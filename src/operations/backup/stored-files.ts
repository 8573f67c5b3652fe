/** The encrypted files of cases: copied once, by their new names, and never changed; all backups of a folder share them. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Shelves } from '../../platform/blobs/folder/shelves.js';
import { codeOf } from '../../platform/telemetry/failure.js';
import { MANIFEST, manifestOf, type StoredFile, storedFilesOf } from './manifest.js';
import { demandBytes, digestOf } from './sealed-file.js';

export interface Copied {
  readonly files: readonly StoredFile[];
  readonly added: number;
  /** Named by a row of the snapshot, and not in the store. */
  readonly missing: readonly string[];
}

/**
 * Copies what the snapshot names and the folder does not have yet. After the snapshot: a file is written before its row,
 * so that every file of a row in the snapshot is there, and files are never deleted.
 * @param known of earlier backups in the same folder
 */
export async function copyStored(
  store: Shelves,
  named: readonly string[],
  into: Shelves,
  known: ReadonlyMap<string, StoredFile>,
): Promise<Copied> {
  const files: StoredFile[] = [];
  const missing: string[] = [];
  let added = 0;
  for (const name of named) {
    const before = known.get(name);
    if (before && (await into.has(name))) {
      files.push(before);
      continue;
    }
    // One that was set aside is read where it lies: a backup moves nothing.
    const from = (await store.has(name)) ? store.pathOf(name) : join(store.quarantine, name);
    if (!existsSync(from)) {
      missing.push(name);
      continue;
    }
    await copyWhole(from, into.pathOf(name));
    files.push({ name, ...(await digestOf(into.pathOf(name))) });
    added += 1;
  }
  return { files, added, missing };
}

/** On the disk under its name, or not at all. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const draft = `${to}.${process.pid}`;
  try {
    await copyFile(from, draft);
    const file = await open(draft, 'r');
    await file.sync().finally(() => file.close());
    await rename(draft, to);
  } finally {
    await rm(draft, { force: true });
  }
}

/** What earlier backups of this folder hold, by name. */
export async function knownFiles(backups: string): Promise<Map<string, StoredFile>> {
  const known = new Map<string, StoredFile>();
  for (const name of await finishedBackups(backups)) {
    const folder = join(backups, name);
    for (const file of await storedFilesOf(folder, await manifestOf(folder))) known.set(file.name, file);
  }
  return known;
}

/** Oldest first; one that was cut off has no manifest, or keeps the name of a draft. */
export async function finishedBackups(backups: string): Promise<string[]> {
  const names = await readdir(backups).catch((error) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const folders: string[] = [];
  for (const name of names.filter((each) => /^\d{8}T\d{6}Z$/.test(each)).sort()) {
    if ((await readdir(join(backups, name))).includes(MANIFEST)) folders.push(name);
  }
  return folders;
}

/** Rejects at the first file that is missing or not what was copied. */
export async function demandStored(store: Shelves, files: readonly StoredFile[]): Promise<void> {
  for (const file of files) await demandBytes(store.pathOf(file.name), file);
}
