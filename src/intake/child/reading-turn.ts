/** What every bounded child that reads for a case shares: its turn, and what its end means for the message. */
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { ReadingLane } from '../../domain/intake/reading-lane.js';
import { Blocked } from '../../platform/telemetry/failure.js';
import { ChildTurns } from './child-turns.js';

const turns = new ChildTurns(availableParallelism());

/** Runs `work` when a child of the lane may start. */
export async function inTurn<T>(lane: ReadingLane, work: () => Promise<T>): Promise<T> {
  const done = await turns.take(lane);
  try {
    return await work();
  } finally {
    done();
  }
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

/** A program that was ended from outside: what it read is not the cause. */
export class EndedFromOutside extends Error {
  constructor() {
    super('The program was ended from outside: another attempt reads the message.');
  }
}
