/** What every bounded child of this room shares: its turn, the watch on its memory, and its end. */
import type { ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { UnreadReason } from '../../domain/intake/message.js';
import type { ReadingLane } from '../../domain/intake/reading-lane.js';
import { Blocked } from '../../platform/telemetry/failure.js';
import { MEMORY_BOUND, residentBytes } from './bounds.js';
import { ChildTurns } from './child-turns.js';

const WATCH_EVERY = 50;
const turns = new ChildTurns(availableParallelism());

/** Waits until a child of the lane may start. Call what it answers when the child has ended. */
export const turn = (lane: ReadingLane): Promise<() => void> => turns.take(lane);

/** For machines whose kernel holds no bound: calls `stop` when the child takes too much memory. */
export function watchMemory(child: ChildProcess, stop: () => void): NodeJS.Timeout {
  return setInterval(() => {
    if (child.pid !== undefined && residentBytes(child.pid) > MEMORY_BOUND) stop();
  }, WATCH_EVERY);
}

/** A program that ended before it read anything: what it was to read is not the cause. */
export class ProgramAbsent extends Blocked {
  constructor(program: string) {
    super(
      `The program ${basename(program)} did not start: build the product again and restart this process, or give the machine more memory.`,
      'ingestion.reader',
    );
  }
}

/** A program that got SIGTERM, as when a service is stopped with all its processes: what it read is not the cause. */
export class EndedFromOutside extends Error {
  constructor() {
    super('The program was ended from outside: another attempt reads the message.');
  }
}

/** What a child does to itself, and its parent to it, shows as another signal. */
export const isFromOutside = (signal: NodeJS.Signals | null): boolean => signal === 'SIGTERM';

/** The data limit shows as an abort, a broken access or a trap; SIGXCPU and SIGKILL are the processor's limit. */
export function reasonOf(signal: NodeJS.Signals | null): UnreadReason {
  if (signal === 'SIGXCPU' || signal === 'SIGKILL') return 'time';
  return signal === 'SIGABRT' || signal === 'SIGSEGV' || signal === 'SIGTRAP' || signal === 'SIGILL'
    ? 'memory'
    : 'crash';
}

/** Kills the child and whatever it started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
