import { runMigrations as migrateQueue } from 'bullmq';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { crashPoint } from '../crash-point.js';
import { laneNames } from '../queue/lanes.js';
import { QUEUE_SCHEMA } from '../queue/name.js';
import { APPLICATION_ROLE } from './session.js';

/** Any number that nothing else in the database locks. */
const MIGRATION_LOCK = 7_345_200_145;

/**
 * Brings the database to this version, as its owner; does nothing when it is there already. Each migration commits
 * whole or not at all. Several processes may call it at once: one works, the others wait.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    crashPoint('migrate.locked');
    await refuseLater(client);
    await migrateTables(ownerUrl);
    crashPoint('migrate.tables_done');
    await migrateQueue(client, QUEUE_SCHEMA);
    crashPoint('migrate.queue_done');
    // BullMQ makes a sequence for each queue at its first use, which the application may not.
    await client.query(`select ${QUEUE_SCHEMA}.next_job_id(lane) from unnest($1::text[]) as lane`, [laneNames]);
    await client.query(`
      grant usage on schema ${QUEUE_SCHEMA} to ${APPLICATION_ROLE};
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${APPLICATION_ROLE};
      grant usage on all sequences in schema ${QUEUE_SCHEMA} to ${APPLICATION_ROLE};
      grant execute on all functions in schema ${QUEUE_SCHEMA} to ${APPLICATION_ROLE}`);
  } finally {
    await client.end();
  }
}

/** Rejects, saying what to do, unless the database is at this version; changes nothing. */
export async function demandMigrated(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await refuseLater(client);
    const applied = await namesApplied(client);
    if (migrations.every((Migration) => applied.includes(new Migration().name))) return;
    throw new Error('The database is of an earlier version of Greffe: run "greffe migrate", or start the server once.');
  } finally {
    await client.end();
  }
}

/** A program MUST NOT work on the tables of a later version: it would write what that one no longer reads. */
async function refuseLater(client: pg.Client): Promise<void> {
  const known = migrations.map((Migration) => new Migration().name);
  const later = (await namesApplied(client)).filter((name) => !known.includes(name));
  if (later.length === 0) return;
  throw new Error(
    `The database is of a later version of Greffe, which made ${later.join(', ')}: ` +
      'start that version, or restore the backup that was made before it.',
  );
}

/** In the order in which they were applied; none in a database without tables. */
async function namesApplied(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query(`select to_regclass('public.migrations') is not null as there`);
  if (tables[0]?.there !== true) return [];
  const { rows } = await client.query<{ name: string }>('select name from migrations order by id');
  return rows.map(({ name }) => name);
}

async function migrateTables(ownerUrl: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    installExtensions: false,
    poolSize: 1,
    migrations,
    extra: { connectionString: ownerUrl },
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
