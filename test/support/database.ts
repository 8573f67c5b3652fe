import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Instant, instant } from '../../src/domain/kernel/instant.js';
import { ofDatabase } from '../../src/platform/database/session.js';

export interface FreshDatabase {
  /** Give it to `Database.connect`, which takes the application's role. */
  readonly url: string;
  readonly ownerUrl: string;
  /** One statement as the owner of the tables. */
  asOwner<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** What the server under test takes for now: the database's clock. */
  now(): Promise<Instant>;
  /** Ends every connection and lets no new one in while `work` runs: the server is there, the database is not. */
  duringOutage(work: () => Promise<void>): Promise<void>;
  drop(): Promise<void>;
}

/** A migrated, empty database of its own for one spec file, in some 40 ms. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = required('TEST_OWNER_URL');
  const name = `greffe_test_${randomBytes(6).toString('hex')}`;
  await query(server, `create database ${name} template ${required('TEST_TEMPLATE')} strategy wal_log`);
  const ownerUrl = ofDatabase(server, name);
  // A copy is another installation: two databases must not share one queue on one Redis.
  await query(ownerUrl, 'update installation set id = gen_random_uuid()');
  return {
    url: ownerUrl,
    ownerUrl,
    asOwner: (sql, parameters) => query(ownerUrl, sql, parameters),
    async now() {
      const [row] = await query<{ now: Date }>(ownerUrl, 'select clock_timestamp() as now');
      return instant(row?.now.toISOString() ?? '');
    },
    async duringOutage(work) {
      await query(server, `alter database ${name} allow_connections false`);
      await query(server, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      try {
        await work();
      } finally {
        await query(server, `alter database ${name} allow_connections true`);
      }
    },
    async drop() {
      await query(server, `drop database if exists ${name} with (force)`);
    },
  };
}

async function query<Row>(url: string, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows as Row[];
  } finally {
    await client.end();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this spec needs the global set-up of jest.config.mjs.`);
  return value;
}
