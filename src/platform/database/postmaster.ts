import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../telemetry/failure.js';

/** A server whose parent died gets its signal at once, and says that it is stopping. */
const READY_MILLISECONDS = 500;
const STOPPING_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 25;

/** What PostgreSQL writes into its lock file; the state is the eighth line. */
interface Lock {
  readonly processId: number;
  readonly socketFolder: string;
  readonly isReady: boolean;
}

/**
 * Makes a data folder startable again after a crash: waits for a server that is stopping, then removes the lock of one
 * that is gone. Rejects when a server still runs on the folder.
 */
export async function releaseDataFolder(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const began = performance.now();
  for (let lock = readLock(file); lock; lock = readLock(file)) {
    if (!runsOn(lock.processId, data)) {
      rmSync(file, { force: true });
      forgetSocket(lock.socketFolder);
      return;
    }
    const patience = lock.isReady ? READY_MILLISECONDS : STOPPING_MILLISECONDS;
    if (performance.now() - began > patience) throw inUse(data, lock.processId);
    await wait(POLL_MILLISECONDS);
  }
}

/** The folder of the socket of the server that runs on a data folder; undefined where none runs. */
export function socketOf(data: string): string | undefined {
  const lock = readLock(join(data, 'postmaster.pid'));
  return lock?.isReady && runsOn(lock.processId, data) ? lock.socketFolder : undefined;
}

function readLock(file: string): Lock | undefined {
  if (!existsSync(file)) return undefined;
  const [id = '', , , , socketFolder = '', , , state = ''] = readFileSync(file, 'utf8').split('\n');
  return { processId: Number(id), socketFolder, isReady: state.trim() === 'ready' };
}

/** The Greffe that started the server is what to stop: it stops its server. One whose Greffe is gone is stopped itself. */
function inUse(data: string, processId: number): Error {
  const starter = parentOf(processId);
  const running =
    starter === undefined
      ? `the PostgreSQL of process ${processId}, whose Greffe is gone. Stop it (kill -INT ${processId})`
      : `the Greffe of process ${starter}. Stop that one (kill -TERM ${starter})`;
  return new Error(`The folder ${data} is in use by ${running}, or choose another folder with GREFFE_DATA.`);
}

/** The process that started it and still runs; undefined where none does, or where the system does not say. */
function parentOf(id: number): number | undefined {
  const status = `/proc/${id}/status`;
  const parent = existsSync(status) ? Number(/^PPid:\s*(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]) : 0;
  return parent > 1 ? parent : undefined;
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
