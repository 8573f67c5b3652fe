import type { Database } from '../database/database.js';
import { messageOf } from '../telemetry/failure.js';
import type { Logger } from '../telemetry/logger.js';
import { tracePoint } from '../telemetry/trace-point.js';
import { Loop } from './loop.js';
import { takeForDispatch } from './outbox.store.js';
import type { QueueTimings } from './timings.js';
import type { WakeUpQueues } from './wake-up-queues.js';

/** Hands due work to the queue of its lane: right after a commit of this process, soon after one of another. */
export class Dispatcher {
  private readonly loop: Loop;
  private failing = false;

  constructor(
    private readonly database: Database,
    private readonly queues: WakeUpQueues,
    private readonly logger: Logger,
    private readonly timings: QueueTimings,
  ) {
    this.loop = new Loop(() => this.step());
  }

  start(): void {
    this.database.onWork(() => this.loop.nudge());
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /**
   * Marks before it adds, so that no row stays locked while a queue that is down lets us wait. Work marked and then not
   * added, after a crash or in an outage, is the sweeper's after the grace time.
   */
  private async step(): Promise<number> {
    try {
      const works = await takeForDispatch(this.database);
      if (works.length > 0) {
        tracePoint('dispatcher.taken');
        await this.queues.add(works);
        tracePoint('dispatcher.added');
      }
      this.failing = false;
      return works.length > 0 ? 0 : this.timings.pollMilliseconds;
    } catch (error) {
      if (!this.failing) this.logger.warn('The queue takes no work.', { reason: messageOf(error) });
      this.failing = true;
      return this.timings.pollMilliseconds;
    }
  }
}
