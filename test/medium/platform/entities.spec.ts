import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { appModule } from '../../../src/application/app.module.js';
import { sourceOptions } from '../../../src/platform/database/source.js';
import { SavedView } from '../../../src/worklist/view.entity.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';

let fresh: FreshDatabase;
let source: DataSource;

beforeAll(async () => {
  fresh = await freshDatabase();
  source = await new DataSource(sourceOptions(fresh.ownerUrl, () => undefined, 1)).initialize();
});

afterAll(async () => {
  await source.destroy();
  await fresh.drop();
});

/** What TypeORM would run to make the tables those of the entities. */
async function difference(): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

test('every entity of the application describes its table as the migrations left it', async () => {
  expect(appModule).toBeDefined();
  expect(source.entityMetadatas.map(({ tableName }) => tableName).sort()).toEqual(['passkey', 'person', 'saved_view']);
  expect(source.entityMetadatas).toHaveLength(getMetadataArgsStorage().tables.length);
  expect(await difference()).toEqual([]);
});

test('a condition with a missing value is refused', async () => {
  const owner = undefined as unknown as string;
  await expect(source.manager.delete(SavedView, { id: randomUUID(), owner })).rejects.toThrow('undefined');
});

test.each([
  ['a column that no entity has', 'alter table saved_view add column colour text', 'DROP COLUMN "colour"'],
  ['a column that is missing', 'alter table saved_view drop column shared', 'ADD "shared"'],
  ['a column of another type', 'alter table passkey alter column name type varchar(9)', 'ADD "name" text NOT NULL'],
  ['a column that may be empty', 'alter table person alter column email drop not null', '"email" SET NOT NULL'],
  ['a constraint that is missing', 'alter table person drop constraint duties_stay_separate', 'duties_stay_separate'],
  ['an index that is missing', 'drop index saved_view_of', 'CREATE INDEX "saved_view_of"'],
])('TypeORM reports %s', async (_, change, reported) => {
  await fresh.asOwner(change);
  expect((await difference()).join('\n')).toContain(reported);
});
