import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import { z } from 'zod';
import type { Instant } from '../../src/domain/kernel/instant.js';
import { Database } from '../../src/platform/database/database.js';
import { Logger } from '../../src/platform/logger.js';
import { drain } from '../../src/platform/queue/drain.js';
import { JobRegistry } from '../../src/platform/queue/job.js';
import { enqueue } from '../../src/platform/queue/outbox.js';
import { QUEUE_TIMINGS, type QueueTimings } from '../../src/platform/queue/timings.js';
import { Workers } from '../../src/platform/queue/workers.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { hasRedisServer, type RedisServer, startRedis } from '../support/redis-server.js';
import { size } from '../support/set.js';
import { percentile, say } from './laboratory/figures.js';
import { Random } from './laboratory/random.js';

const SEED = Number(process.env.TEST_SEED ?? 1);
const FAULTS = size({ short: 2, long: 40 });
/** Seconds of the hour without Redis that one second of the run stands for. */
const SCALE = size({ short: 1_200, long: 60 });
const ALARMS = size({ short: 30, long: 240 });
const NOWHERE = 'redis://127.0.0.1:1';
const withRedisServer = hasRedisServer ? test : test.skip;

/** F8: the queue is a hint; PostgreSQL holds the work and its hour. */
describe('a queue that forgets, stops, or never was', () => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase();
    await fresh.asOwner('create table heard (mark text); grant insert, select on heard to greffe_app');
    database = await Database.connect(fresh.url, () => undefined);
  });
  beforeEach(() => fresh.asOwner('truncate heard, outbox'));
  afterAll(async () => {
    await database?.close();
    await fresh?.drop();
  });

  async function startWorkers(redisUrl: string, timings: QueueTimings): Promise<Workers> {
    const registry = new JobRegistry();
    const payload = z.strictObject({ mark: z.string() });
    registry.register({
      topic: 'test.alarm',
      payload,
      run: async (given) => async (tx) => {
        await tx.query('insert into heard values ($1)', [payload.parse(given).mark]);
      },
    });
    const urls = { databaseUrl: fresh.url, redisUrl };
    const workers = new Workers(database, registry, new Logger('silent'), urls, timings);
    await workers.start();
    return workers;
  }

  const raise = (mark: string, inMilliseconds: number) =>
    database.transaction(async (tx) => {
      const now = Date.parse(await database.now(tx));
      const dueAt = new Date(now + inMilliseconds).toISOString() as Instant;
      await enqueue(tx, { topic: 'test.alarm', payload: { mark }, dueAt });
    });

  /** Lost, done twice, done before its hour; and how late, in milliseconds of the run. */
  async function judge(raised: number) {
    const [found] = await fresh.asOwner<{ lost: number; twice: number; early: number }>(
      `select $1::int - count(distinct mark)::int as lost, count(*)::int - count(distinct mark)::int as twice,
         (select count(*)::int from outbox where done_at < due_at) as early from heard`,
      [raised],
    );
    const late = await fresh.asOwner<{ ms: number }>(
      'select extract(epoch from done_at - due_at)::float8 * 1000 as ms from outbox',
    );
    return { ...found, late: late.map(({ ms }) => ms) };
  }

  withRedisServer('closes though Redis went away meanwhile (needs redis-server)', async () => {
    const redis = await startRedis();
    const workers = await startWorkers(redis.url, QUEUE_TIMINGS);
    await raise('before', 0);
    await drain(database, 60_000);
    await redis.kill();
    await expect(workers.stop()).resolves.toBeUndefined();
  });

  withRedisServer(
    `does all work once over ${FAULTS} faults of Redis under load (needs redis-server)`,
    async () => {
      const random = new Random(SEED);
      let redis: RedisServer = await startRedis();
      const workers = await startWorkers(redis.url, QUEUE_TIMINGS);
      const faults: Record<string, () => Promise<void>> = {
        flushed: () => redis.flush(),
        slow: () => redis.sleep(1),
        emptied: async () => {
          await redis.kill();
          redis = await startRedis(undefined, redis.port);
        },
        gone: async () => {
          await redis.kill();
          await wait(1_000);
          redis = await startRedis(undefined, redis.port);
        },
      };
      let raised = 0;
      for (let n = 0; n < FAULTS; n += 1) {
        const load = Array.from({ length: 25 }, () => {
          raised += 1;
          return raise(`${raised}`, random.below(500));
        });
        await Promise.all([...load, Object.values(faults)[n % 4]?.()]);
      }
      await drain(database, 120_000);
      const { late, ...found } = await judge(raised);
      say(
        `Redis, seed ${SEED}: ${FAULTS} faults, ${raised} pieces of work`,
        found,
        `worst ${percentile(late, 100)} ms`,
      );
      await workers.stop();
      await redis.kill();
      expect(found).toEqual({ lost: 0, twice: 0, early: 0 });
    },
    24 * 3_600_000,
  );

  it(
    'raises every alarm of an hour without Redis',
    async () => {
      const scaled = Object.entries(QUEUE_TIMINGS).map(([name, value]) => [name, Math.max(5, value / SCALE)]);
      const timings = { ...(Object.fromEntries(scaled) as unknown as QueueTimings), leaseMilliseconds: 15_000 };
      const workers = await startWorkers(NOWHERE, timings);
      const random = new Random(SEED);
      const hour = 3_600_000 / SCALE;
      for (let n = 0; n < ALARMS; n += 1) await raise(`${n}`, random.below(hour));
      await wait(hour);
      await drain(database, 60_000);
      const { late, ...found } = await judge(ALARMS);
      const seconds = (rank: number) => `${((percentile(late, rank) * SCALE) / 1000).toFixed(1)} s`;
      say(
        `an hour without Redis at ${SCALE}×, seed ${SEED}: ${ALARMS} alarms`,
        found,
        `p99 ${seconds(99)}`,
        `worst ${seconds(100)}`,
      );
      await workers.stop();
      expect(found).toEqual({ lost: 0, twice: 0, early: 0 });
    },
    24 * 3_600_000,
  );
});
