/** Which files the rows of the database name, whichever table holds them. */
import { z } from 'zod';
import type { Database } from '../../database/database.js';
import { rowsOf } from '../../database/rows.js';

const Name = z.object({ name: z.string() });
const BlobId = z.object({ id: z.string() });

type Asked = Pick<Database, 'query'>;

/** Every table with a column `blob_id`: from the catalogue itself, which hides none for want of a right. Rejects without any. */
async function tables(database: Asked): Promise<string[]> {
  const rows = rowsOf(
    Name,
    await database.query(
      `select format('%I.%I', n.nspname, c.relname) as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attname = 'blob_id' and not a.attisdropped and c.relkind in ('r', 'p') and n.nspname = 'public'`,
    ),
  );
  if (rows.length === 0) throw new Error('No table names a file: nothing is moved.');
  return rows.map(({ name }) => name);
}

/** Those of the ids that a row names. Rejects when a table cannot be asked. */
export async function namedOf(database: Asked, ids: readonly string[]): Promise<Set<string>> {
  const where = 'where blob_id = any ($1::uuid[])';
  return new Set(await select(database, (table) => `select blob_id from ${table} ${where}`, [ids]));
}

/** All ids on these shelves that a row names. */
export function namedOn(database: Asked, shelves: readonly string[]): Promise<string[]> {
  const where = 'where right(blob_id::text, 2) = any ($1)';
  return select(database, (table) => `select blob_id from ${table} ${where}`, [shelves]);
}

/** Some of the ids that rows name, the newest of each table; none that is not newer than `after`, where that is given. */
export function newestNamed(database: Asked, most: number, after: string | null): Promise<string[]> {
  const some = (table: string) =>
    `(select blob_id from ${table} where $2::uuid is null or blob_id > $2 order by blob_id desc limit $1)`;
  return select(database, some, [most, after]);
}

/** All ids that a row names. */
export const allNamed = (database: Asked): Promise<string[]> =>
  select(database, (table) => `select blob_id from ${table} where blob_id is not null`, []);

async function select(database: Asked, of: (table: string) => string, parameters: unknown[]): Promise<string[]> {
  const parts = (await tables(database)).map(of);
  const rows = rowsOf(
    BlobId,
    await database.query(
      `select distinct blob_id::text as id from (${parts.join(' union all ')}) as named`,
      parameters,
    ),
  );
  return rows.map(({ id }) => id);
}
