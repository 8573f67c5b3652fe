import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Instant, instant } from '../../src/domain/kernel/instant.js';
import { embeddedLogins, type Logins } from '../../src/platform/database/connections.js';
import { ofDatabase } from '../../src/platform/database/session.js';

export interface FreshDatabase {
  /** Of the ordinary work of a process that does all of it. */
  readonly url: string;
  readonly ownerUrl: string;
  /** Every login of such a process. */
  readonly logins: Logins;
  /** The same as settings. */
  readonly environment: Readonly<Record<string, string>>;
  readonly urlOf: (role: string) => string;
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
  const urlOf = (role: string) => asRole(ownerUrl, role);
  const logins = embeddedLogins(urlOf, 'all');
  // A copy is another installation: two databases must not share one queue on one Redis.
  await query(ownerUrl, 'update installation set id = gen_random_uuid()');
  return {
    url: logins.ordinary.url,
    ownerUrl,
    logins,
    urlOf,
    environment: environmentOf(urlOf),
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

/** The password of every role on a server that asks for one. */
export const ROLE_PASSWORD = 'greffe_test';

/** The same database as another role. */
export function asRole(ownerUrl: string, role: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  if (url.password !== '') url.password = ROLE_PASSWORD;
  return url.toString();
}

/** What a process that does all the work is given. */
export const environmentOf = (urlOf: (role: string) => string) => ({
  DATABASE_URL: urlOf('greffe_all'),
  DATABASE_IDENTITY_URL: urlOf('greffe_identity'),
  DATABASE_SEQUENCER_URL: urlOf('greffe_sequencer'),
});

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
