/**
 * Builds lie side by side in .builds, and `dist` is a link to the newest. Node.js follows the link once, at the start of a
 * process: what runs goes on with the files that it was started from, its child programs and pages included.
 */
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The newest, and those from which a process may still run. */
const KEPT = 3;
const UNFINISHED = '.unfinished';
const BEFORE = 'before-';

/** Does the work in a new folder, then makes it what `dist` leads to; what fails before leaves `dist` as it was. */
export async function buildBeside(root, build) {
  const builds = join(root, '.builds');
  const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${process.pid}`;
  const folder = join(builds, `${name}${UNFINISHED}`);
  mkdirSync(folder, { recursive: true });
  try {
    await build(folder);
    renameSync(folder, join(builds, name));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  lead(root, name);
  forget(builds, name);
}

/** A link is exchanged in one step; a folder of an earlier version is put among the builds first. */
function lead(root, name) {
  const dist = join(root, 'dist');
  const next = join(root, '.builds', `${name}.link`);
  symlinkSync(join('.builds', name), next, 'junction');
  const old = lstatSync(dist, { throwIfNoEntry: false });
  if (old && !old.isSymbolicLink()) renameSync(dist, join(root, '.builds', `${BEFORE}${name}`));
  renameSync(next, dist);
}

function forget(builds, current) {
  const whole = readdirSync(builds).filter((name) => !name.endsWith(UNFINISHED) && !name.endsWith('.link'));
  const older = whole
    .filter((name) => name !== current)
    .sort((left, right) => (stampOf(left) < stampOf(right) ? 1 : -1));
  for (const name of older.slice(KEPT - 1)) rmSync(join(builds, name), { recursive: true, force: true });
}

/** What was there before the first build of this kind is older than that one. */
const stampOf = (name) => (name.startsWith(BEFORE) ? name.slice(BEFORE.length) : `${name}~`);
