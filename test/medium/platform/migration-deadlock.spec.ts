// @stage slow
/** The migrations run beside a server that holds locks of its own. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { declaredEntries } from '../../../src/ledger/event-kinds.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { ofDatabase } from '../../../src/platform/database/session.js';

/** The first migration that needs two tables which a running server locks as well. */
const NEXT = 'SignedKinds1790000000090';
const server = process.env.TEST_OWNER_URL ?? '';
const template = `greffe_before_${randomBytes(6).toString('hex')}`;
const made = [template];

const asOwner = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

beforeAll(async () => {
  await asOwner(server, (client) => client.query(`create database ${template}`));
  const source = new DataSource({
    type: 'postgres',
    installExtensions: false,
    migrations: migrations.slice(
      0,
      migrations.findIndex((Migration) => new Migration().name === NEXT),
    ),
    extra: { connectionString: ofDatabase(server, template) },
  });
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.destroy();
});

afterAll(async () => {
  for (const name of made.reverse()) await asOwner(server, (client) => client.query(`drop database ${name}`));
});

const waits = (client: pg.Client) =>
  client.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);

test.each([
  ['entry', 'event_kind'],
  ['event_kind', 'entry'],
])('a migration succeeds beside a server that locks %s and then %s, which loses nothing', async (first, second) => {
  const name = `${template}_${made.length}`;
  await asOwner(server, (client) => client.query(`create database ${name} template ${template}`));
  made.push(name);
  const url = ofDatabase(server, name);
  const faults = await asOwner(url, async (running) => {
    await running.query('begin');
    await running.query(`lock table ${first} in row exclusive mode`);
    const migrated = migrate(url, declaredEntries).then(
      () => [],
      (error: unknown) => [error],
    );
    while ((await asOwner(url, waits)).rowCount === 0) await sleep(20);
    await running.query(`lock table ${second} in row exclusive mode`);
    await running.query('commit');
    return migrated;
  });
  expect(faults).toEqual([]);
});
