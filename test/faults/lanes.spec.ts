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
import { eventually } from '../support/eventually.js';
import { redisTest, redisUrl } from '../support/redis.js';
import { print } from './testbed/figures.js';

const READINGS = 5_000;
const READING_MILLISECONDS = 350;
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

  const done = async (ids: readonly string[]) =>
    (await fresh.asOwner('select 1 from outbox where id = any ($1) and done_at is not null', [ids])).length;
  const allDone = (ids: readonly string[]) =>
    eventually(
      () => done(ids),
      (count) => count === ids.length,
    );
  async function readingsDone(): Promise<number> {
    const [row] = await fresh.asOwner<{ count: number }>(
      "select count(*)::int as count from outbox where payload ->> 'kind' = 'reading' and done_at is not null",
    );
    return row?.count ?? 0;
  }
  /** So many readings end while one piece of work passes that does not wait for them: those in hand, and those handed over. */
  const passing = 2 * lanes.reading_small.slots;

  const ahead: Lane[] = ['timers', 'alarms', 'letters', 'casework', 'reading_awaited', 'reading_large'];

  async function passReadings(redis?: string): Promise<void> {
    await start(redis);
    await enqueue('reading_small', 'reading', READINGS);
    await eventually(readingsDone, (count) => count > 0);
    for (const lane of ahead) {
      const before = await readingsDone();
      await allDone(await enqueue(lane, 'short', 1));
      const meanwhile = (await readingsDone()) - before;
      print(`behind ${READINGS} readings, lane ${lane}`, `${meanwhile} readings meanwhile`);
      expect([lane, meanwhile <= passing]).toEqual([lane, true]);
    }
  }

  it(`does work of every other lane before more than ${passing} of ${READINGS} waiting readings`, () => passReadings());

  redisTest(`does so on Redis too (needs REDIS_URL)`, () => passReadings(redisUrl));

  it('does it late in the lane of the readings: without lanes of their own, timers would wait', async () => {
    await start();
    await enqueue('reading_small', 'reading', READINGS);
    const late = await enqueue('reading_small', 'short', 1);
    const before = await readingsDone();
    await eventually(readingsDone, (count) => count > before + passing);
    expect(await done(late)).toBe(0);
  });

  it('hands over no more readings than twice the slots, and the oldest first', async () => {
    await start();
    const ids = await enqueue('reading_small', 'reading', 200);
    await eventually(readingsDone, (count) => count > passing);
    const handedOver = await fresh.asOwner<{ id: string; open: boolean }>(
      'select id, done_at is null as open from outbox where dispatched_at is not null order by id',
    );
    expect(handedOver.filter(({ open }) => open).length).toBeLessThanOrEqual(passing);
    expect(handedOver.map(({ id }) => id)).toEqual([...ids].sort().slice(0, handedOver.length));
  });

  it('holds at most thirty-two connections to PostgreSQL while all lanes work', async () => {
    await start();
    const ids = (await Promise.all(laneNames.map((lane) => enqueue(lane, 'reading', 20)))).flat();
    const looks: number[] = [];
    while ((await done(ids)) < ids.length) {
      const [row] = await fresh.asOwner<{ open: number }>(
        `select count(*)::int as open from pg_stat_activity
         where datname = current_database() and usename = $1`,
        [new URL(fresh.url).username],
      );
      looks.push(row?.open ?? 0);
    }
    print('connections to PostgreSQL of a process, all lanes at work', Math.max(...looks));
    expect(Math.max(...looks)).toBeGreaterThan(laneNames.length);
    expect(Math.max(...looks)).toBeLessThanOrEqual(32);
  });

  it('goes on with a lane in which some work always fails', async () => {
    await start();
    await enqueue('reading_small', 'failing', 8);
    await allDone(await enqueue('reading_small', 'short', 8));
  });
});
