import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

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
  await Promise.all([migrate(fresh.ownerUrl), migrate(fresh.ownerUrl)]);
  expect(await fresh.asOwner('select name from migrations')).toEqual(before);
});

test('the application runs as its own role and cannot step out of it by a reset', async () => {
  const roles = await database.transaction(async (tx) => {
    await tx.query('reset role');
    return tx.query('select current_user as role');
  });
  expect(roles).toEqual([{ role: 'greffe_app' }]);
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
