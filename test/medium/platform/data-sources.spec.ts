// @stage redis
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Logger, type LoggerService } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { embeddedLogins } from '../../../src/platform/database/connections.js';
import { Database } from '../../../src/platform/database/database.js';
import type { ProcessRole } from '../../../src/platform/database/roles.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import { eventually } from '../../support/eventually.js';
import { type TestPlatform, testPlatform } from '../../support/platform.js';

let platform: TestPlatform;

beforeEach(async () => {
  platform = await testPlatform();
});

afterEach(async () => {
  await platform.remove();
});

/** Who is logged in at the database, once each. */
async function logins(): Promise<string[]> {
  const rows = await platform.fresh.asOwner<{ login: string }>(
    `select distinct usename::text as login from pg_stat_activity
     where datname = current_database() and usename <> current_user order by 1`,
  );
  return rows.map(({ login }) => login);
}

/** A connection is closed before the process of PostgreSQL that served it has ended. */
const noneLeft = () => eventually(logins, ({ length }) => length === 0);

const module = (role: ProcessRole) =>
  PlatformModule.with(platform.settings, embeddedLogins(platform.fresh.urlOf, role), { role });

test.each<[ProcessRole, string[]]>([
  ['intake', ['greffe_intake']],
  ['api', ['greffe_api', 'greffe_identity']],
  ['sequencer', ['greffe_sequencer']],
  ['identity', ['greffe_identity']],
  ['all', ['greffe_all', 'greffe_identity', 'greffe_sequencer']],
])('a process of the role "%s" opens its own data sources, and closes them when it stops', async (role, own) => {
  const app = await Test.createTestingModule({ imports: [module(role)] }).compile();
  expect(await logins()).toEqual(own);
  await app.close();
  await noneLeft();
});

test('a start that is refused at the last data source closes the others', async () => {
  const own = embeddedLogins(platform.fresh.urlOf, 'all');
  const stronger = { ...own, sequencer: { ...own.ordinary, role: 'greffe_sequencer' as const } };
  const start = Test.createTestingModule({
    imports: [PlatformModule.with(platform.settings, stronger, { role: 'all' })],
  }).compile();
  await expect(start).rejects.toThrow('logs in as greffe_all');
  await noneLeft();
});

test('two applications of one process have data sources of their own, without a warning', async () => {
  const warnings: unknown[] = [];
  const silent: LoggerService = { log() {}, error() {}, warn: (message) => warnings.push(message) };
  Logger.overrideLogger(silent);
  try {
    const started = () =>
      Test.createTestingModule({ imports: [module('all')] })
        .setLogger(silent)
        .compile();
    const [first, second] = [await started(), await started()];
    const [one, other] = [first.get(Database), second.get(Database)];
    await first.close();
    await expect(one.query('select 1')).rejects.toThrow();
    expect(await other.query('select 1 as answer')).toEqual([{ answer: 1 }]);
    await second.close();
    expect(warnings.filter((warning) => /data source/i.test(String(warning)))).toEqual([]);
  } finally {
    Logger.overrideLogger(true);
  }
});
