// @stage redis slow
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { Database } from '../../../src/platform/database/database.js';
import { readDurability } from '../../../src/platform/database/durability.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/platform/database/embedded-postgres.js';
import { openLocks } from '../../../src/platform/database/locks.js';
import { prepareLaunch } from '../../../src/platform/database/postgres-binaries.js';
import { freshDatabase } from '../../support/database.js';
import { testPlatform } from '../../support/platform.js';
import { hasRedisServer, startRedis } from '../../support/redis-server.js';

/** A server whose folder was made without checksums, and that runs without waiting for its disk. */
describe('a PostgreSQL that may lose what it acknowledged', () => {
  let folder: string;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-weak-'));
    const { prefix, binaries, user } = prepareLaunch();
    const [program = '', ...words] = [...prefix, join(binaries, 'initdb'), '-U', 'greffe', '--auth-local=trust'];
    const data = ['-D', join(folder, 'data'), '--no-data-checksums', '--no-sync', '--encoding=UTF8', '--locale=C'];
    const made = spawnSync(program, [...words, ...data], { ...user, cwd: '/', encoding: 'utf8' });
    if (made.status !== 0) throw new Error(made.stderr);
    server = await startEmbeddedPostgres(folder, { durable: false });
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const read = async () => {
    const database = await Database.connect(server.ownerUrl, () => undefined);
    return readDurability(database).finally(() => database.close());
  };

  it('is found by each of its settings, with what to change', async () => {
    expect(await read()).toEqual({
      faults: [
        'fsync is off, a power cut loses commits: set fsync = on in postgresql.conf.',
        'synchronous_commit is off, a crash loses the last commits: set it to on for the role of the application.',
        'full_page_writes is off, a power cut may corrupt pages: set full_page_writes = on in postgresql.conf.',
      ],
      warnings: ['data_checksums is off, a flipped bit on the disk goes unnoticed: run pg_checksums --enable.'],
    });
  });
});

test.each(['serializable', 'repeatable read'])(
  'a default isolation of "%s" is refused, and named',
  async (isolation) => {
    const fresh = await freshDatabase();
    await fresh.asOwner(
      `do $$ begin
         execute format('alter database %I set default_transaction_isolation = %L', current_database(), '${isolation}');
       end $$`,
    );
    const database = await Database.connect(fresh.url, () => undefined);
    const { faults } = await readDurability(database);
    await database.close();
    await fresh.drop();
    expect(faults).toContain(
      `default_transaction_isolation is "${isolation}", under which two workers refuse each other: set it to read committed, for the server or for the role of the application.`,
    );
  },
);

test('a session under which no lock closes is named', async () => {
  const fresh = await freshDatabase();
  const database = await Database.connect(fresh.ownerUrl, () => undefined);
  expect(await openLocks(database)).toEqual([]);
  const open = await database.transaction(async (tx) => {
    await tx.query("set local session_replication_role = 'replica'");
    return openLocks(tx);
  });
  expect(open).toEqual([expect.stringMatching(/^session_replication_role is not origin/)]);
  await database.close();
  await fresh.drop();
});

test('a trigger of the database that is switched off stops the start, and is named', async () => {
  const tested = await testPlatform();
  await tested.fresh.asOwner('alter table approval disable trigger approver_holds_the_role');
  await expect(tested.start()).rejects.toThrow(
    'The locks of the database are open:\n- the trigger approver_holds_the_role on approval is switched off: alter table approval enable trigger approver_holds_the_role.',
  );
  await tested.remove();
});

const withRedisServer = hasRedisServer ? test : test.skip;

withRedisServer('a Redis that evicts does not start the workers (needs redis-server)', async () => {
  const redis = await startRedis(['--maxmemory-policy', 'allkeys-lru', '--maxmemory', '20mb']);
  const tested = await testPlatform({ REDIS_URL: redis.url });
  await expect(tested.start()).rejects.toThrow(
    'REDIS_URL: this Redis may not carry the queue:\n- maxmemory-policy is "allkeys-lru", under which Redis drops work in silence: set maxmemory-policy noeviction in redis.conf.',
  );
  await tested.remove();
  await redis.kill();
});

withRedisServer('a Redis that evicts nothing does (needs redis-server)', async () => {
  const redis = await startRedis();
  const tested = await testPlatform({ REDIS_URL: redis.url });
  await tested.start();
  await tested.remove();
  await redis.kill();
});
