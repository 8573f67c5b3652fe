/** How roles come about, and what a server says of a database that is not ready for it: on a PostgreSQL of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { declaredEntries } from '../../../src/ledger/event-kinds.js';
import { embeddedLogins } from '../../../src/platform/database/connections.js';
import { Database } from '../../../src/platform/database/database.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/platform/database/embedded-postgres.js';
import { demandLogin } from '../../../src/platform/database/login.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { databaseRoles, ORDINARY_ROLE } from '../../../src/platform/database/roles.js';
import { ofDatabase } from '../../../src/platform/database/session.js';
import { demandVersion } from '../../../src/platform/database/version.js';

let folder: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-owner-'));
  server = await startEmbeddedPostgres(folder, { durable: false });
  await dba(`create role proprietor login`);
  await dba('create database estate owner proprietor');
}, 60_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows ?? [];
  } finally {
    await client.end();
  }
}
const dba = (sql: string) => run(server.ownerUrl, sql);
const urlOf = (role: string, database = 'estate') => ofDatabase(server.urlOf(role), database);

describe('an owner of the tables who may make no roles', () => {
  const wanted = [
    'create role greffe_app;',
    ...['intake', 'api', 'worker', 'sequencer', 'identity', 'portal', 'all'].map(
      (name) => `create role greffe_${name} login;`,
    ),
    'grant greffe_intake, greffe_api, greffe_worker to greffe_all;',
  ];

  it('reads in the refusal the SQL that a DBA runs, and nothing is migrated', async () => {
    await expect(migrate(urlOf('proprietor'), declaredEntries)).rejects.toThrow(
      `it has no CREATEROLE. Have a database administrator run this once on the server, then migrate again:\n${wanted.join('\n')}`,
    );
    expect(await run(urlOf('proprietor'), `select to_regclass('outbox') as found`)).toEqual([{ found: null }]);
  });

  it('a server says of a database that was never migrated what to run', async () => {
    await dba(wanted.join('\n'));
    await expect(demandVersion(urlOf('greffe_all'), declaredEntries)).rejects.toThrow(
      'The database was never migrated: stop the service, run "greffe migrate" with DATABASE_OWNER_URL, then start this version.',
    );
  });

  it('migrates once it did, without being a superuser, and the roles hold their rights', async () => {
    await migrate(urlOf('proprietor'), declaredEntries);
    await demandVersion(urlOf('greffe_all'), declaredEntries);
    for (const role of databaseRoles) await demandVersion(urlOf(role), declaredEntries);
    await run(urlOf('greffe_all'), `insert into data_key (id, wrapped) values (gen_random_uuid(), 'w')`);
    await expect(run(urlOf('greffe_identity'), 'select wrapped from data_key')).rejects.toThrow('permission denied');
  }, 60_000);

  it('a server says of a database of an earlier or a later version, or of other rights, what to run', async () => {
    const owner = urlOf('proprietor');
    const [newest] = await run(owner, 'select name, timestamp from migrations order by id desc limit 1');
    await run(owner, `delete from migrations where name = '${newest?.name}'`);
    await expect(demandVersion(urlOf('greffe_api'), declaredEntries)).rejects.toThrow(
      `The database is of an earlier version, without ${newest?.name}: stop the service`,
    );
    await run(owner, `insert into migrations (timestamp, name) values (${newest?.timestamp}, '${newest?.name}')`);
    await expect(demandVersion(urlOf('greffe_api'), declaredEntries.slice(1))).rejects.toThrow(
      'The rights in the database are those of another version: stop the service',
    );
    await run(owner, `insert into migrations (timestamp, name) values (9999999999999, 'Later9999999999999')`);
    await expect(demandVersion(urlOf('greffe_api'), declaredEntries)).rejects.toThrow('of a later version of Greffe');
    await run(owner, `delete from migrations where name = 'Later9999999999999'`);
  });

  it('asks for work in a migration, which no login of another part may', async () => {
    const asked = `insert into outbox (id, topic, payload, due_at) values (gen_random_uuid(), 'classification.remember_act', '{}', now())`;
    await run(urlOf('proprietor'), asked);
    await run(urlOf('proprietor'), 'update outbox set due_at = now()');
    await expect(run(urlOf('greffe_intake'), asked)).rejects.toThrow('asks for no work');
  });

  it('upgrades an installation of one role, which keeps no right', async () => {
    await run(urlOf('proprietor'), 'grant select, insert, delete on unsealed_entry to greffe_app');
    await run(urlOf('proprietor'), 'grant select on person to public');
    await migrate(urlOf('proprietor'), declaredEntries);
    const left = await run(
      urlOf('proprietor'),
      `select table_name from information_schema.table_privileges
       where grantee in ('greffe_app', 'PUBLIC') and table_schema in ('public', 'bullmq')`,
    );
    expect(left).toEqual([]);
  }, 60_000);
});

describe('an owner of the tables who may make roles', () => {
  it('makes those that are missing, and their members', async () => {
    const roles = ['greffe_app', ORDINARY_ROLE, ...databaseRoles].join(', ');
    await dba('drop database estate with (force)');
    await dba(`drop role ${roles}`);
    await dba('alter role proprietor createrole');
    await dba('create database estate owner proprietor');
    await migrate(urlOf('proprietor'), declaredEntries);
    await run(urlOf('greffe_all'), `insert into data_key (id, wrapped) values (gen_random_uuid(), 'w')`);
    const [one] = await run(urlOf('greffe_worker'), 'select count(*)::int as count from data_key');
    expect(one).toEqual({ count: 1 });
  }, 60_000);
});

describe('a login', () => {
  const login = (url: string, role: Parameters<typeof demandLogin>[1]['role'] = 'greffe_api') =>
    Database.connect(url, () => undefined, 1).then((database) =>
      demandLogin(database, { role, variable: 'DATABASE_URL' }).finally(() => database.close()),
    );

  it('of its role, or of a member of it alone, is taken', async () => {
    for (const { url, role } of Object.values(embeddedLogins((name) => urlOf(name), 'all'))) await login(url, role);
    await dba('create role estate_api login in role greffe_api');
    await login(urlOf('estate_api'));
  });

  it.each<[string, string, string, string | RegExp]>([
    ['a superuser', 'select 1', 'greffe', 'logs in as greffe, which no guard of the database holds'],
    [
      'the owner of the tables',
      'select 1',
      'proprietor',
      'logs in as proprietor, which no guard of the database holds',
    ],
    [
      'who may become the owner',
      'create role deputy login in role proprietor, greffe_api',
      'deputy',
      /may also act as .*proprietor/,
    ],
    [
      'who may read all data',
      'create role reader login in role pg_read_all_data, greffe_api',
      'reader',
      'which may also act as pg_read_all_data',
    ],
    ['another process', 'select 1', 'greffe_worker', 'logs in as greffe_worker, which is not greffe_api'],
    [
      'two processes',
      'create role two login in role greffe_worker, greffe_api',
      'two',
      'which may also act as greffe_worker',
    ],
    ['a stranger', 'create role stranger login', 'stranger', 'which is not greffe_api'],
  ])('of %s is refused, with what to change', async (_, make, name, sentence) => {
    await dba(make);
    await expect(login(urlOf(name))).rejects.toThrow(sentence);
  });

  it('that acts as another by its URL is refused: it may take back what it gave up', async () => {
    const url = `${urlOf('estate_api')}?options=${encodeURIComponent('-c role=greffe_api')}`;
    await expect(login(url)).rejects.toThrow('logs in as estate_api and acts as greffe_api');
  });
});
