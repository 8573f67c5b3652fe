import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { declaredEntries } from '../../src/ledger/event-kinds.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { databaseRoles, ORDINARY_ROLE } from '../../src/platform/database/roles.js';
import { ofDatabase } from '../../src/platform/database/session.js';
import { ROLE_PASSWORD } from './database.js';

interface TestServer {
  /** What the test processes read. */
  readonly environment: { TEST_OWNER_URL: string; TEST_TEMPLATE: string };
  stop(): Promise<void>;
}

/** The PostgreSQL of DATABASE_OWNER_URL, or an embedded one without durability, with a migrated template database. */
export async function startTestServer(): Promise<TestServer> {
  const { ownerUrl, stop } = await findServer();
  const template = `greffe_template_${process.pid}`;
  await onServer(ownerUrl, `create database ${template}`);
  await migrate(ofDatabase(ownerUrl, template), declaredEntries);
  await letIn(ownerUrl);
  return {
    environment: { TEST_OWNER_URL: ownerUrl, TEST_TEMPLATE: template },
    async stop() {
      await onServer(ownerUrl, `drop database ${template}`);
      await stop();
    },
  };
}

/** A server that asks its owner for a password asks the roles too. */
async function letIn(ownerUrl: string): Promise<void> {
  if (new URL(ownerUrl).password === '') return;
  for (const role of [ORDINARY_ROLE, ...databaseRoles])
    await onServer(ownerUrl, `alter role ${role} password '${ROLE_PASSWORD}'`);
}

async function findServer(): Promise<{ ownerUrl: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_OWNER_URL;
  if (given) return { ownerUrl: given, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'greffe-test-'));
  const server = await startEmbeddedPostgres(folder, { durable: false });
  return {
    ownerUrl: server.ownerUrl,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}
