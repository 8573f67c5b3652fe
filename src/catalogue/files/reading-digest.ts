/** The digests of what reads a message, and of what cases follow: a change of either is a change of what was proved. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { buildFolder, fromBuild } from '../../platform/package/build-folder.js';
import { packageRoot } from '../../platform/package/package-root.js';

/** Where bytes become facts. */
const reading = ['src/documents', 'src/domain/reading', 'src/intake/sender'];
/** Where facts are judged, and actions decided. */
const cases = ['src/domain'];

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map(({ parentPath, name }) => join(parentPath, name));

/** SHA-256 over name and content of every source in the folders below a root, sorted by name. */
function digestOf(root: string, folders: readonly string[]): string {
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

export const digestOfReading = (root: string): string => digestOf(root, reading);
export const digestOfCases = (root: string): string => digestOf(root, cases);

/** A build keeps the digests of the sources it was made from, which may have changed since. */
function keptOr(name: string, digest: (root: string) => string): string {
  const kept = join(buildFolder, name);
  return fromBuild && existsSync(kept) ? readFileSync(kept, 'utf8') : digest(packageRoot());
}

/** The same from a build and from the sources it was made from. */
export const readingDigest = (): string => keptOr('reading.sha256', digestOfReading);
export const casesDigest = (): string => keptOr('cases.sha256', digestOfCases);
