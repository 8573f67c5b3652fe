/** The rows of the database, in one snapshot, as COPY writes them: it needs no program beside the server and loses no type. */

import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { rowsOf } from '../../platform/database/rows.js';

const Table = z.object({ name: z.string(), columns: z.array(z.string()).readonly() }).readonly();
export type Table = z.infer<typeof Table>;

/** Written by `migrate`, or worth nothing in another process. */
const LEFT_OUT = ['migrations', 'sequencer_lease', 'declared', 'event_kind', 'stream_right', 'work_right'];

/** In the order in which the log is verified: an entry by its place, beside the row of its seal. */
const ORDERS: Readonly<Record<string, string>> = {
  entry: 'left join sealed_entry s using (stream, seq) order by s.index nulls last, stream, seq',
  sealed_entry: 'order by t.index',
  checkpoint: 'order by t.size',
  checkpoint_stamp: 'order by t.size',
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const listed = (columns: readonly string[]): string => columns.map(quoted).join(', ');

/** Every table of the product with its stored columns; those that the database computes are left out. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and c.relname <> all ($1)
     group by c.relname order by c.relname`,
    [LEFT_OUT],
  );
  return rowsOf(Table, rows);
}

/** The rows as text, a line a row. */
export function copyOf(client: Client, { name, columns }: Table): Readable {
  const selected = columns.map((column) => `t.${quoted(column)}`).join(', ');
  return client.query(copyTo(`copy (select ${selected} from ${quoted(name)} t ${ORDERS[name] ?? ''}) to stdout`));
}

/** Session settings that the text of a row depends on. */
export async function fixText(client: Client): Promise<void> {
  await client.query(
    `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'; set bytea_output = 'hex'`,
  );
}

/**
 * Empties every table and fills it again, in the transaction of the caller: guards that judge what people write do not
 * judge what was judged before; references between tables are checked at the end, all of them.
 */
export async function refill(
  client: Client,
  tables: readonly Table[],
  rows: (table: Table) => Promise<Readable>,
): Promise<void> {
  const references = await takeReferences(client);
  const all = tables.map(({ name }) => quoted(name)).join(', ');
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`);
  await client.query(`truncate ${all}`);
  for (const table of tables) {
    const target = client.query(copyFrom(`copy ${quoted(table.name)} (${listed(table.columns)}) from stdin`));
    await pipeline(await rows(table), target);
  }
  for (const { table, name, definition } of references) {
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  }
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`);
  await goOnCounting(client);
}

const Reference = z.object({ table: z.string(), name: z.string(), definition: z.string() });
type Reference = z.infer<typeof Reference>;
const Numbered = z.object({ table: z.string(), column: z.string() });

async function takeReferences(client: Client): Promise<Reference[]> {
  const { rows } = await client.query(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const references = rowsOf(Reference, rows);
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  return references;
}

/** Numbers given by the database go on after the largest. */
async function goOnCounting(client: Client): Promise<void> {
  const { rows } = await client.query(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and a.attidentity <> '' and not a.attisdropped`,
  );
  for (const { table, column } of rowsOf(Numbered, rows)) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(column)}), 0) + 1, false) from ${quoted(table)}`,
      [table, column],
    );
  }
}
