// @stage slow
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { declaredEntries } from '../../../src/ledger/event-kinds.js';
import { startEmbeddedPostgres } from '../../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { eventually } from '../../support/eventually.js';

interface Started {
  readonly child: ChildProcess;
  readonly ownerUrl: string;
  readonly processId: number;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-embedded-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function startInChild(): Promise<Started> {
  const support = join(packageRoot(), 'test/support');
  const child = spawn(
    process.execPath,
    ['--import', join(support, 'typescript.mjs'), join(support, 'start-postgres.ts'), folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  for await (const line of createInterface({ input: child.stdout })) return { child, ...JSON.parse(line) };
  throw new Error('The child printed nothing.');
}

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** A process that ended and that its new parent has not yet buried counts as gone. */
function isAlive(processId: number): boolean {
  const status = `/proc/${processId}/status`;
  return existsSync(status) && !/^State:\s+[ZX]/m.test(readFileSync(status, 'utf8'));
}

test('it starts durable, leaves no orphan when its parent is killed, and the next start finds the data', async () => {
  const first = await startInChild();
  await migrate(first.ownerUrl, declaredEntries);
  await query(
    first.ownerUrl,
    `insert into outbox (id, topic, payload, due_at) values (gen_random_uuid(), 't', '{}', now())`,
  );
  expect(
    await query(first.ownerUrl, "select current_setting('fsync') as fsync, current_setting('data_checksums') as sums"),
  ).toEqual([{ fsync: 'on', sums: 'on' }]);
  first.child.kill('SIGKILL');

  const second = await startEmbeddedPostgres(folder, { durable: true });
  expect(isAlive(first.processId)).toBe(false);
  expect(await query(second.ownerUrl, 'select topic from outbox')).toEqual([{ topic: 't' }]);
  expect(await query(second.urlOf('greffe_all'), 'select current_user as role')).toEqual([{ role: 'greffe_all' }]);
  await second.stop();
  expect(isAlive(second.processId)).toBe(false);
});

test('killed itself without warning, it recovers at the next start', async () => {
  const first = await startEmbeddedPostgres(folder, { durable: true });
  process.kill(first.processId, 'SIGKILL');
  await first.stop();
  expect(existsSync(join(folder, 'data/postmaster.pid'))).toBe(true);
  const second = await startEmbeddedPostgres(folder, { durable: true });
  expect(await query(second.ownerUrl, 'select topic from outbox')).toEqual([{ topic: 't' }]);
  await second.stop();
});

test('a second start on the same folder is refused, saying which process to stop', async () => {
  const first = await startEmbeddedPostgres(folder, { durable: true });
  await expect(startEmbeddedPostgres(folder, { durable: true })).rejects.toThrow(
    `is in use by the Greffe of process ${process.pid}. Stop that one (kill -TERM ${process.pid})`,
  );
  await first.stop();
});

test('a lock whose process id now belongs to another program does not stop the start', async () => {
  writeFileSync(join(folder, 'data/postmaster.pid'), `${process.pid}\n${join(folder, 'data')}\n`, { mode: 0o600 });
  const server = await startEmbeddedPostgres(folder, { durable: true });
  await server.stop();
});

test('an interrupted creation leaves nothing that looks like a database', async () => {
  const other = mkdtempSync(join(tmpdir(), 'greffe-embedded-'));
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(packageRoot(), 'test/support/typescript.mjs'),
      join(packageRoot(), 'test/support/start-postgres.ts'),
      other,
    ],
    { stdio: 'ignore' },
  );
  const begun = () => readdirSync(other).some((name) => existsSync(join(other, name, 'PG_VERSION')));
  await eventually(async () => begun(), Boolean);
  child.kill('SIGKILL');
  const server = await startEmbeddedPostgres(other, { durable: false });
  // An initdb that outlived its parent may still write aside.
  const kept = readdirSync(other).filter((name) => !name.startsWith('data.unfinished-'));
  expect(kept.sort()).toEqual(['data', 'server.log']);
  await server.stop();
  rmSync(other, { recursive: true, force: true });
});
