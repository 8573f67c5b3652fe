/** BullMQ on PostgreSQL, or on Redis: it carries outbox ids and nothing else, and may vanish at any instant. */
import { createPostgresBackend, type JobsOptions, type PgPool, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { databasePool } from '../database/client.js';
import { type Lane, laneNames, lanes } from '../database/lanes.js';
import { QUEUE_SCHEMA } from '../database/queue-schema.js';
import { session } from '../database/session.js';
import { messageOf } from '../telemetry/failure.js';
import type { Logger } from '../telemetry/logger.js';
import type { HandedOver } from './outbox.store.js';

const ADD_MILLISECONDS = 2_000;
const CLOSE_MILLISECONDS = 1_000;
const REPORT_MILLISECONDS = 60_000;
const KEEP_NOTHING: JobsOptions = { removeOnComplete: true, removeOnFail: true };
/** On PostgreSQL each lane's worker keeps a connection that listens; all lanes share these for their queries. */
const QUERY_CONNECTIONS = 4;
/** The outbox rebuilds what a crash takes from the queue: only here a commit need not wait for the disk. */
const RELAXED = { synchronous_commit: 'off', search_path: QUEUE_SCHEMA };

export interface QueueUrls {
  readonly databaseUrl: string;
  /** PostgreSQL carries the queues without it. */
  readonly redisUrl?: string | undefined;
}

interface OutboxJob {
  readonly outboxId: string;
}
type OnError = (error: unknown) => void;

type Process = (job: { readonly data: OutboxJob }) => Promise<void>;
type LaneQueue = Pick<Queue<OutboxJob>, 'addBulk' | 'close'>;
type LaneWorker = Pick<Worker, 'pause' | 'close'>;

/** What carries all lanes. */
interface Carrier {
  readonly queue: (lane: Lane) => LaneQueue;
  readonly worker: (lane: Lane, process: Process) => LaneWorker;
  readonly disconnect: () => Promise<void>;
}

/** A queue and a worker for each lane. */
export class WakeUpQueues {
  private constructor(
    private readonly installation: string,
    private readonly queues: ReadonlyMap<Lane, LaneQueue>,
    private readonly workers: readonly LaneWorker[],
    private readonly carrier: Carrier,
    private readonly onError: OnError,
  ) {}

  /**
   * Starts carrying; does not wait for the carrier to answer, which comes back by itself.
   * @param installation goes into every job id: a restored database beside an old queue shares none with it
   */
  static open(
    urls: QueueUrls,
    installation: string,
    execute: (outboxId: string) => Promise<void>,
    logger: Logger,
  ): WakeUpQueues {
    const onError = reporting(logger);
    const carrier =
      urls.redisUrl === undefined
        ? onPostgres(urls.databaseUrl, onError)
        : onRedis(urls.redisUrl, `greffe-${installation}`, onError);
    const queues = new Map(laneNames.map((lane) => [lane, carrier.queue(lane)]));
    const workers = laneNames.map((lane) => carrier.worker(lane, ({ data }) => execute(data.outboxId)));
    return new WakeUpQueues(installation, queues, workers, carrier, onError);
  }

  /**
   * Adding the same attempt again is a no-op while its job is there; an attempt that follows has a job of its own, even
   * where that of a process that stopped is still there. Rejects within two seconds when the carrier is down.
   */
  async add(works: readonly HandedOver[]): Promise<void> {
    const added = laneNames.map((lane) => {
      const jobs = works
        .filter((work) => work.lane === lane)
        .map(({ id, attempts }) => ({
          name: lane,
          data: { outboxId: id },
          opts: { ...KEEP_NOTHING, jobId: `${this.installation}-${id}-${attempts}` },
        }));
      return jobs.length > 0 ? this.queues.get(lane)?.addBulk(jobs) : undefined;
    });
    await within(ADD_MILLISECONDS, Promise.all(added));
  }

  /** Takes no more work; that in hand goes on. */
  async pause(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.pause(true)));
  }

  /**
   * To be called once no work is in hand. Never rejects: what a carrier that is down still holds, the outbox holds too. A
   * closing worker waits for its connection to end, for ever where Redis went and came: so it is cut.
   */
  async close(): Promise<void> {
    const closing = [
      ...this.workers.map((worker) => worker.close(true)),
      ...[...this.queues.values()].map((queue) => queue.close()),
    ];
    await within(CLOSE_MILLISECONDS, Promise.all(closing)).catch(this.onError);
    await within(CLOSE_MILLISECONDS, this.carrier.disconnect()).catch(this.onError);
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

function onPostgres(databaseUrl: string, onError: OnError): Carrier {
  const options = { ...session(databaseUrl, RELAXED), max: laneNames.length + QUERY_CONNECTIONS, keepAlive: true };
  const pool = databasePool(options, onError);
  // Each queue and each worker listens to the pool.
  pool.setMaxListeners(2 * laneNames.length + 1);
  const connection = pool as PgPool;
  return {
    queue: (lane) => new Queue(lane, { connection }, createPostgresBackend).on('error', onError),
    worker: (lane, process) => {
      const options = { connection, concurrency: lanes[lane].slots };
      return new Worker(lane, process, options, createPostgresBackend).on('error', onError);
    },
    disconnect: () => pool.end(),
  };
}

function onRedis(url: string, prefix: string, onError: OnError): Carrier {
  // A dispatcher gets an error while Redis is down; a worker waits until it is back.
  const producer = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  producer.setMaxListeners(0);
  producer.on('error', onError);
  const consumer = { url, maxRetriesPerRequest: null };
  return {
    queue: (lane) => new Queue<OutboxJob>(lane, { connection: producer, prefix }).on('error', onError),
    worker: (lane, process) => {
      const options = { connection: consumer, prefix, concurrency: lanes[lane].slots };
      return new Worker<OutboxJob>(lane, process, options).on('error', onError);
    },
    // The connection is ours: BullMQ would say goodbye to a Redis that is gone, reject, and go on calling it.
    disconnect: async () => producer.disconnect(),
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
