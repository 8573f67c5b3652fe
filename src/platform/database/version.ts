/** Whether a database is at the version of this program. */
import { z } from 'zod';
import { migrations } from '../../../migrations/index.js';
import { codeOf } from '../telemetry/failure.js';
import { DatabaseClient } from './client.js';
import { type DeclaredEntry, digestOf } from './declared.js';
import { rowOf, rowsOf } from './rows.js';

const HOW = 'stop the service, run "greffe migrate" with DATABASE_OWNER_URL, then start this version';

const INSUFFICIENT_PRIVILEGE = '42501';

const Found = z.object({ there: z.boolean() });
const Migration = z.object({ name: z.string() });
const Declared = z.object({ sha256: z.string() });

const known = (): string[] => migrations.map((Migration) => new Migration().name);

/** Names of the migrations that were applied, in their order; empty for a database that was never migrated. */
export async function namesOfMigrations(query: (sql: string) => Promise<unknown[]>): Promise<string[]> {
  const table = rowOf(Found, await query(`select to_regclass('public.migrations') is not null as there`));
  if (table?.there !== true) return [];
  return rowsOf(Migration, await query('select name from migrations order by id')).map(({ name }) => name);
}

/** A program MUST NOT work on the tables of a later version: it would write what that one no longer reads. */
export function refuseLater(applied: readonly string[]): void {
  const ours = new Set(known());
  const later = applied.filter((name) => !ours.has(name));
  if (later.length === 0) return;
  throw new Error(
    `The database is of a later version of Greffe, which made ${later.join(', ')}: ` +
      'start that version, or restore the backup that was made before it.',
  );
}

/** Rejects, saying what to run, unless the database was migrated by exactly this version. */
export async function demandVersion(url: string, entries: readonly DeclaredEntry[]): Promise<void> {
  const client = new DatabaseClient(url);
  await client.connect();
  try {
    const fault = await faultOf(client, entries);
    if (fault !== null) throw new Error(`${fault}: ${HOW}.`);
  } finally {
    await client.end();
  }
}

async function faultOf(client: DatabaseClient, entries: readonly DeclaredEntry[]): Promise<string | null> {
  try {
    const applied = await namesOfMigrations(async (sql) => (await client.query(sql)).rows);
    refuseLater(applied);
    if (applied.length === 0) return 'The database was never migrated';
    const missing = known().filter((name) => !applied.includes(name));
    if (missing.length > 0) return `The database is of an earlier version, without ${missing.join(', ')}`;
    const { rows } = await client.query('select sha256 from declared');
    return rowOf(Declared, rows)?.sha256 === digestOf(entries)
      ? null
      : 'The rights in the database are those of another version';
  } catch (error) {
    // The roles of the processes got no right yet, not even to ask.
    if (codeOf(error) === INSUFFICIENT_PRIVILEGE) return 'The database is of an earlier version';
    throw error;
  }
}
