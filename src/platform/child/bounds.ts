/** The limits put on a child by the kernel, with util-linux; without it, by watching how much memory it takes. */
import { accessSync, constants, readFileSync } from 'node:fs';

const PAGE_BYTES = 4_096;

/** What one child may take. */
export interface Limits {
  /** Bytes of data. Buffers are no heap, so that a limit of the heap alone holds nothing. */
  readonly memory: number;
  readonly heapMegabytes: number;
  /** Processor seconds of its whole life. */
  readonly cpuSeconds: number;
}

/** Of a program that reads one file of a stranger: ordinary PDFs need up to 400 MB, Node refuses to start under 200. */
export const oneFile: Limits = { memory: 700 * 1024 * 1024, heapMegabytes: 256, cpuSeconds: 60 };

/** Absolute paths; null when the machine has none. */
export interface Tools {
  readonly prlimit: string | null;
  readonly setpriv: string | null;
}

/** Looks once for the tools of Debian's base system. */
export function probeTools(): Tools {
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

/** The command line of a bounded Node program, first word first. Fewer than 256 open files break the module loader. */
export function boundedCommand(tools: Tools, limits: Limits, program: string): readonly [string, ...string[]] {
  const limit = tools.prlimit
    ? [tools.prlimit, `--data=${limits.memory}`, `--cpu=${limits.cpuSeconds}`, '--nofile=256', '--core=0']
    : [];
  const privileges = tools.setpriv ? [tools.setpriv, '--no-new-privs', '--pdeathsig', 'KILL'] : [];
  const [first = process.execPath, ...rest] = [...limit, ...privileges, process.execPath];
  return [first, ...rest, `--max-old-space-size=${limits.heapMegabytes}`, program];
}

/** Resident bytes of a process; 0 when it is gone or the machine does not say. */
export function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
