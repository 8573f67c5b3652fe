/** One process of the reading program, for one state of the law: it answers one message after another until it fails. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { UnreadReason } from '../../domain/intake/message.js';
import type { ReadingLaw } from '../../domain/reading/law.js';
import { Reading } from '../../domain/reading/reading.js';
import {
  EndedFromOutside,
  isFromOutside,
  killGroup,
  ProgramAbsent,
  reasonOf,
  watchMemory,
} from '../child/bounded-child.js';
import { type Bounds, boundedCommand } from '../child/bounds.js';
import { linesOf } from './lines.js';
import { BEGUN, plainLaw, type Task } from './words.js';

export interface ReadingSettings {
  readonly program: string;
  /** Milliseconds for one message, on the parent's clock. */
  readonly patience: number;
  readonly bounds: Bounds;
}

/** Processor seconds of the whole life of a child, a backstop behind the clock of each message. */
const CPU_SECONDS = 600;
/** For the program to start and to compile the patterns of the law. */
const START_MILLISECONDS = 60_000;
const ANSWER_BYTES = 8 * 1024 * 1024;

export class ReadingChild {
  private readonly process: ChildProcess;
  private readonly ended: Promise<UnreadReason>;
  private readonly answers: AsyncIterator<string>;
  private stopped: UnreadReason | null = null;
  private count = 0;
  private begun = false;
  private endedFromOutside = false;

  constructor(
    readonly law: ReadingLaw,
    private readonly settings: ReadingSettings,
  ) {
    const [command, ...words] = boundedCommand(settings.bounds, settings.program, CPU_SECONDS);
    this.process = spawn(command, words, { detached: true, env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
    this.ended = once(this.process, 'close').then(
      ([, signal]) => {
        this.endedFromOutside = isFromOutside(signal);
        return reasonOf(signal);
      },
      () => 'crash' as const,
    );
    this.answers = linesOf(this.process.stdout as Readable, ANSWER_BYTES);
    // A child that is killed closes the pipe; its end is told by 'close'.
    this.process.stdin?.on('error', () => undefined);
    this.write(plainLaw(law));
  }

  /** Messages answered so far. */
  get served(): number {
    return this.count;
  }

  /**
   * The reading, or why there is none. After a reason the child is dead, as it is after a rejection: with
   * `ProgramAbsent`, when it did not start, and with `EndedFromOutside`.
   */
  async ask(task: Task): Promise<Reading | UnreadReason> {
    if (!(await this.hasBegun())) throw new ProgramAbsent(this.settings.program);
    const clock = setTimeout(() => this.stop('time'), this.settings.patience);
    const watch = this.settings.bounds.prlimit ? undefined : watchMemory(this.process, () => this.stop('memory'));
    try {
      this.write(task);
      const line = await this.answers.next();
      if (line.done) return await this.whyEnded();
      this.count += 1;
      return Reading.parse(JSON.parse(line.value));
    } catch (error) {
      if (error instanceof EndedFromOutside) throw error;
      this.stop(error instanceof RangeError ? 'output' : 'crash');
      return this.stopped ?? 'crash';
    } finally {
      clearTimeout(clock);
      clearInterval(watch);
    }
  }

  private async whyEnded(): Promise<UnreadReason> {
    const why = await this.ended;
    if (this.endedFromOutside) throw new EndedFromOutside();
    return this.stopped ?? why;
  }

  /** Kills it; resolves when it is gone. */
  async end(): Promise<void> {
    killGroup(this.process);
    await this.ended;
  }

  /** A machine that is slow to start a program is no fault of the message. */
  private async hasBegun(): Promise<boolean> {
    if (this.begun) return true;
    const clock = setTimeout(() => this.stop('time'), START_MILLISECONDS);
    const first = await this.answers.next().catch(() => undefined);
    clearTimeout(clock);
    this.begun = first?.value === BEGUN;
    return this.begun;
  }

  private stop(why: UnreadReason): void {
    this.stopped ??= why;
    killGroup(this.process);
  }

  private write(value: object): void {
    this.process.stdin?.write(`${JSON.stringify(value)}\n`);
  }
}
