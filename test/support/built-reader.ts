/** Compiles the reader for a test run, so that tests need no build of the whole product. */
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = [
  'src/documents',
  ...['reading', 'sender', 'documents'].map((folder) => `src/intake/${folder}`),
  ...['intake', 'kernel', 'law', 'reading'].map((folder) => `src/domain/${folder}`),
];

/** A folder named by all that the reader is made of: what lies in it was made by this very reader. */
function folderOfReader(): string {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'rolldown.config.mjs']) hash.update(readFileSync(root + name));
  for (const folder of folders) {
    const files = readdirSync(root + folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
      hash.update(relative(root, path)).update(readFileSync(path));
  }
  // Inside node_modules, so that the program finds its packages.
  return `${root}node_modules/.cache/reader/${hash.digest('hex').slice(0, 16)}`;
}

function compileInto(folder: string): void {
  const aside = `${folder}.${randomUUID()}`;
  const words = ['-c', 'rolldown.config.mjs', '--dir', `${aside}/src`];
  execFileSync(process.execPath, [`${root}node_modules/rolldown/bin/cli.mjs`, ...words], { cwd: root });
  try {
    renameSync(aside, folder);
  } catch (error) {
    // Another thread of the same run was first: its folder is the same.
    if (!existsSync(folder)) throw error;
    rmSync(aside, { recursive: true });
  }
}

/** Where the compiled reader lies, compiled once for the same sources. */
export function readerFolder(): string {
  const folder = folderOfReader();
  if (!existsSync(folder)) compileInto(folder);
  return folder;
}

/** The path of the compiled program. */
export const buildReader = (): string => `${readerFolder()}/src/documents/main.js`;

/** The path of the compiled program that turns texts into facts. */
export const buildReading = (): string => `${readerFolder()}/src/intake/reading/main.js`;

/** The path of the compiled program that checks senders. */
export const buildSenderChecker = (): string => `${readerFolder()}/src/intake/sender/main.js`;

/** The path of the compiled program that hands out one part. */
export const buildExtractor = (): string => `${readerFolder()}/src/intake/documents/extract.js`;
