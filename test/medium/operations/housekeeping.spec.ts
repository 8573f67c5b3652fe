// @stage redis slow
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Housekeeping } from '../../../src/operations/housekeeping.js';
import { OperationsModule } from '../../../src/operations/operations.module.js';
import { BlobStore } from '../../../src/platform/blobs/blob-store.js';
import { Database } from '../../../src/platform/database/database.js';
import { Health } from '../../../src/platform/http/status/health.js';
import { DataKeys } from '../../../src/platform/keys/keys.js';
import { type TestPlatform, testPlatform } from '../../support/platform.js';

describe('housekeeping', () => {
  let tested: TestPlatform;
  let app: INestApplicationContext;
  let housekeeping: Housekeeping;

  beforeEach(async () => {
    tested = await testPlatform({}, 'api');
    app = await tested.start(OperationsModule);
    housekeeping = app.get(Housekeeping);
  });
  afterEach(() => tested.remove());

  const folder = (...path: string[]) => join(tested.settings.dataFolder, 'blobs', ...path);
  const names = (...path: string[]) =>
    readdirSync(folder(...path))
      .filter((name) => !name.includes('.'))
      .sort();
  const inUse = () =>
    names()
      .filter((name) => name.length === 2)
      .flatMap((shelf) => names(shelf))
      .sort();
  const owner = <Row>(sql: string, ...values: unknown[]) => tested.fresh.asOwner<Row>(sql, values);
  const daysPass = (days: number) =>
    owner(`update blob_orphan set first_seen_at = first_seen_at - make_interval(days => $1)`, days);

  async function file(): Promise<{ blobId: string; keyId: string }> {
    const { id: keyId, key } = await app.get(Database).transaction((tx) => app.get(DataKeys).create(tx));
    const written = await app.get(BlobStore).write(Readable.from([Buffer.from('a')]), key, { maximumBytes: 10 });
    if (!written.ok) throw new Error(written.refusal.code);
    return { blobId: written.value.blobId, keyId };
  }
  const name = ({ blobId, keyId }: { blobId: string; keyId: string }) =>
    owner(
      `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door)
       values (gen_random_uuid(), $1, 1, $2, $3, now(), 'smtp')`,
      randomUUID().replaceAll('-', '').repeat(2),
      blobId,
      keyId,
    );
  async function files(count: number): Promise<{ blobId: string; keyId: string }[]> {
    const made = [];
    for (let n = 0; n < count; n += 1) made.push(await file());
    return made;
  }

  it('sets aside the file that no row has named for a week, with a note; it deletes none', async () => {
    const [named, orphan] = [await file(), await file()];
    await name(named);
    expect(await housekeeping.sweep()).toMatchObject({ files: 2, setAside: 0 });
    await daysPass(6);
    expect(await housekeeping.sweep()).toMatchObject({ unnamed: 1, setAside: 0 });
    await daysPass(2);
    expect(await housekeeping.sweep()).toMatchObject({ unnamed: 1, setAside: 1, stopped: false });
    expect([inUse(), names('quarantine')]).toEqual([[named.blobId], [orphan.blobId]]);
    const note = JSON.parse(readFileSync(folder('quarantine', `${orphan.blobId}.json`), 'utf8'));
    expect(note).toMatchObject({
      file: orphan.blobId,
      why: 'unnamed',
      size: 29,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(Object.keys(note).sort()).toEqual(['at', 'by', 'file', 'firstSeenAt', 'sha256', 'size', 'why']);
    expect(await owner(`select type, data from entry where stream = 'storage'`)).toEqual([
      { type: 'storage.set_aside', data: { files: 1 } },
    ]);
  });

  it('goes by what the database saw, not by the times of the disk', async () => {
    const { blobId } = await file();
    utimesSync(folder(blobId.slice(-2), blobId), 0, 0);
    expect(await housekeeping.sweep()).toMatchObject({ setAside: 0 });
    await daysPass(8);
    utimesSync(folder(blobId.slice(-2), blobId), 4_000_000_000, 4_000_000_000);
    expect(await housekeeping.sweep()).toMatchObject({ setAside: 1 });
  });

  it('puts a file back that a row names again', async () => {
    const orphan = await file();
    await housekeeping.sweep();
    await daysPass(8);
    await housekeeping.sweep();
    await name(orphan);
    expect(await housekeeping.sweep()).toMatchObject({ files: 1, unnamed: 0, putBack: 1 });
    expect([inUse(), names('quarantine')]).toEqual([[orphan.blobId], []]);
    expect(await owner('select file_id from blob_orphan')).toEqual([]);
  });

  it('sets aside what a crash left unfinished, a week after it was seen', async () => {
    const left = randomUUID();
    mkdirSync(folder('unfinished'), { recursive: true });
    writeFileSync(folder('unfinished', left), 'half');
    await housekeeping.sweep();
    await daysPass(8);
    expect(await housekeeping.sweep()).toMatchObject({ unnamed: 0, setAside: 1 });
    expect([names('unfinished'), names('quarantine')]).toEqual([[], [left]]);
  });

  it('stops with an alarm, and moves nothing, where more than 1 % of the files are named by no row', async () => {
    for (const each of await files(197)) await name(each);
    const [third] = await files(3);
    if (!third) throw new Error('No file was made.');
    await housekeeping.sweep();
    await daysPass(30);
    expect(await housekeeping.sweep()).toEqual({ files: 200, unnamed: 3, setAside: 0, putBack: 0, stopped: true });
    expect(inUse()).toHaveLength(200);
    expect(await owner(`select topic from alarm where seen_by is null`)).toEqual([{ topic: 'storage.sweep' }]);
    expect(await app.get(Health).check()).toMatchObject({ ready: true, faults: ['storage_sweep'] });
    await name(third);
    expect(await housekeeping.sweep()).toEqual({ files: 200, unnamed: 2, setAside: 2, putBack: 0, stopped: false });
  });

  it('then moves exactly the number of files that an operator confirmed, and no other number', async () => {
    await files(21);
    await housekeeping.sweep();
    await daysPass(1);
    expect(await housekeeping.sweep('command-line', 20)).toMatchObject({ setAside: 0, stopped: true });
    expect(await housekeeping.sweep('command-line', 21)).toMatchObject({ setAside: 21, stopped: false });
    expect(await app.get(Health).check()).toMatchObject({ faults: [] });
  });

  it('moves nothing while a table that names files cannot be asked', async () => {
    const orphan = await file();
    await housekeeping.sweep();
    await daysPass(8);
    await owner('create table exhibit (blob_id uuid)');
    await expect(housekeeping.sweep()).rejects.toThrow('permission denied for table exhibit');
    await owner('grant select on exhibit to greffe_worker');
    await owner('insert into exhibit values ($1)', orphan.blobId);
    expect(await housekeeping.sweep()).toMatchObject({ setAside: 0 });
    expect(inUse()).toEqual([orphan.blobId]);
  });

  it('moves nothing in safe mode, as in a restored copy', async () => {
    await file();
    await housekeeping.sweep();
    await daysPass(8);
    const mark = readFileSync(folder('installation.json'));
    rmSync(folder('installation.json'));
    writeFileSync(folder('installation.json'), mark);
    await expect(housekeeping.sweep('command-line', 1)).rejects.toThrow('Safe mode: no file is moved.');
    expect(inUse()).toHaveLength(1);
  });

  it('moves nothing in the store of another installation', async () => {
    await file();
    await housekeeping.sweep();
    await daysPass(8);
    writeFileSync(folder('installation.json'), JSON.stringify({ installation: randomUUID() }));
    await expect(housekeeping.sweep()).rejects.toThrow('The store is not there: nothing is moved.');
    expect(inUse()).toHaveLength(1);
  });

  it('deletes jobs done more than thirty days ago; open, failed and recent jobs stay', async () => {
    await owner('delete from outbox');
    await owner(
      `insert into outbox (id, topic, payload, due_at, done_at, dead_at) values
         (gen_random_uuid(), 'old', '{}', now(), now() - interval '31 days', null),
         (gen_random_uuid(), 'recent', '{}', now(), now() - interval '29 days', null),
         (gen_random_uuid(), 'open', '{}', now() - interval '90 days', null, null),
         (gen_random_uuid(), 'dead', '{}', now(), null, now() - interval '90 days')`,
    );
    expect(await housekeeping.forgetFinishedWork()).toBe(1);
    expect(await owner('select topic from outbox order by topic')).toEqual([
      { topic: 'dead' },
      { topic: 'open' },
      { topic: 'recent' },
    ]);
  });
});
