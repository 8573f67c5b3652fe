/** An installation of a version with the one role `greffe_app`, which holds a case, becomes one of this version. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { declaredEntries } from '../../../src/ledger/event-kinds.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { ofDatabase } from '../../../src/platform/database/session.js';
import { demandVersion } from '../../../src/platform/database/version.js';
import { asRole } from '../../support/database.js';

/** The newest migration of the version that is upgraded. */
const NEWEST = 'AlarmsByKey1790000000046';
const server = process.env.TEST_OWNER_URL ?? '';
const name = `greffe_upgrade_${randomBytes(6).toString('hex')}`;
const ownerUrl = ofDatabase(server, name);
const caseId = randomUUID();

async function run<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function migrateAsBefore(): Promise<void> {
  const until = migrations.findIndex((Migration) => new Migration().name === NEWEST);
  const source = new DataSource({
    type: 'postgres',
    installExtensions: false,
    migrations: migrations.slice(0, until + 1),
    extra: { connectionString: ownerUrl },
  });
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.destroy();
}

beforeAll(async () => {
  await run(server, `create database ${name}`);
  await migrateAsBefore();
  const keyId = randomUUID();
  await run(ownerUrl, `insert into data_key (id, wrapped) values ('${keyId}', 'w')`);
  await run(
    ownerUrl,
    `insert into case_file (id, reference, key_id, seq, status, circuit, step, received_at, updated_at)
     values ('${caseId}', 'GRF-2026-000001', '${keyId}', 1, 'open', 'standard', 'facts', now(), now())`,
  );
}, 60_000);
afterAll(() => run(server, `drop database if exists ${name} with (force)`));

test('a server of this version refuses the database before it is migrated, and says what to run', async () => {
  await expect(demandVersion(asRole(ownerUrl, 'greffe_api'), declaredEntries)).rejects.toThrow(
    'stop the service, run "greffe migrate" with DATABASE_OWNER_URL, then start this version',
  );
});

test('its cases stay, its work goes on, and the one role keeps no right', async () => {
  await migrate(ownerUrl, declaredEntries);
  await demandVersion(asRole(ownerUrl, 'greffe_api'), declaredEntries);
  expect(await run(asRole(ownerUrl, 'greffe_worker'), 'select id from case_file')).toEqual([{ id: caseId }]);
  expect(
    await run(
      asRole(ownerUrl, 'greffe_worker'),
      `select payload from outbox where topic = 'classification.remember_act' and due_at <= now()`,
    ),
  ).toEqual([{ payload: { caseId } }]);
  await expect(run(ownerUrl, 'set role greffe_app; select from case_file')).rejects.toThrow('permission denied');
}, 60_000);
