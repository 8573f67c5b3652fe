/** One process of the reading program, for one state of the law: it answers one message after another until it fails. */
import type { UnreadReason } from '../../domain/intake/message.js';
import type { Tenant } from '../../domain/law/customer.js';
import type { CommonReadingLaw } from '../../domain/reading/law.js';
import { Reading } from '../../domain/reading/reading.js';
import { BoundedChild } from '../../platform/child/bounded-child.js';
import { oneFile, type Tools } from '../../platform/child/bounds.js';
import { asJson } from '../../platform/child/lines.js';
import { EndedFromOutside, ProgramAbsent } from '../child/reading-turn.js';
import { Asked, BEGUN, plainLaw, type Task } from './words.js';

/** The customers of what a message names, as the directory knew them at its receipt. */
export type AskCustomers = (asked: readonly string[]) => Promise<readonly Tenant[]>;

export interface ReadingSettings {
  readonly program: string;
  /** Milliseconds for one message, on the parent's clock. */
  readonly patience: number;
  /** By default those of this machine. */
  readonly tools?: Tools;
}

/** Processor seconds of the whole life of a child, a backstop behind the clock of each message. */
const CPU_SECONDS = 600;
/** For the program to start and to compile the patterns of the law. */
const START_MILLISECONDS = 60_000;
const ANSWER_BYTES = 8 * 1024 * 1024;

export class ReadingChild {
  private readonly child: BoundedChild;
  private readonly answers: AsyncIterator<string>;
  private count = 0;
  private begun = false;

  constructor(
    readonly law: CommonReadingLaw,
    private readonly settings: ReadingSettings,
  ) {
    const limits = { ...oneFile, cpuSeconds: CPU_SECONDS };
    this.child = new BoundedChild({ ...settings, limits, outputBytes: ANSWER_BYTES });
    this.answers = this.child.lines();
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
  async ask(task: Task, customers: AskCustomers): Promise<Reading | UnreadReason> {
    if (!(await this.hasBegun())) throw new ProgramAbsent(this.settings.program);
    this.child.allow(this.settings.patience);
    this.write(task);
    const asks = await this.answers.next();
    this.child.rest();
    if (asks.done) return this.whyEnded();
    const parsed = Asked.safeParse(asJson(asks.value));
    if (!parsed.success) return this.broken();
    const tenants = await customers(parsed.data.asked);
    this.child.allow(this.settings.patience);
    this.write(tenants);
    const line = await this.answers.next();
    this.child.rest();
    if (line.done) return this.whyEnded();
    this.count += 1;
    const reading = Reading.safeParse(asJson(line.value));
    return reading.success ? reading.data : this.broken();
  }

  private broken(): UnreadReason {
    this.child.stop('crash');
    return 'crash';
  }

  private async whyEnded(): Promise<UnreadReason> {
    const { why, fromOutside } = await this.child.ended;
    if (fromOutside) throw new EndedFromOutside();
    return why;
  }

  /** Kills it; resolves when it is gone. */
  async end(): Promise<void> {
    this.child.stop('crash');
    await this.child.ended;
  }

  /** A machine that is slow to start a program is no fault of the message. */
  private async hasBegun(): Promise<boolean> {
    if (this.begun) return true;
    this.child.allow(START_MILLISECONDS);
    this.begun = (await this.answers.next()).value === BEGUN;
    this.child.rest();
    return this.begun;
  }

  private write(value: object): void {
    this.child.write(`${JSON.stringify(value)}\n`);
  }
}
