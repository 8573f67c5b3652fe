// @stage slow
/** Each kind of work has workers of its own: what is due now does not wait for what takes long. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Database } from '../../src/platform/database/database.js';
import { defineJob } from '../../src/platform/database/job-contract.js';
import { type Lane, laneNames, lanes } from '../../src/platform/database/lanes.js';
import { enqueueAll } from '../../src/platform/database/outbox.js';
import { JobRegistry, nothing } from '../../src/platform/jobs/job.js';
import { QUEUE_TIMINGS } from '../../src/platform/jobs/timings.js';
import { Workers } from '../../src/platform/jobs/workers.js';
import { Logger } from '../../src/platform/telemetry/logger.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { redisTest, redisUrl } from '../support/redis.js';
import { percentile, print } from './testbed/figures.js';

const READINGS = 5_000;
const READING_MILLISECONDS = 350;
const TIMERS = 10;
const SOON_MILLISECONDS = 1_000;
/** Longer than this no test waits for work that is not to come. */
const PATIENCE_MILLISECONDS = 5_000;
const Payload = z.strictObject({ kind: z.enum(['short', 'reading', 'failing']) });
const testJob = defineJob('test.work', Payload, { lane: 'casework' });

describe('work in lanes', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let workers: Workers | undefined;

  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await Database.connect(fresh.url, () => undefined);
  });
  beforeEach(() => fresh.asOwner('truncate outbox, bullmq.job cascade'));
  afterEach(async () => {
    await workers?.stop();
    workers = undefined;
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  async function start(redis?: string): Promise<void> {
    const registry = new JobRegistry();
    registry.register(testJob, async ({ kind }) => {
      if (kind === 'failing') throw new Error('no');
      if (kind === 'reading') await wait(READING_MILLISECONDS);
      return nothing;
    });
    const urls = { databaseUrl: fresh.url, redisUrl: redis };
    workers = new Workers(database, registry, new Logger('silent'), urls, QUEUE_TIMINGS);
    await workers.start();
  }

  function enqueue(lane: Lane, kind: z.infer<typeof Payload>['kind'], count: number): Promise<string[]> {
    const work = testJob.work({ kind }, { lane });
    return database.transaction((tx) =>
      enqueueAll(
        tx,
        Array.from({ length: count }, () => work),
      ),
    );
  }

  /** Milliseconds from the time each job is due to its end, infinite for a job that is not done in time. */
  async function lateness(ids: readonly string[]): Promise<number[]> {
    const until = performance.now() + PATIENCE_MILLISECONDS;
    for (;;) {
      const rows = await fresh.asOwner<{ late: number }>(
        'select extract(epoch from done_at - due_at)::float8 * 1000 as late from outbox where id = any ($1) and done_at is not null',
        [ids],
      );
      const late = rows.map((row) => row.late);
      if (late.length === ids.length) return late;
      if (performance.now() > until)
        return [...late, ...Array(ids.length - late.length).fill(Number.POSITIVE_INFINITY)];
      await wait(20);
    }
  }

  /** The worst of ten pieces of short work, one after the other, behind the readings. */
  async function worstBehindReadings(lane: Lane, redis?: string): Promise<number> {
    await start(redis);
    await enqueue('reading_small', 'reading', READINGS);
    await wait(2_000);
    const late: number[] = [];
    for (let n = 0; n < TIMERS && !late.includes(Number.POSITIVE_INFINITY); n += 1) {
      late.push(...(await lateness(await enqueue(lane, 'short', 1))));
    }
    print(`behind ${READINGS} readings, lane ${lane}`, `worst ${percentile(late, 100)} ms`);
    return percentile(late, 100);
  }

  it.each<Lane>(['timers', 'alarms', 'letters', 'casework', 'reading_awaited', 'reading_large'])(
    `does work of the lane "%s" within a second behind ${READINGS} waiting readings`,
    async (lane) => {
      expect(await worstBehindReadings(lane)).toBeLessThan(SOON_MILLISECONDS);
    },
    60_000,
  );

  it('does it late in the lane of the readings: without lanes of their own, timers would wait', async () => {
    expect(await worstBehindReadings('reading_small')).toBe(Number.POSITIVE_INFINITY);
  }, 60_000);

  redisTest(
    `does a timer within a second behind ${READINGS} waiting readings on Redis (needs REDIS_URL)`,
    async () => {
      expect(await worstBehindReadings('timers', redisUrl)).toBeLessThan(SOON_MILLISECONDS);
    },
    60_000,
  );

  it('hands over no more readings than twice the slots, and the oldest first', async () => {
    const { slots } = lanes.reading_small;
    await start();
    const ids = await enqueue('reading_small', 'reading', 200);
    await wait(1_500);
    const handedOver = await fresh.asOwner<{ id: string; open: boolean }>(
      'select id, done_at is null as open from outbox where dispatched_at is not null order by id',
    );
    expect(handedOver.filter(({ open }) => open).length).toBeLessThanOrEqual(2 * slots);
    expect(handedOver.map(({ id }) => id)).toEqual([...ids].sort().slice(0, handedOver.length));
  }, 30_000);

  it('holds at most thirty-two connections to PostgreSQL while all lanes work', async () => {
    await start();
    for (const lane of laneNames) await enqueue(lane, 'reading', 20);
    let most = 0;
    for (let look = 0; look < 30; look += 1) {
      const [row] = await fresh.asOwner<{ open: number }>(
        `select count(*)::int as open from pg_stat_activity
         where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
      );
      most = Math.max(most, row?.open ?? 0);
      await wait(100);
    }
    print('connections to PostgreSQL of a process, all lanes at work', most);
    expect(most).toBeLessThanOrEqual(32);
  }, 30_000);

  it('goes on with a lane in which some work always fails', async () => {
    await start();
    await enqueue('reading_small', 'failing', 8);
    const late = await lateness(await enqueue('reading_small', 'short', 8));
    expect(percentile(late, 100)).toBeLessThan(PATIENCE_MILLISECONDS);
  }, 30_000);
});
