/** The pages of the formats with their vectors, published beside the reports: a program can be written from them alone. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../../platform/package/package-root.js';

const FOLDER = 'formats/';
const source = join(packageRoot(), 'docs', FOLDER);

/** Their addresses on the site. */
export async function formatPaths(): Promise<string[]> {
  const found = await readdir(source, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => FOLDER + relative(source, join(parentPath, name)).split(sep).join('/'))
    .sort();
}

/** Undefined for any other address. */
export async function formatFile(path: string): Promise<Buffer | undefined> {
  if (!path.startsWith(FOLDER) || !(await formatPaths()).includes(path)) return undefined;
  return readFile(join(source, path.slice(FOLDER.length)));
}
