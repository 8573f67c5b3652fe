import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { declaredEntries } from '../../../src/ledger/event-kinds.js';
import { Database } from '../../../src/platform/database/database.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';

let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.connect(fresh.url, () => undefined);
});

afterAll(async () => {
  await database.close();
  await fresh.drop();
});

test('migrating a migrated database, twice at once, changes nothing', async () => {
  const before = await fresh.asOwner('select name from migrations');
  await Promise.all([migrate(fresh.ownerUrl, declaredEntries), migrate(fresh.ownerUrl, declaredEntries)]);
  expect(await fresh.asOwner('select name from migrations')).toEqual(before);
});

test('a database of a later version is refused, and stays as it is', async () => {
  await fresh.asOwner(`insert into migrations (timestamp, name) values (9999999999999, 'Later9999999999999')`);
  await expect(migrate(fresh.ownerUrl, declaredEntries)).rejects.toThrow(
    'The database is of a later version of Greffe, which made Later9999999999999: ' +
      'start that version, or restore the backup that was made before it.',
  );
  await fresh.asOwner(`delete from migrations where name = 'Later9999999999999'`);
});

test('the application logs in as its own role and cannot step out of it by a reset', async () => {
  const roles = await database.transaction(async (tx) => {
    await tx.query('reset role');
    return tx.query('select current_user as role');
  });
  expect(roles).toEqual([{ role: 'greffe_all' }]);
});

test.each([
  ['delete from outbox', 'outbox'],
  ["update outbox set payload = '{}'", 'outbox'],
  ['truncate outbox', 'outbox'],
  ['update installation set id = gen_random_uuid()', 'installation'],
  ['delete from data_key', 'data_key'],
])('the application may not "%s"', async (statement, table) => {
  await expect(database.query(statement)).rejects.toThrow(`permission denied for table ${table}`);
});

/** The tables as they were when the first version could be upgraded while it runs. */
const BASELINE = 'Correspondence1790000000006';

/** Statements under which a process of the version before would fail or write what the new one cannot read. */
const contractions: [RegExp, string][] = [
  [/\bdrop\s+(table|view|sequence|schema|column|function)\b/i, 'drops what the old process uses'],
  [/\brename\b/i, 'renames what the old process uses'],
  [/\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i, 'changes a type under the old process'],
  [/\bset\s+not\s+null\b/i, 'asks for a value that the old process does not write'],
  [/\bdrop\s+default\b/i, 'takes a default that the old process relies on'],
  [/\brevoke\b[^;]*\bfrom\s+greffe_app\b/i, 'takes a right from the old process'],
  [/\btruncate\s+(table\s+)?(?!or\b|on\b)\w/i, 'empties a table'],
  [/\badd\s+column\s+(?![^,;]*\bdefault\b)[^,;]*\bnot\s+null\b/i, 'adds a column that the old process does not fill'],
];

function contractionsOf(sql: string): string[] {
  const withoutBodies = sql.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''").replace(/--[^\n]*/g, '');
  return contractions.filter(([pattern]) => pattern.test(withoutBodies)).map(([, fault]) => fault);
}

async function statementsOf(Migration: (typeof migrations)[number]): Promise<string> {
  const statements: string[] = [];
  const query = async (sql: string) => {
    statements.push(sql);
    return [];
  };
  await new Migration().up({ query } as unknown as QueryRunner);
  return statements.join(';\n');
}

/** Applied with the service stopped, as docs/database-roles.md says: the old process loses its right to the log's books. */
const withServiceStopped = ['CheckedEntries1790000000060', 'SealingByFunction1790000000061'];

test('a rolling upgrade: no other migration takes away what the version before still uses', async () => {
  const later = migrations
    .slice(migrations.findIndex(({ name }) => name === BASELINE) + 1)
    .filter(({ name }) => !withServiceStopped.includes(name));
  const faults: Record<string, string[]> = {};
  for (const migration of later) {
    const found = contractionsOf(await statementsOf(migration));
    if (found.length > 0) faults[migration.name] = found;
  }
  expect(faults).toEqual({});
});

test.each([
  ['alter table outbox drop column payload', 'drops what the old process uses'],
  ['alter table outbox rename to work', 'renames what the old process uses'],
  ['alter table outbox alter column attempts type bigint', 'changes a type under the old process'],
  ['alter table outbox alter column last_error set not null', 'asks for a value that the old process does not write'],
  ['alter table outbox add column place text not null', 'adds a column that the old process does not fill'],
  ['revoke insert on outbox from greffe_app', 'takes a right from the old process'],
])('"%s" would be found', (sql, fault) => {
  expect(contractionsOf(sql)).toEqual([fault]);
});

test.each([
  'alter table outbox add column place text not null default 0',
  'alter table outbox add column place text',
  'create function f() returns trigger language plpgsql as $$ begin drop table outbox; end $$',
  'create trigger t before update or delete or truncate on outbox for each statement execute function f()',
])('"%s" is no contraction', (sql) => {
  expect(contractionsOf(sql)).toEqual([]);
});
