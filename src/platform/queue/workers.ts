import type { Database } from '../database/database.js';
import type { Logger } from '../logger.js';
import { Dispatcher } from './dispatcher.js';
import { Executor } from './executor.js';
import type { JobRegistry } from './job.js';
import { readRedisGround, refuseFaults } from './redis-ground.js';
import { Sweeper } from './sweeper.js';
import type { QueueTimings } from './timings.js';
import { WakeUpQueue } from './wake-up-queue.js';

export interface QueueUrls {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
}

/** All that does the work of the outbox in this process. */
export class Workers {
  private readonly executor: Executor;
  private readonly sweeper: Sweeper;
  private queue: WakeUpQueue | undefined;
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
    this.queue = WakeUpQueue.open(this.urls, installation, (id) => this.executor.execute(id), this.logger);
    this.dispatcher = new Dispatcher(this.database, this.queue, this.logger, this.timings);
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

  /** Takes nothing new and waits for the work in hand. */
  async stop(): Promise<void> {
    await this.dispatcher?.stop();
    await Promise.all([this.sweeper.stop(), this.queue?.close()]);
  }
}

/** A restored copy of a database is another installation: its jobs share no id with those of the first. */
async function installationOf(database: Database): Promise<string> {
  const [row] = await database.query<{ id: string }>('select id from installation');
  if (!row) throw new Error('The table "installation" is empty: run the migrations.');
  return row.id;
}
