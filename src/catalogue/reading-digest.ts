/** The digest of what reads a message: a changed word list or reader changes the hash of the law that judged. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFolder } from '../platform/package/build-folder.js';
import { packageRoot } from '../platform/package/package-root.js';

/** Where bytes become facts. */
const folders = ['src/documents', 'src/domain/reading', 'src/intake/sender'];

/** A build keeps the digest of the sources it was made from, which may have changed since. */
const kept = join(buildFolder, 'reading.sha256');
const fromBuild = fileURLToPath(import.meta.url).startsWith(join(buildFolder, sep));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map(({ parentPath, name }) => join(parentPath, name));

/** SHA-256 over name and content of every source of the reading below a root, sorted by name. */
export function digestOfReading(root: string): string {
  const files = folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .map((file) => ({ name: relative(root, file).split(sep).join('/'), file }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const { name, file } of files) {
    const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${name}\n${Buffer.byteLength(text)}\n${text}`);
  }
  return hash.digest('hex');
}

/** The same from a build and from the sources it was made from. */
export const readingDigest = (): string =>
  fromBuild && existsSync(kept) ? readFileSync(kept, 'utf8') : digestOfReading(packageRoot());
