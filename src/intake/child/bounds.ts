/** The bounds put around a child by the kernel, with util-linux; without it, by watching how much memory it takes. */
import { accessSync, constants, readFileSync } from 'node:fs';

/** Bytes of data a child may take: ordinary PDFs need up to 400 MB, Node refuses to start under 200. */
export const MEMORY_BOUND = 700 * 1024 * 1024;
const CPU_SECONDS = 60;
const PAGE_BYTES = 4_096;

export interface Bounds {
  /** Absolute path of `prlimit`; null when the machine has none. */
  readonly prlimit: string | null;
  /** Absolute path of `setpriv`. */
  readonly setpriv: string | null;
}

/** Looks once for the tools of Debian's base system. */
export function probeBounds(): Bounds {
  return { prlimit: firstExecutable('prlimit'), setpriv: firstExecutable('setpriv') };
}

function firstExecutable(name: string): string | null {
  return ['/usr/bin', '/bin', '/usr/sbin'].map((folder) => `${folder}/${name}`).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The command line of a bounded Node program, first word first. Buffers are not heap, so a heap limit alone holds
 * nothing: `--data` does. Fewer than 256 open files break the module loader.
 */
export function boundedCommand(
  bounds: Bounds,
  program: string,
  cpuSeconds = CPU_SECONDS,
): readonly [string, ...string[]] {
  const limit = bounds.prlimit
    ? [bounds.prlimit, `--data=${MEMORY_BOUND}`, `--cpu=${cpuSeconds}`, '--nofile=256', '--core=0']
    : [];
  const privileges = bounds.setpriv ? [bounds.setpriv, '--no-new-privs', '--pdeathsig', 'KILL'] : [];
  const [first = process.execPath, ...rest] = [...limit, ...privileges, process.execPath];
  return [first, ...rest, '--max-old-space-size=256', program];
}

/** Resident bytes of a process; 0 when it is gone or the machine does not say. */
export function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
