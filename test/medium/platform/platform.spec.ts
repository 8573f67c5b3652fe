// @stage redis
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerStore } from '../../../src/ledger/ledger.store.js';
import { Database } from '../../../src/platform/database/database.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { laneNames } from '../../../src/platform/database/lanes.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { Health } from '../../../src/platform/http/status/health.js';
import { drain } from '../../../src/platform/jobs/drain.js';
import { JobRegistry } from '../../../src/platform/jobs/job.js';
import { DataKeys } from '../../../src/platform/keys/keys.js';
import { StatusRegistry } from '../../../src/platform/telemetry/status.js';
import { eventually } from '../../support/eventually.js';
import { type TestPlatform, testPlatform } from '../../support/platform.js';

let tested: TestPlatform;

beforeEach(async () => {
  tested = await testPlatform();
});

afterEach(async () => {
  await tested.remove();
});

const ping = defineJob('test.ping', z.strictObject({}), { lane: 'casework' });

@Injectable()
class PingJob implements OnModuleInit {
  done = 0;

  constructor(private readonly registry: JobRegistry) {}

  onModuleInit(): void {
    this.registry.register(ping, async () => async () => {
      this.done += 1;
    });
  }
}

@Module({ providers: [PingJob] })
class PingModule {}

test('a room gets its job done, and closing leaves no connection behind', async () => {
  const app = await tested.start(PingModule);
  const database = app.get(Database);
  await database.transaction((tx) => enqueue(tx, ping.work({})));
  await drain(database, 60_000);
  expect(app.get(PingJob).done).toBe(1);
  expect(await app.get(Health).check()).toMatchObject({ ready: true, oldestDueSeconds: 0, failedJobs: 0, faults: [] });
  await app.close();
  const left = () =>
    tested.fresh.asOwner(
      'select application_name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  // A connection is closed before the process of PostgreSQL that served it has ended.
  await eventually(left, ({ length }) => length === 0);
});

test('a database that may lose commits is refused outside tests', async () => {
  const strict = await testPlatform({ GREFFE_TEST_DURABILITY: 'false' });
  await strict.fresh.asOwner(
    "do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$",
  );
  await expect(strict.start()).rejects.toThrow(/may lose what it acknowledged:\n(.*\n)?- synchronous_commit is off/);
  await strict.remove();
});

test('the status page shows a section that cannot be read, and the others', async () => {
  const app = await tested.start();
  const status = app.get(StatusRegistry);
  status.add({ fr: 'Cassé', en: 'Broken' }, async () => {
    throw new Error('no');
  });
  const sections = await status.sections();
  expect(sections.map(({ title, rows }) => [title.en, rows.map(({ state }) => state)])).toEqual([
    ['Work', [...laneNames, 'failed'].map(() => 'good')],
    ['Queues', [undefined]],
    ['Outbound calls', Array.from({ length: 11 }, () => undefined)],
    ['Installation', ['good']],
    ['Broken', ['bad']],
  ]);
});

test('a data key opens until it is destroyed, and is then known to have been', async () => {
  const app = await tested.start();
  const [database, keys] = [app.get(Database), app.get(DataKeys)];
  const made = await database.transaction((tx) => keys.create(tx));
  expect(await database.transaction((tx) => keys.open(tx, made.id))).toEqual(made.key);
  const [stored] = rowsOf(
    z.object({ wrapped: z.instanceof(Buffer) }),
    await database.query('select wrapped from data_key'),
  );
  expect(stored?.wrapped.includes(made.key)).toBe(false);
  await database.transaction(async (tx) => {
    const told = { type: 'erasure.key_destroyed', class: 'other', actor: 'test', data: {} } as const;
    await new Ledger(new LedgerStore()).record(tx, `erasure/${made.id}`, [told]);
    await keys.destroy(tx, made.id);
  });
  expect(await database.transaction((tx) => keys.open(tx, made.id))).toBe('erased');
  const unknown = '00000000-0000-7000-8000-000000000000';
  await expect(database.transaction((tx) => keys.open(tx, unknown))).rejects.toThrow(`No data key ${unknown}.`);
});

test('an exchanged or damaged key file stops the start', async () => {
  const app = await tested.start();
  await app.get(Database).transaction((tx) => app.get(DataKeys).create(tx));
  await app.close();
  const file = join(tested.settings.dataFolder, 'keys', 'encryption.key');
  const key = readFileSync(file);
  writeFileSync(file, Buffer.alloc(32, 7));
  await expect(tested.start()).rejects.toThrow('keys/encryption.key is not the key of this database');
  writeFileSync(file, key.subarray(0, 31));
  await expect(tested.start()).rejects.toThrow('holds 31 bytes instead of 32');
  writeFileSync(file, key);
  await tested.start();
  expect(existsSync(file)).toBe(true);
});

test('a deadlock is repeated, and both transactions commit', async () => {
  const app = await tested.start();
  const database = app.get(Database);
  await tested.fresh.asOwner(
    'create table pair (id int primary key, n int); insert into pair values (1, 0), (2, 0); grant all on pair to greffe_worker',
  );
  let met = 0;
  let open = () => {};
  const bothHold = new Promise<void>((resolve) => {
    open = resolve;
  });
  const lockBoth = (first: number, second: number) =>
    database.transaction(async (tx) => {
      await tx.query('update pair set n = n + 1 where id = $1', [first]);
      met += 1;
      if (met === 2) open();
      await bothHold;
      await tx.query('update pair set n = n + 1 where id = $1', [second]);
    });
  await Promise.all([lockBoth(1, 2), lockBoth(2, 1)]);
  expect(met).toBeGreaterThanOrEqual(3);
  expect(await database.query('select n from pair')).toEqual([{ n: 2 }, { n: 2 }]);
});
