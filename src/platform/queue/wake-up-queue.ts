/** BullMQ on PostgreSQL, or on Redis: it carries outbox ids and nothing else, and may vanish at any instant. */
import { createPostgresBackend, type JobsOptions, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { APPLICATION_ROLE, session } from '../database/session.js';
import { messageOf } from '../failure.js';
import type { Logger } from '../logger.js';
import { QUEUE_NAME, QUEUE_SCHEMA } from './name.js';

const CONCURRENCY = 8;
const ADD_MILLISECONDS = 2_000;
const CLOSE_MILLISECONDS = 1_000;
const REPORT_MILLISECONDS = 60_000;
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
    private readonly onError: OnError,
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
    const onError = reporting(logger);
    const carrier =
      urls.redisUrl === undefined
        ? onPostgres(urls.databaseUrl, process, onError)
        : onRedis(urls.redisUrl, `greffe-${installation}`, process, onError);
    return new WakeUpQueue(installation, carrier, onError);
  }

  /** Adding an id again is a no-op while its job is there. Rejects within two seconds when the carrier is down. */
  async add(outboxIds: readonly string[]): Promise<void> {
    const jobs = outboxIds.map((outboxId) => ({
      name: QUEUE_NAME,
      data: { outboxId },
      opts: { ...KEEP_NOTHING, jobId: `${this.installation}-${outboxId}` },
    }));
    await within(ADD_MILLISECONDS, this.carrier.add(jobs));
  }

  /** Waits for the work in hand. Never rejects: what a carrier that is down still holds, the outbox holds too. */
  async close(): Promise<void> {
    await this.carrier.close().catch(this.onError);
  }
}

/** A carrier that is down reports a fault every second on every connection: each reason is logged once a minute. */
function reporting(logger: Logger): OnError {
  const silentUntil = new Map<string, number>();
  return (error) => {
    const reason = messageOf(error);
    if ((silentUntil.get(reason) ?? 0) > performance.now()) return;
    silentUntil.set(reason, performance.now() + REPORT_MILLISECONDS);
    logger.warn('The queue reports a fault.', { reason });
  };
}

function onPostgres(databaseUrl: string, process: Process, onError: OnError): Carrier {
  const connection = (max: number) => ({ ...session(databaseUrl, RELAXED), schema: QUEUE_SCHEMA, max });
  const queue = new Queue(QUEUE_NAME, { connection: connection(2) }, createPostgresBackend);
  const options = { connection: connection(CONCURRENCY / 2), concurrency: CONCURRENCY };
  const worker = new Worker(QUEUE_NAME, process, options, createPostgresBackend);
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

function onRedis(url: string, prefix: string, process: Process, onError: OnError): Carrier {
  // A dispatcher is told that Redis is down; a worker waits until it is back.
  const producer = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  producer.on('error', onError);
  const consumer = { url, maxRetriesPerRequest: null };
  const queue = new Queue<OutboxJob>(QUEUE_NAME, { connection: producer, prefix });
  const inHand = new InHand(process);
  const options = { connection: consumer, prefix, concurrency: CONCURRENCY };
  const worker = new Worker<OutboxJob>(QUEUE_NAME, inHand.take, options);
  queue.on('error', onError);
  worker.on('error', onError);
  return {
    add: (jobs) => queue.addBulk(jobs),
    async close() {
      // A closing worker waits for its connection to end, for ever where Redis went and came: so the work is waited
      // for here, and the connection is cut. What it did not hear of is taken again by another, and found done.
      await worker.pause(true);
      await inHand.finished();
      await within(CLOSE_MILLISECONDS, worker.close(true)).catch(onError);
      // The connection is ours: BullMQ would say goodbye to a Redis that is gone, reject, and go on calling it.
      await within(CLOSE_MILLISECONDS, queue.close()).catch(onError);
      producer.disconnect();
    },
  };
}

/** The work that a worker has begun; once it is to be finished, nothing more is begun. */
class InHand {
  private readonly works = new Set<Promise<void>>();
  private isOver = false;

  constructor(private readonly process: Process) {}

  readonly take: Process = async (job) => {
    if (this.isOver) throw new Error('This process is closing.');
    const work = this.process(job).finally(() => this.works.delete(work));
    this.works.add(work);
    await work;
  };

  async finished(): Promise<void> {
    this.isOver = true;
    await Promise.allSettled(this.works);
  }
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
