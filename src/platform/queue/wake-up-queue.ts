/** BullMQ on PostgreSQL, or on Redis: it carries outbox ids and nothing else, and may vanish at any instant. */
import { createPostgresBackend, type JobsOptions, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { APPLICATION_ROLE, session } from '../database/session.js';
import { messageOf } from '../failure.js';
import type { Logger } from '../logger.js';

const NAME = 'outbox';
const CONCURRENCY = 8;
const ADD_MILLISECONDS = 5_000;
const KEEP_NOTHING: JobsOptions = { removeOnComplete: true, removeOnFail: true };
/** The outbox rebuilds what a crash takes from the queue: only here a commit need not wait for the disk. */
const RELAXED = { role: APPLICATION_ROLE, synchronous_commit: 'off' };

interface OutboxJob {
  readonly outboxId: string;
}
type Process = (job: { readonly data: OutboxJob }) => Promise<void>;
type OnError = (error: unknown) => void;
interface Carrier {
  readonly add: (jobs: Parameters<Queue<OutboxJob>['addBulk']>[0]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export class WakeUpQueue {
  private constructor(
    private readonly installation: string,
    private readonly carrier: Carrier,
  ) {}

  /**
   * Starts carrying; does not wait for the carrier to answer, which comes back by itself.
   * @param installation goes into every job id: a restored database beside an old queue shares none with it
   */
  static open(
    urls: { readonly databaseUrl: string; readonly redisUrl?: string | undefined },
    installation: string,
    execute: (outboxId: string) => Promise<void>,
    logger: Logger,
  ): WakeUpQueue {
    const process: Process = ({ data }) => execute(data.outboxId);
    const onError: OnError = (error) => logger.warn('The queue reports a fault.', { reason: messageOf(error) });
    const carrier =
      urls.redisUrl === undefined
        ? onPostgres(urls.databaseUrl, process, onError)
        : onRedis(urls.redisUrl, `greffe-${installation}`, process, onError);
    return new WakeUpQueue(installation, carrier);
  }

  /** Adding an id again is a no-op while its job is there. Rejects within five seconds when the carrier is down. */
  async add(outboxIds: readonly string[]): Promise<void> {
    const jobs = outboxIds.map((outboxId) => ({
      name: NAME,
      data: { outboxId },
      opts: { ...KEEP_NOTHING, jobId: `${this.installation}-${outboxId}` },
    }));
    await within(ADD_MILLISECONDS, this.carrier.add(jobs));
  }

  /** Waits for the work in hand. */
  close(): Promise<void> {
    return this.carrier.close();
  }
}

function onPostgres(databaseUrl: string, process: Process, onError: OnError): Carrier {
  const connection = (max: number) => ({ ...session(databaseUrl, RELAXED), schema: 'bullmq', max });
  const queue = new Queue(NAME, { connection: connection(2) }, createPostgresBackend);
  const options = { connection: connection(CONCURRENCY / 2), concurrency: CONCURRENCY };
  const worker = new Worker(NAME, process, options, createPostgresBackend);
  queue.on('error', onError);
  worker.on('error', onError);
  return {
    add: (jobs) => queue.addBulk(jobs),
    async close() {
      await worker.close();
      await queue.close();
    },
  };
}

function onRedis(redisUrl: string, prefix: string, process: Process, onError: OnError): Carrier {
  // A dispatcher is told at once that Redis is down; a worker waits for it.
  const producer = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const consumer = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue<OutboxJob>(NAME, { connection: producer, prefix });
  const worker = new Worker<OutboxJob>(NAME, process, { connection: consumer, prefix, concurrency: CONCURRENCY });
  for (const source of [producer, consumer]) source.on('error', onError);
  queue.on('error', onError);
  worker.on('error', onError);
  return {
    add: (jobs) => queue.addBulk(jobs),
    async close() {
      await worker.close();
      await queue.close();
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer within ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
