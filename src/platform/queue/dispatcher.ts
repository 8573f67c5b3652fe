import type { Database } from '../database/database.js';
import { messageOf } from '../failure.js';
import type { Logger } from '../logger.js';
import { Loop } from './loop.js';
import { hasWorkToDispatch, takeForDispatch } from './outbox.store.js';
import type { QueueTimings } from './timings.js';
import type { WakeUpQueue } from './wake-up-queue.js';

const BATCH = 200;

/** Hands due work to the queue: right after a commit of this process, soon after one of another. */
export class Dispatcher {
  private readonly loop: Loop;
  private failing = false;

  constructor(
    private readonly database: Database,
    private readonly queue: WakeUpQueue,
    private readonly logger: Logger,
    timings: QueueTimings,
  ) {
    this.loop = new Loop(() => this.step(), timings.pollMilliseconds);
  }

  start(): void {
    this.database.onWork(() => this.loop.nudge());
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async step(): Promise<boolean> {
    try {
      const taken = (await hasWorkToDispatch(this.database)) ? await this.dispatch() : 0;
      this.failing = false;
      return taken === BATCH;
    } catch (error) {
      // Once for each outage: the sweeper does the work meanwhile.
      if (!this.failing) this.logger.warn('The queue takes no work.', { reason: messageOf(error) });
      this.failing = true;
      return false;
    }
  }

  /** A crash after adding and before committing adds again under the same ids, which changes nothing. */
  private dispatch(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const ids = await takeForDispatch(tx, BATCH);
      if (ids.length > 0) await this.queue.add(ids);
      return ids.length;
    });
  }
}
