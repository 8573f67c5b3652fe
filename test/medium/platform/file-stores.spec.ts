// @stage redis slow
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { BlobStore } from '../../../src/platform/blobs/blob-store.js';
import { Database } from '../../../src/platform/database/database.js';
import { Health } from '../../../src/platform/http/status/health.js';
import { DataKeys } from '../../../src/platform/keys/keys.js';
import { type TestPlatform, testPlatform } from '../../support/platform.js';

describe('the store of files of an installation', () => {
  let folder: string;
  const tested: TestPlatform[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-stores-'));
  });
  afterEach(async () => {
    for (const each of tested.splice(0)) await each.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  async function installation(role: 'api' | 'worker' = 'worker', data = join(folder, 'data')): Promise<TestPlatform> {
    const made = await testPlatform({ GREFFE_DATA: data }, role);
    tested.push(made);
    return made;
  }
  const idOf = async ({ fresh }: TestPlatform) =>
    (await fresh.asOwner<{ id: string }>('select id from installation'))[0]?.id;
  const blobs = (...path: string[]) => join(folder, 'data', 'blobs', ...path);
  const files = () =>
    readdirSync(blobs(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();

  /** A file that a row names, and its id. */
  async function keep(app: TestingModule, named = true): Promise<string> {
    const { id: keyId, key } = await app.get(Database).transaction((tx) => app.get(DataKeys).create(tx));
    const written = await app.get(BlobStore).write(Readable.from([Buffer.from('a')]), key, { maximumBytes: 10 });
    if (!written.ok) throw new Error(written.refusal.code);
    const { blobId } = written.value;
    if (!named) return blobId;
    const [one] = tested;
    await one?.fresh.asOwner(
      `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door)
       values (gen_random_uuid(), $1, 1, $2, $3, now(), 'smtp')`,
      [randomUUID().replaceAll('-', '').repeat(2), blobId, keyId],
    );
    return blobId;
  }
  /** As a store of an earlier version, which had no mark, and its database no claim. */
  async function forget({ fresh }: TestPlatform): Promise<void> {
    rmSync(blobs('installation.json'));
    await fresh.asOwner('delete from blob_store');
  }

  it('is marked with its installation at the first start, and known again', async () => {
    const one = await installation();
    await (await one.start()).close();
    expect(JSON.parse(readFileSync(blobs('installation.json'), 'utf8'))).toEqual({ installation: await idOf(one) });
    await one.start();
  });

  it('is refused to the database of another installation, which moves and writes nothing', async () => {
    const one = await installation();
    const app = await one.start();
    await keep(app);
    await app.close();
    const before = files();
    const other = await installation('api');
    const [its, own] = [await idOf(one), await idOf(other)];
    await expect(other.start()).rejects.toThrow(
      `is the store of another installation, ${its}. The database (DATABASE_URL) is installation ${own}: correct GREFFE_DATA or DATABASE_URL`,
    );
    expect(files()).toEqual(before);
    expect(await other.fresh.asOwner('select 1 from blob_store')).toEqual([]);
  });

  it('of an earlier version is adopted when the database names its files', async () => {
    const one = await installation();
    const app = await one.start();
    for (let n = 0; n < 4; n += 1) await keep(app);
    await keep(app, false);
    await app.close();
    await forget(one);
    await one.start();
    expect(existsSync(blobs('installation.json'))).toBe(true);
  });

  it('of an earlier version is refused to an empty database, with the command that adopts it', async () => {
    const one = await installation();
    const app = await one.start();
    await keep(app);
    await app.close();
    await forget(one);
    const other = await installation();
    const id = await idOf(other);
    await expect(other.start()).rejects.toThrow(`greffe blobs adopt --installation ${id}`);
    expect(existsSync(blobs('installation.json'))).toBe(false);
  });

  it('that is not mounted stops the workers, and leaves people what the database holds', async () => {
    const one = await installation('api');
    const app = await one.start();
    const blobId = await keep(app);
    await app.close();
    cpSync(blobs(), join(folder, 'disk'), { recursive: true });
    rmSync(blobs(), { recursive: true });
    mkdirSync(blobs());
    const worker = await testPlatform({ GREFFE_DATA: join(folder, 'data') }, 'worker', one.fresh);
    await expect(worker.start()).rejects.toThrow('the files of this installation are not in');
    const api = await one.start();
    expect(await api.get(Health).check()).toMatchObject({ ready: false, faults: ['storage_away'] });
    const refused = await api
      .get(BlobStore)
      .write(Readable.from([Buffer.from('b')]), Buffer.alloc(32), { maximumBytes: 9 });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'storage-unavailable' } });
    expect(readdirSync(blobs())).toEqual([]);
    cpSync(join(folder, 'disk'), blobs(), { recursive: true });
    await api.get(BlobStore).state.check();
    expect(await api.get(Health).check()).toMatchObject({ ready: true, faults: [] });
    expect(await api.get(BlobStore).has(blobId)).toBe(true);
  });

  it('that has its mark and none of its files stops the workers', async () => {
    const one = await installation();
    const app = await one.start();
    const blobId = await keep(app);
    await app.close();
    rmSync(blobs(blobId.slice(-2)), { recursive: true });
    await expect(one.start()).rejects.toThrow('mount its disk, restore them from your backup');
  });

  it('is not begun again beside one that the database had', async () => {
    const one = await installation();
    await (await one.start()).close();
    rmSync(blobs(), { recursive: true });
    await expect(one.start()).rejects.toThrow('the files of this installation are not in');
    expect(existsSync(blobs('installation.json'))).toBe(false);
  });

  it('with a mark that says nothing is refused', async () => {
    const one = await installation();
    await (await one.start()).close();
    writeFileSync(blobs('installation.json'), '{}');
    await expect(one.start()).rejects.toThrow('does not say which installation the store belongs to');
  });
});
