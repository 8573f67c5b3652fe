/** When the last whole backup was begun: a file in the data folder, so that each process that has the files can say it. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../platform/telemetry/failure.js';

const LAST_BACKUP = 'last-backup.json';
const LastBackup = z.strictObject({ begun: z.iso.datetime() });

/** Readable by every user who gets into the folder: the command may run as another than the processes. */
export async function keepLastBackup(dataFolder: string, begun: string): Promise<void> {
  const file = join(dataFolder, LAST_BACKUP);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify({ begun })}\n`, { mode: 0o644 });
  await rename(draft, file);
}

/** Null before the first one. Rejects when the file cannot be read. */
export async function lastBackup(dataFolder: string): Promise<string | null> {
  const text = await readFile(join(dataFolder, LAST_BACKUP), 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : LastBackup.parse(JSON.parse(text)).begun;
}
