import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Database } from '../../../src/platform/database/database.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { enqueue, enqueueAll } from '../../../src/platform/database/outbox.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { deadLetters, revive } from '../../../src/platform/jobs/dead-letters.js';
import { drain } from '../../../src/platform/jobs/drain.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { type Effect, JobFailure, JobRegistry } from '../../../src/platform/jobs/job.js';
import { Workers } from '../../../src/platform/jobs/workers.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';

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

test('a handler that fails twice is tried again, and its effect commits once', async () => {
  let calls = 0;
  await startWorkers(async (mark) => {
    calls += 1;
    if (calls < 3) throw new Error(`Jeanne Martin ${calls}`);
    return leaveMark(mark);
  });
  await enqueueMarks('a');
  await drain(database, 60_000);
  expect(calls).toBe(3);
  expect(await marks()).toEqual(['a']);
});

test('an effect that fails leaves nothing behind and is tried again', async () => {
  let calls = 0;
  await startWorkers(async (mark) => async (tx) => {
    calls += 1;
    await tx.query('insert into mark values ($1)', [mark]);
    if (calls === 1) throw new Error('after the insert');
  });
  await enqueueMarks('a');
  await drain(database, 60_000);
  expect(await marks()).toEqual(['a']);
});

test('a payload the handler does not know waits for a person, who may revive it', async () => {
  await startWorkers();
  const id = await database.transaction((tx) => enqueue(tx, { ...markJob.work({ mark: '' }), payload: { mark: 7 } }));
  await expect(drain(database, 5_000)).rejects.toThrow(
    '"test.mark" failed for good after 1 attempts: The payload is not what the handler expects.',
  );
  expect(await deadLetters(database, 10)).toEqual([expect.objectContaining({ id, topic: 'test.mark', attempts: 1 })]);
  await fresh.asOwner(`update outbox set payload = '{"mark": "mended"}'`);
  expect(await database.transaction((tx) => revive(tx, id))).toBe('test.mark');
  await drain(database, 5_000);
  expect(await marks()).toEqual(['mended']);
  expect(await database.transaction((tx) => revive(tx, id))).toBeNull();
});

test('a job that can never succeed says so and is not tried again', async () => {
  await startWorkers(async () => {
    throw new JobFailure('The relay refuses the recipient for good.', false);
  });
  await enqueueMarks('a');
  await expect(drain(database, 5_000)).rejects.toThrow('The relay refuses the recipient for good.');
});

test('what failed is remembered by kind and place, never by its message', async () => {
  const executor = new Executor(
    database,
    registryOf(async () => {
      throw new TypeError('Jeanne Martin, 3 rue des Lilas');
    }),
    logger,
    timings,
  );
  const [id = ''] = await enqueueMarks('a');
  await executor.execute(id);
  expect(await fresh.asOwner('select last_error from outbox')).toEqual([
    { last_error: expect.stringMatching(/^TypeError/) },
  ]);
});

test('a job that crashes every process fails for good', async () => {
  const executor = new Executor(database, registryOf(leaveMark), logger, timings);
  const [id = ''] = await enqueueMarks('a');
  await fresh.asOwner('update outbox set attempts = 12');
  await executor.execute(id);
  expect(await deadLetters(database, 10)).toEqual([
    expect.objectContaining({ reason: 'The process ended during each attempt.' }),
  ]);
});

test('a drain that does not end names what is stuck', async () => {
  await enqueueMarks('a');
  await expect(drain(database, 50)).rejects.toThrow('Work is still open after 50 ms: test.mark (attempt 0: -).');
});
