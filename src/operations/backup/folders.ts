/** Small folders as one text: a line a file, with its path and its bytes. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { codeOf } from '../../platform/telemetry/failure.js';

const Line = z.strictObject({ path: z.string().min(1), base64: z.base64() });

/** A file that a running process still writes: it is renamed when it is whole, and gone under this name. */
const UNFINISHED = /\.\d+$/;

/** Files below these folders of `base`, each whole; what is not there is left out. */
export function archiveOf(base: string, folders: readonly string[]): Readable {
  return Readable.from(linesOf(base, folders));
}

async function* linesOf(base: string, folders: readonly string[]): AsyncGenerator<string> {
  for (const folder of folders) {
    for (const path of await filesBelow(base, folder)) {
      const base64 = (await readFile(join(base, path))).toString('base64');
      yield `${JSON.stringify({ path: path.split(sep).join('/'), base64 })}\n`;
    }
  }
}

async function filesBelow(base: string, folder: string): Promise<string[]> {
  const found = await readdir(join(base, folder), { withFileTypes: true, recursive: true }).catch((error) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return found
    .filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name))
    .map((entry) => join(entry.parentPath.slice(base.length + 1), entry.name))
    .sort();
}

/** Each file by its path. */
export async function filesIn(archive: Readable): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const line of createInterface({ input: archive })) {
    const { path, base64 } = Line.parse(JSON.parse(line));
    files.set(path, Buffer.from(base64, 'base64'));
  }
  return files;
}

/** Writes them below the folder, for their owner alone. Throws on a path that leads out of it. */
export async function unpack(files: ReadonlyMap<string, Buffer>, base: string): Promise<void> {
  for (const [path, bytes] of files) {
    const target = normalize(join(base, path));
    if (!target.startsWith(`${normalize(base)}${sep}`))
      throw new Error(`The backup holds a path that leads outside: ${path}.`);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(target, bytes, { mode: 0o600, flag: 'wx' });
  }
}
