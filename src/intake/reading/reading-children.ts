/** Text to facts, in bounded processes beside this one: whatever a message says, the answer is a value. */
import type { OnApplicationShutdown } from '@nestjs/common';
import type { ReadMessage, Unreadable, UnreadReason } from '../../domain/intake/message.js';
import type { ReadingLane } from '../../domain/intake/reading-lane.js';
import type { CommonReadingLaw } from '../../domain/reading/law.js';
import type { Reading } from '../../domain/reading/reading.js';
import type { SenderCheck } from '../../domain/reading/sender-check.js';
import { findsTooMuch, isTooLong, withoutTexts } from '../../domain/reading/too-long.js';
import { builtProgram } from '../../platform/package/build-folder.js';
import { inTurn } from '../child/reading-turn.js';
import { type AskCustomers, ReadingChild, type ReadingSettings } from './reading-child.js';
import type { Task } from './words.js';

/** A message and what it says. Where it was too long, or its reading failed, its texts are left out of both. */
export interface Read {
  readonly message: ReadMessage;
  readonly reading: Reading;
  /** Why its texts were not read; null when they were. */
  readonly left: UnreadReason | null;
}

/** What a message is read with. */
export interface Reader {
  readonly law: CommonReadingLaw;
  readonly customers: AskCustomers;
  /** Whose turn it is; by default that of a person who waits. */
  readonly lane?: ReadingLane;
}

/**
 * A child compiles the patterns of the law once, in about a second, and then reads a message in some milliseconds: so it
 * serves several. It parses no format and opens no file; after this many it is replaced all the same.
 */
const MESSAGES = 100;

const defaults: ReadingSettings = {
  program: builtProgram('intake/reading/main.js'),
  patience: 30_000,
};

export class ReadingChildren implements OnApplicationShutdown {
  private readonly settings: ReadingSettings;
  private idle: ReadingChild[] = [];
  private isClosed = false;

  constructor(settings: Partial<ReadingSettings> = {}) {
    this.settings = { ...defaults, ...settings };
  }

  /**
   * What is too long, finds too much or kills its child is read by its headers alone; what kills its child even so is
   * unreadable. Rejects with `ProgramAbsent` when no child starts, with `EndedFromOutside`, and
   * on nothing that a message does.
   */
  async read(
    message: ReadMessage,
    authentication: readonly SenderCheck[],
    { law, customers, lane = 'awaited' }: Reader,
  ): Promise<Read | Unreadable> {
    const whole = isTooLong(message)
      ? 'too_long'
      : await this.ask({ message, authentication }, { law, customers, lane });
    if (typeof whole !== 'string' && !findsTooMuch(whole)) return { message, reading: whole, left: null };
    const headed = withoutTexts(message);
    const reading = await this.ask({ message: headed, authentication }, { law, customers, lane });
    if (typeof reading === 'string') return { readable: false, reason: reading };
    return { message: headed, reading, left: typeof whole === 'string' ? whole : 'too_long' };
  }

  /** Of the same program, with no child yet: for a law beside the one in use. Its maker closes it. */
  another(): ReadingChildren {
    return new ReadingChildren(this.settings);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /** Ends the children that wait; one that is at work ends with its message. */
  async close(): Promise<void> {
    this.isClosed = true;
    const waiting = this.idle;
    this.idle = [];
    await Promise.all(waiting.map((child) => child.end()));
  }

  /** A message that fails in a child that served others is asked once more of a fresh one: none suffers for another. */
  private ask(task: Task, { law, customers, lane }: Required<Reader>): Promise<Reading | UnreadReason> {
    return inTurn(lane, async () => {
      const child = this.take(law);
      const isFresh = child.served === 0;
      const answer = await this.askOf(child, task, customers);
      return typeof answer === 'string' && !isFresh ? await this.askOf(this.fresh(law), task, customers) : answer;
    });
  }

  private async askOf(child: ReadingChild, task: Task, customers: AskCustomers): Promise<Reading | UnreadReason> {
    const answer = await child.ask(task, customers).catch(async (error) => {
      await child.end();
      throw error;
    });
    if (typeof answer === 'string' || child.served >= MESSAGES || this.isClosed) await child.end();
    else this.idle.push(child);
    return answer;
  }

  /** A waiting child of this law; those of another law are ended. */
  private take(law: CommonReadingLaw): ReadingChild {
    const others = this.idle.filter((child) => child.law !== law);
    this.idle = this.idle.filter((child) => child.law === law);
    for (const child of others) void child.end();
    return this.idle.pop() ?? this.fresh(law);
  }

  private readonly fresh = (law: CommonReadingLaw): ReadingChild => new ReadingChild(law, this.settings);
}
