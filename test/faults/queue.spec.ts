// @stage slow
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import { drain } from '../../src/platform/jobs/drain.js';
import { QUEUE_TIMINGS, type QueueTimings } from '../../src/platform/jobs/timings.js';
import { hasRedisServer, type RedisServer, startRedis } from '../support/redis-server.js';
import { size } from '../support/set.js';
import { Alarms } from './testbed/alarms.js';
import { percentile, print } from './testbed/figures.js';
import { Random } from './testbed/random.js';

const SEED = Number(process.env.TEST_SEED ?? 1);
const FAULTS = size({ short: 2, long: 40 });
/** How many seconds of an hour without Redis one second of the run stands for. */
const SCALE = size({ short: 1_200, long: 60 });
const ALARMS = size({ short: 30, long: 240 });
/** Promised without the queue; in the short run a second stands for twenty minutes, and the speed of the computer would count. */
const SPREAD_MILLISECONDS = size({ short: 500, long: 20_000 });
const NOWHERE = 'redis://127.0.0.1:1';
const withRedisServer = hasRedisServer ? test : test.skip;

/** F8: the queue is a hint; PostgreSQL holds the work and its hour. */
describe('a queue that forgets, stops, or never was', () => {
  let alarms: Alarms;

  beforeAll(async () => {
    alarms = await Alarms.open();
  });
  beforeEach(() => alarms.forget());
  afterAll(() => alarms?.close());

  withRedisServer('closes though Redis went away meanwhile (needs redis-server)', async () => {
    const redis = await startRedis();
    const workers = await alarms.workers(redis.url, QUEUE_TIMINGS);
    await alarms.raise('before', 0);
    await drain(alarms.database, 60_000);
    await redis.kill();
    await expect(workers.stop()).resolves.toBeUndefined();
  });

  withRedisServer(
    `does all work once over ${FAULTS} faults of Redis under load (needs redis-server)`,
    async () => {
      const random = new Random(SEED);
      let redis: RedisServer = await startRedis();
      const workers = await alarms.workers(redis.url, QUEUE_TIMINGS);
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
          return alarms.raise(`${raised}`, random.below(500));
        });
        await Promise.all([...load, Object.values(faults)[n % 4]?.()]);
      }
      const { late, found } = await alarms.judge(raised);
      print(
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
      const workers = await alarms.workers(NOWHERE, timings);
      const random = new Random(SEED);
      const hour = 3_600_000 / SCALE;
      for (let n = 0; n < ALARMS; n += 1) await alarms.raise(`${n}`, random.below(hour));
      await wait(hour);
      const { late, found } = await alarms.judge(ALARMS);
      const seconds = (rank: number) => `${((percentile(late, rank) * SCALE) / 1000).toFixed(1)} s`;
      print(
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

  withRedisServer(
    'raises every alarm once, and none early, while Redis is there (needs redis-server)',
    async () => {
      const redis = await startRedis();
      const workers = await alarms.workers(redis.url, QUEUE_TIMINGS);
      const random = new Random(SEED);
      for (let n = 0; n < ALARMS; n += 1) await alarms.raise(`${n}`, random.below(SPREAD_MILLISECONDS));
      await wait(SPREAD_MILLISECONDS);
      const { late, found } = await alarms.judge(ALARMS);
      print(`${ALARMS} alarms with Redis`, found, `p99 ${percentile(late, 99)} ms, worst ${percentile(late, 100)} ms`);
      await workers.stop();
      await redis.kill();
      expect(found).toEqual({ lost: 0, twice: 0, early: 0 });
    },
    24 * 3_600_000,
  );
});
