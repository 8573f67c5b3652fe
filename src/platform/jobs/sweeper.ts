import type { Database } from '../database/database.js';
import { type Lane, laneNames, lanes } from '../database/lanes.js';
import { messageOf } from '../telemetry/failure.js';
import type { Logger } from '../telemetry/logger.js';
import { tracePoint } from '../telemetry/trace-point.js';
import type { Executor } from './executor.js';
import type { JobRegistry } from './job.js';
import { Loop } from './loop.js';
import { overdue } from './outbox.store.js';
import type { QueueTimings } from './timings.js';

/**
 * Does the work that the queue forgot, lost or never got, and that of processes that died: needs no queue at all. Each lane
 * is swept by itself, and so is what the modules look at: a slow one leaves the others alone.
 */
export class Sweeper {
  private readonly loops: readonly Loop[];

  constructor(
    private readonly database: Database,
    private readonly executor: Executor,
    private readonly registry: JobRegistry,
    private readonly logger: Logger,
    private readonly timings: QueueTimings,
  ) {
    const modules = async () => {
      await this.registry.sweep();
      return false;
    };
    const steps = [modules, ...laneNames.map((lane) => () => this.sweep(lane))];
    this.loops = steps.map((step) => new Loop(() => this.safely(step)));
  }

  start(): void {
    for (const loop of this.loops) loop.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async safely(step: () => Promise<boolean>): Promise<number> {
    try {
      if (await step()) return 0;
    } catch (error) {
      this.logger.error('The sweep failed.', { reason: messageOf(error) });
    }
    return this.timings.sweepMilliseconds;
  }

  /** Takes only what the lane has slots for: where its workers are busy, work is late and not lost. */
  private async sweep(lane: Lane): Promise<boolean> {
    const free = lanes[lane].slots - this.executor.inHand(lane);
    if (free <= 0) return false;
    const ids = await overdue(this.database, lane, this.timings.graceMilliseconds, free);
    if (ids.length > 0) tracePoint('sweeper.found');
    await Promise.all(ids.map((id) => this.executor.execute(id)));
    if (ids.length > 0) tracePoint('sweeper.swept');
    return ids.length === free;
  }
}
