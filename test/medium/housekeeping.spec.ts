import { randomUUID } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { BlobStore } from '../../src/platform/blob-store.js';
import { Database } from '../../src/platform/database/database.js';
import { Housekeeper } from '../../src/platform/housekeeper.js';
import { DataKeys } from '../../src/platform/keys.js';
import { Logger } from '../../src/platform/logger.js';
import { type TestPlatform, testPlatform } from '../support/platform.js';

const DAYS = 24 * 3_600_000;

describe('housekeeping', () => {
  let tested: TestPlatform;
  let app: INestApplicationContext;
  let housekeeper: Housekeeper;

  beforeAll(async () => {
    tested = await testPlatform({}, 'api');
    app = await tested.start();
    housekeeper = new Housekeeper(app.get(Database), app.get(BlobStore), new Logger('silent'));
  });
  beforeEach(() => tested.fresh.asOwner('delete from outbox'));
  afterAll(() => tested.remove());

  const folder = () => join(tested.settings.dataFolder, 'blobs');
  const files = async () =>
    (await readdir(folder(), { recursive: true, withFileTypes: true }))
      .filter((found) => found.isFile())
      .map(({ name }) => name)
      .sort();

  /** A file of that age, and the row that names it when `named`. */
  async function file(days: number, named: boolean): Promise<string> {
    const database = app.get(Database);
    const { id: keyId, key } = await database.transaction((tx) => app.get(DataKeys).create(tx));
    const written = await app.get(BlobStore).write(Readable.from([Buffer.from('a')]), key, { maximumBytes: 10 });
    if (!written.ok) throw new Error(written.refusal.code);
    const { blobId } = written.value;
    const then = Date.now() / 1000 - days * 86_400;
    utimesSync(join(folder(), blobId.slice(-2), blobId), then, then);
    if (named) {
      await tested.fresh.asOwner(
        `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door)
         values (gen_random_uuid(), $1, 1, $2, $3, now(), 'smtp')`,
        [randomUUID().replaceAll('-', '').repeat(2), blobId, keyId],
      );
    }
    return blobId;
  }

  it('removes the old file that no row names, and no other', async () => {
    const [named, , young] = [await file(30, true), await file(30, false), await file(6, false)];
    expect(await housekeeper.removeOrphans()).toBe(1);
    expect(await files()).toEqual([named, young].sort());
    expect(await housekeeper.removeOrphans(5 * DAYS)).toBe(1);
    expect(await files()).toEqual([named]);
  });

  it('asks every table that names files, also one that it may not read: then nothing is removed', async () => {
    const orphan = await file(30, false);
    await tested.fresh.asOwner('create table exhibit (blob_id uuid)');
    await expect(housekeeper.removeOrphans()).rejects.toThrow('permission denied for table exhibit');
    expect(await files()).toContain(orphan);
    await tested.fresh.asOwner('grant select on exhibit to greffe_app');
    await tested.fresh.asOwner('insert into exhibit values ($1)', [orphan]);
    expect(await housekeeper.removeOrphans()).toBe(0);
    await tested.fresh.asOwner('drop table exhibit');
    expect(await housekeeper.removeOrphans()).toBe(1);
  });

  it('forgets work done more than thirty days ago; open work, work given up and recent work stay', async () => {
    await tested.fresh.asOwner(
      `insert into outbox (id, topic, payload, due_at, done_at, dead_at) values
         (gen_random_uuid(), 'old', '{}', now(), now() - interval '31 days', null),
         (gen_random_uuid(), 'recent', '{}', now(), now() - interval '29 days', null),
         (gen_random_uuid(), 'open', '{}', now() - interval '90 days', null, null),
         (gen_random_uuid(), 'dead', '{}', now(), null, now() - interval '90 days')`,
    );
    expect(await housekeeper.forgetFinishedWork()).toBe(1);
    expect(await tested.fresh.asOwner('select topic from outbox order by topic')).toEqual([
      { topic: 'dead' },
      { topic: 'open' },
      { topic: 'recent' },
    ]);
  });
});
