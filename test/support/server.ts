import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { ofDatabase } from '../../src/platform/database/session.js';

interface TestServer {
  /** What the test processes read. */
  readonly environment: { TEST_OWNER_URL: string; TEST_TEMPLATE: string };
  stop(): Promise<void>;
}

/** The PostgreSQL of DATABASE_URL, or an embedded one without durability, with a migrated template database. */
export async function startTestServer(): Promise<TestServer> {
  const { ownerUrl, stop } = await findServer();
  const template = `greffe_template_${process.pid}`;
  await onServer(ownerUrl, `create database ${template}`);
  await migrate(ofDatabase(ownerUrl, template));
  return {
    environment: { TEST_OWNER_URL: ownerUrl, TEST_TEMPLATE: template },
    async stop() {
      await onServer(ownerUrl, `drop database ${template}`);
      await stop();
    },
  };
}

async function findServer(): Promise<{ ownerUrl: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
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
