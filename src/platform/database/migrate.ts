import { runMigrations as migrateQueue } from 'bullmq';
import { DataSource, QueryFailedError } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { tracePoint } from '../telemetry/trace-point.js';
import { DatabaseClient, postgres } from './client.js';
import { type DeclaredEntry, declare } from './declared.js';
import { ensureRoles } from './ensure-roles.js';
import { laneNames } from './lanes.js';
import { QUEUE_SCHEMA } from './queue-schema.js';
import { namesOfMigrations, refuseLater } from './version.js';

const DEADLOCK = '40P01';
const TRIES = 5;

/** Any number that nothing else in the database locks. */
const MIGRATION_LOCK = 7_345_200_145;

/**
 * Brings the database to this version, as its owner; does nothing when it is there already. Each migration commits
 * whole or not at all, and is tried again after a deadlock with a running server. The rights of the roles are replaced
 * last. Several processes may call it at once: one works, the others wait. Rejects, saying what to do, when the database is
 * of a later version, or roles are missing and its user may not make them.
 */
export async function migrate(ownerUrl: string, entries: readonly DeclaredEntry[]): Promise<void> {
  const client = new DatabaseClient(ownerUrl);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    tracePoint('migrate.locked');
    refuseLater(await namesOfMigrations(async (sql) => (await client.query(sql)).rows));
    await ensureRoles(client);
    await migrateTables(ownerUrl);
    tracePoint('migrate.tables_done');
    await migrateQueue(client, QUEUE_SCHEMA);
    tracePoint('migrate.queue_done');
    // BullMQ makes a sequence for each queue at its first use, which the worker may not.
    await client.query(`select ${QUEUE_SCHEMA}.next_job_id(lane) from unnest($1::text[]) as lane`, [laneNames]);
    await declare(client, entries);
  } finally {
    await client.end();
  }
}

async function migrateTables(ownerUrl: string): Promise<void> {
  const source = new DataSource({
    ...postgres,
    installExtensions: false,
    poolSize: 1,
    migrations,
    extra: { connectionString: ownerUrl, Client: DatabaseClient },
  });
  await source.initialize();
  try {
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        await source.runMigrations({ transaction: 'each' });
        return;
      } catch (error) {
        if (left === 0 || !isDeadlock(error)) throw error;
      }
    }
  } finally {
    await source.destroy();
  }
}

const isDeadlock = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === DEADLOCK;
