import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './package-root.js';

/**
 * The build that this process was started from, or the newest one for the sources: the same until the process ends, also
 * when another build takes the place of `dist`.
 */
export const buildFolder = folderOfBuild();

/** False for a process that runs from sources, which may be newer than the build. */
export const fromBuild = fileURLToPath(import.meta.url).startsWith(join(buildFolder, sep));

function folderOfBuild(): string {
  const root = packageRoot();
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== root; folder = dirname(folder)) {
    if (existsSync(join(folder, 'src/cli.js'))) return folder;
  }
  const dist = join(root, 'dist');
  return existsSync(dist) ? realpathSync(dist) : dist;
}

/** The path of a program that is built, and run as a process of its own: `path` as its source lies in src, ending in .js. */
export const builtProgram = (path: string): string => join(buildFolder, 'src', path);
