// @stage slow
import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Database } from '../../../src/platform/database/database.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { enqueueAll } from '../../../src/platform/database/outbox.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { drain } from '../../../src/platform/jobs/drain.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { type Effect, JobRegistry } from '../../../src/platform/jobs/job.js';
import { Workers } from '../../../src/platform/jobs/workers.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';

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

const leasedUntil = async (): Promise<number> => {
  const [row] = await fresh.asOwner<{ leased_until: Date }>('select leased_until from outbox');
  return Number(row?.leased_until);
};

const marks = async () =>
  rowsOf(z.object({ mark: z.string() }), await database.query('select mark from mark order by mark')).map(
    (row) => row.mark,
  );

test('a process that lost its lease leaves no effect', async () => {
  const slow = new Executor(
    database,
    registryOf(async (mark, id) => {
      await fresh.asOwner("update outbox set leased_until = clock_timestamp() - interval '1 second' where id = $1", [
        id,
      ]);
      await quick.execute(id);
      return leaveMark(`${mark} late`);
    }),
    logger,
    timings,
  );
  const quick = new Executor(database, registryOf(leaveMark), logger, timings);
  const [id = ''] = await enqueueMarks('a');
  await slow.execute(id);
  expect(await marks()).toEqual(['a']);
  expect(await fresh.asOwner('select attempts, done_at is not null as done from outbox')).toEqual([
    { attempts: 2, done: true },
  ]);
});

test('work left at a stop goes to another process at once, and what the first still finds is not recorded', async () => {
  const gate = new EventEmitter();
  const stopped = new Executor(
    database,
    registryOf(async (mark) => {
      gate.emit('begun');
      await once(gate, 'open');
      return leaveMark(`${mark} of the stopped process`);
    }),
    logger,
    timings,
  );
  const [id = '', later = ''] = await enqueueMarks('a', 'b');
  const begun = once(gate, 'begun');
  const executing = stopped.execute(id);
  await begun;
  await stopped.stop(50);
  await executing;
  await expect(stopped.execute(later)).rejects.toThrow('This process is stopping.');
  gate.emit('open');
  await wait(3 * timings.leaseMilliseconds);
  expect(await fresh.asOwner('select leased_until, dispatched_at from outbox where done_at is null')).toEqual([
    { leased_until: null, dispatched_at: null },
    { leased_until: null, dispatched_at: null },
  ]);
  await new Executor(database, registryOf(leaveMark), logger, timings).execute(id);
  expect(await marks()).toEqual(['a']);
});

test('a job longer than its lease keeps it', async () => {
  const rhythm = { ...timings, leaseMilliseconds: 3_000 };
  await startWorkers(
    async (mark) => {
      const first = await leasedUntil();
      await eventually(leasedUntil, (until) => until > first + rhythm.leaseMilliseconds);
      return leaveMark(mark);
    },
    undefined,
    rhythm,
  );
  await enqueueMarks('a');
  await drain(database, 60_000);
  expect(await fresh.asOwner('select attempts from outbox')).toEqual([{ attempts: 1 }]);
});
