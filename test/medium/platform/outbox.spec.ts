// @stage redis slow
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Database } from '../../../src/platform/database/database.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { enqueue, enqueueAll } from '../../../src/platform/database/outbox.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { Health } from '../../../src/platform/http/status/health.js';
import { drain } from '../../../src/platform/jobs/drain.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { type Effect, JobRegistry } from '../../../src/platform/jobs/job.js';
import { Sweeper } from '../../../src/platform/jobs/sweeper.js';
import { Workers } from '../../../src/platform/jobs/workers.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { forgetQueue, redisTest, redisUrl } from '../../support/redis.js';

const timings = {
  pollMilliseconds: 50,
  sweepMilliseconds: 100,
  graceMilliseconds: 300,
  leaseMilliseconds: 600,
  firstPauseMilliseconds: 20,
};
const logger = new Logger('silent');
const markJob = defineJob('test.mark', z.strictObject({ mark: z.string() }), { lane: 'casework' });

let fresh: FreshDatabase;
let database: Database;
let running: { stop(): Promise<void> }[];

beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.asOwner('create table mark (mark text); grant insert, select on mark to greffe_worker');
  database = await Database.connect(fresh.url, () => undefined);
});

beforeEach(async () => {
  running = [];
  await fresh.asOwner('truncate mark, outbox, bullmq.job cascade');
});

afterEach(async () => {
  for (const part of running) await part.stop();
});

afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const leaveMark = async (mark: string): Promise<Effect> => {
  return async (tx) => {
    await tx.query('insert into mark values ($1)', [mark]);
  };
};

function registryOf(run: (mark: string, outboxId: string) => Promise<Effect>): JobRegistry {
  const registry = new JobRegistry();
  registry.register(markJob, ({ mark }, id) => run(mark, id));
  return registry;
}

async function startWorkers(run = leaveMark, redis?: string, rhythm = timings): Promise<Workers> {
  const urls = { databaseUrl: fresh.url, redisUrl: redis };
  const workers = new Workers(database, registryOf(run), logger, urls, rhythm);
  await workers.start();
  running.push(workers);
  return workers;
}

function enqueueMarks(...marks: string[]): Promise<string[]> {
  return database.transaction((tx) =>
    enqueueAll(
      tx,
      marks.map((mark) => markJob.work({ mark })),
    ),
  );
}

const marks = async () =>
  rowsOf(z.object({ mark: z.string() }), await database.query('select mark from mark order by mark')).map(
    (row) => row.mark,
  );
const numbered = (count: number) => Array.from({ length: count }, (_, at) => String(at).padStart(4, '0'));

test('what is committed is done once, soon after the commit', async () => {
  await startWorkers();
  await enqueueMarks(...numbered(300));
  await drain(database, 60_000);
  expect(await marks()).toEqual(numbered(300));
});

test('what is rolled back is never done', async () => {
  await startWorkers();
  const refused = database.transaction(async (tx) => {
    await enqueue(tx, markJob.work({ mark: 'ghost' }));
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  await enqueueMarks('later');
  await drain(database, 60_000);
  expect(await marks()).toEqual(['later']);
});

test('with the tables of the queue emptied, all work is still done', async () => {
  await enqueueMarks(...numbered(50));
  await fresh.asOwner('update outbox set dispatched_at = clock_timestamp()');
  await startWorkers();
  await drain(database, 60_000);
  expect(await marks()).toEqual(numbered(50));
});

test('the sweeper alone does all work, without any queue', async () => {
  const registry = registryOf(leaveMark);
  const executor = new Executor(database, registry, logger, timings);
  const sweeper = new Sweeper(database, executor, registry, logger, timings);
  running.push(sweeper);
  sweeper.start();
  await enqueueMarks(...numbered(250));
  await drain(database, 60_000);
  expect(await marks()).toEqual(numbered(250));
});

const withoutSweeper = { ...timings, graceMilliseconds: 3_600_000 };

test('the queue on PostgreSQL carries the work by itself', async () => {
  await startWorkers(leaveMark, undefined, withoutSweeper);
  await enqueueMarks(...numbered(250));
  await drain(database, 60_000);
  expect(await marks()).toEqual(numbered(250));
});

redisTest('the queue on Redis carries the work by itself (needs REDIS_URL)', async () => {
  await startWorkers(leaveMark, redisUrl, withoutSweeper);
  await startWorkers(leaveMark, redisUrl, withoutSweeper);
  await enqueueMarks(...numbered(250));
  await drain(database, 60_000);
  expect(await marks()).toEqual(numbered(250));
});

redisTest('what Redis forgets is done all the same (needs REDIS_URL)', async () => {
  const [row] = rowsOf(z.object({ id: z.string() }), await database.query('select id from installation'));
  await startWorkers(leaveMark, redisUrl);
  await enqueueMarks(...numbered(300));
  for (let flushes = 0; flushes < 5; flushes += 1) await forgetQueue(row?.id ?? '');
  await drain(database, 60_000);
  expect(await marks()).toEqual(numbered(300));
});

test('with Redis down from the start, all work is done, and closing does not wait for it', async () => {
  const workers = await startWorkers(leaveMark, 'redis://127.0.0.1:1');
  await enqueueMarks(...numbered(20));
  await drain(database, 60_000);
  expect(await marks()).toEqual(numbered(20));
  await workers.stop();
});

test('two workers and their sweepers share the work without doing any of it twice', async () => {
  await startWorkers();
  await startWorkers();
  await Promise.all(numbered(100).map((mark) => enqueueMarks(mark)));
  await drain(database, 60_000);
  expect(await marks()).toEqual(numbered(100));
});

test('the same id executed ten times at once takes effect once', async () => {
  const executor = new Executor(database, registryOf(leaveMark), logger, timings);
  const [id = ''] = await enqueueMarks('a');
  await Promise.all(Array.from({ length: 10 }, () => executor.execute(id)));
  expect(await marks()).toEqual(['a']);
});

test('the health names the age of the oldest due work of each lane', async () => {
  await fresh.asOwner(
    `insert into outbox (id, topic, payload, due_at, lane)
     select gen_random_uuid(), 'test.mark', '{}', clock_timestamp() + age * interval '1 second', lane
     from (values (-700, 'letters'), (-70, 'letters'), (-40, 'reading_large'), (60, 'timers')) as work (age, lane)`,
  );
  const health = new Health(database);
  expect(await health.check()).toMatchObject({
    oldestDueSeconds: 700,
    laneSeconds: { letters: 700, reading_large: 40, timers: 0, alarms: 0 },
  });
  const late = (await health.rows()).filter(({ state }) => state === 'bad');
  expect(late.map(({ label, value }) => [label.en, value.en])).toEqual([
    ['Letters and acknowledgements', 'oldest due work: 700 s'],
  ]);
});

test('work is not done before it is due by the clock of the database', async () => {
  await startWorkers();
  const [{ later }] = (await fresh.asOwner<{ later: string }>(
    `select to_char((clock_timestamp() + interval '700 milliseconds') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as later`,
  )) as [{ later: string }];
  await database.transaction((tx) => enqueue(tx, markJob.work({ mark: 'a' }, { dueAt: later as never })));
  await enqueueMarks('now');
  await eventually(marks, ({ length }) => length === 2);
  expect(await fresh.asOwner('select bool_and(done_at >= due_at) as held from outbox')).toEqual([{ held: true }]);
});
