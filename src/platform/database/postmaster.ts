import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../failure.js';

const SHUTDOWN_MILLISECONDS = 5_000;
const POLL_MILLISECONDS = 25;

/**
 * Makes a data folder startable again after a crash: waits for a server that is shutting down, then removes the lock
 * of one that is gone. Rejects when a server still runs on the folder.
 */
export async function releaseDataFolder(data: string): Promise<void> {
  const lock = join(data, 'postmaster.pid');
  const until = performance.now() + SHUTDOWN_MILLISECONDS;
  while (existsSync(lock) && performance.now() < until) {
    const [id = '', , , , socket = ''] = readFileSync(lock, 'utf8').split('\n');
    if (!runsOn(Number(id), data)) {
      rmSync(lock, { force: true });
      forgetSocket(socket);
      return;
    }
    await wait(POLL_MILLISECONDS);
  }
  if (!existsSync(lock)) return;
  const id = readFileSync(lock, 'utf8').split('\n')[0];
  throw new Error(
    `The folder ${data} is in use by the PostgreSQL of process ${id}: another Greffe runs on it. Stop that one (kill -INT ${id}), or choose another folder with GREFFE_DATA.`,
  );
}

/** A process id may have been given to another program since: only a server started on this folder counts. */
function runsOn(id: number, data: string): boolean {
  try {
    process.kill(id, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  const commandLine = `/proc/${id}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').split('\0').includes(data);
}

function forgetSocket(folder: string): void {
  const isOurs = dirname(folder) === tmpdir() && basename(folder).startsWith('greffe-pg-');
  if (isOurs) rmSync(folder, { recursive: true, force: true });
}
