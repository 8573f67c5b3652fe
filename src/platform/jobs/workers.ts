import { z } from 'zod';
import type { Database } from '../database/database.js';
import { rowsOf } from '../database/rows.js';
import type { Logger } from '../telemetry/logger.js';
import { Dispatcher } from './dispatcher.js';
import { Executor } from './executor.js';
import type { JobRegistry } from './job.js';
import { readRedisGround, refuseFaults } from './redis-ground.js';
import { Sweeper } from './sweeper.js';
import type { QueueTimings } from './timings.js';
import { type QueueUrls, WakeUpQueues } from './wake-up-queues.js';

const Installation = z.object({ id: z.string() });

/** For the work in hand, once a stop was asked for: the whole process is to end within twenty seconds. */
const STOP_MILLISECONDS = 10_000;

/** All that does the work of the outbox in this process. */
export class Workers {
  private readonly executor: Executor;
  private readonly sweeper: Sweeper;
  private queues: WakeUpQueues | undefined;
  private dispatcher: Dispatcher | undefined;

  constructor(
    private readonly database: Database,
    registry: JobRegistry,
    private readonly logger: Logger,
    private readonly urls: QueueUrls,
    private readonly timings: QueueTimings,
  ) {
    this.executor = new Executor(database, registry, logger, timings);
    this.sweeper = new Sweeper(database, this.executor, registry, logger, timings);
  }

  /** Rejects, saying what to change, when a Redis that answers may lose work. One that does not answer is waited for. */
  async start(): Promise<void> {
    if (this.urls.redisUrl !== undefined) await this.demandGround(this.urls.redisUrl);
    const installation = await installationOf(this.database);
    this.queues = WakeUpQueues.open(this.urls, installation, (id) => this.executor.execute(id), this.logger);
    this.dispatcher = new Dispatcher(this.database, this.queues, this.logger, this.timings);
    this.dispatcher.start();
    this.sweeper.start();
  }

  private async demandGround(redisUrl: string): Promise<void> {
    const ground = await readRedisGround(redisUrl);
    if (!ground.answered) {
      this.logger.warn('Redis does not answer: PostgreSQL does the work meanwhile, a few seconds later.', {
        reason: ground.reason,
      });
    }
    refuseFaults(ground);
  }

  /** Takes nothing new, waits some seconds for the work in hand, and frees the rest for other processes. */
  async stop(): Promise<void> {
    await Promise.all([this.dispatcher?.stop(), this.queues?.pause()]);
    await this.executor.stop(STOP_MILLISECONDS);
    await Promise.all([this.sweeper.stop(), this.queues?.close()]);
  }
}

/** A restored copy of a database is another installation: its jobs share no id with those of the first. */
async function installationOf(database: Database): Promise<string> {
  const [row] = rowsOf(Installation, await database.query('select id from installation'));
  if (!row) throw new Error('The table "installation" is empty: run the migrations.');
  return row.id;
}
