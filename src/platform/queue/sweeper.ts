import { crashPoint } from '../crash-point.js';
import type { Database } from '../database/database.js';
import { messageOf } from '../failure.js';
import type { Logger } from '../logger.js';
import type { Executor } from './executor.js';
import type { JobRegistry } from './job.js';
import { Loop } from './loop.js';
import { overdue } from './outbox.store.js';
import type { QueueTimings } from './timings.js';

const BATCH = 100;
const CONCURRENCY = 4;

/** Does the work that the queue forgot, lost or never got, and that of processes that died: needs no queue at all. */
export class Sweeper {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly executor: Executor,
    private readonly registry: JobRegistry,
    private readonly logger: Logger,
    private readonly timings: QueueTimings,
  ) {
    this.loop = new Loop(() => this.step(), timings.sweepMilliseconds);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** What the rooms look at and the work of the outbox: a fault of one leaves the other alone. */
  private async step(): Promise<boolean> {
    await this.unharmed(() => this.registry.sweep(), undefined);
    return this.unharmed(() => this.sweepWork(), false);
  }

  private async unharmed<T>(sweep: () => Promise<T>, instead: T): Promise<T> {
    try {
      return await sweep();
    } catch (error) {
      this.logger.error('The sweep failed.', { reason: messageOf(error) });
      return instead;
    }
  }

  private async sweepWork(): Promise<boolean> {
    const ids = await overdue(this.database, this.timings.graceMilliseconds, BATCH);
    if (ids.length > 0) crashPoint('sweeper.found');
    await this.execute(ids);
    if (ids.length > 0) crashPoint('sweeper.swept');
    return ids.length === BATCH;
  }

  private async execute(ids: readonly string[]): Promise<void> {
    const queue = ids.values();
    const worker = async () => {
      for (const id of queue) await this.executor.execute(id);
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  }
}
