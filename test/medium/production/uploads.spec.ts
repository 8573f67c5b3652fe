/** Files that operations hand in: appended, resumed and kept, whatever stops between. */

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductionStore } from '../../../src/cases/rows/production.store.js';
import { BlobStore } from '../../../src/platform/blobs/blob-store.js';
import { CHUNK_BYTES } from '../../../src/platform/blobs/chunks/chunk-records.js';
import { injectFaults, type TracePoint } from '../../../src/platform/telemetry/trace-point.js';
import { cutAt, digestOf, type Ordered, someBytes, UploadBench } from '../../support/upload-bench.js';
import { claiming } from '../../support/zip-bomb.js';

let bench: UploadBench;
let order: Ordered;
beforeAll(async () => {
  bench = await UploadBench.open();
  order = await bench.ordered();
});
afterAll(() => bench?.close());
afterEach(() => injectFaults(() => undefined));

/** What the system says at a point that is reached for the nth time. */
function failAt(point: TracePoint, code: string, nth = 1): void {
  let left = nth;
  injectFaults((at) => {
    if (at !== point) return;
    left -= 1;
    if (left === 0) throw Object.assign(new Error(code), { code });
  });
}
const bytes = someBytes(40 * CHUNK_BYTES + 123);
const wrong = (code: string) => ({ ok: false, refusal: { code } });
const whole = { ok: true, value: bytes.length };

async function expectKept(id: string, of: Ordered = order): Promise<void> {
  const { file, bytes: stored } = await bench.kept(of, id);
  expect(stored.equals(bytes)).toBe(true);
  const [sha256, sha512, sha3] = ['sha256', 'sha512', 'sha3-512'].map((name) => digestOf(name, bytes));
  expect(file.digests).toEqual({ sha256, sha512, sha3 });
  const files = (await bench.desk.state(of.caseId)).production?.[0]?.files ?? [];
  expect(files.filter((each) => each.id === id)).toMatchObject([
    { target: of.target, size: bytes.length, by: bench.operations.id },
  ]);
}

describe('an upload', () => {
  it('is kept with its digests as a document of its target, and the entry says neither its name nor its digest', async () => {
    const id = await bench.opened(order, bytes, { sha512: digestOf('sha512', bytes) });
    expect(await bench.append(order, id, { bytes })).toEqual(whole);
    await expectKept(id);
    expect(await bench.offset(order, id)).toBe(bytes.length);
    const log = JSON.stringify(await bench.desk.platform.fresh.asOwner('select data from entry'));
    expect(log).toContain(id);
    for (const secret of ['journal.csv', digestOf('sha512', bytes), digestOf('sha256', bytes)]) {
      expect(log).not.toContain(secret);
    }
    expect(await bench.append(order, id, { offset: bytes.length })).toEqual(whole);
  });

  it('that is cut goes on after its last whole chunk, in this process and in another', async () => {
    const id = await bench.opened(order, bytes);
    expect(await bench.append(order, id, { source: cutAt(bytes, 200_000) })).toEqual({ ok: true, value: 196_608 });
    expect(await bench.append(order, id, { offset: 0, bytes })).toMatchObject(wrong('upload-offset-moved'));
    const second = { offset: 196_608, source: cutAt(bytes.subarray(196_608), 1_000_000) };
    expect(await bench.append(order, id, second)).toMatchObject({ ok: true });
    bench.restart();
    const offset = await bench.offset(order, id);
    expect([offset % CHUNK_BYTES, offset > 1_000_000]).toEqual([0, true]);
    expect(await bench.append(order, id, { offset, bytes: bytes.subarray(offset) })).toEqual(whole);
    await expectKept(id);
  });

  it.each<[TracePoint, number]>([
    ['blob.record_draft_opened', 1],
    ['blob.record_header_written', 1],
    ['blob.record_written', 2],
    ['blob.record_ended', 1],
    ['blob.shelved', 1],
    ['case.appended', 1],
    ['database.before_commit', 3],
  ])('whose process dies at %s (%d) is finished by another, once', async (point, nth) => {
    const id = await bench.opened(order, bytes);
    failAt(point, 'KILLED', nth);
    await expect(bench.append(order, id, { bytes })).rejects.toThrow('KILLED');
    injectFaults(() => undefined);
    bench.restart();
    const offset = await bench.offset(order, id);
    expect(offset).toBeLessThan(bytes.length);
    expect(await bench.append(order, id, { offset, bytes: bytes.subarray(offset) })).toEqual(whole);
    await expectKept(id);
  });

  it('of whole chunks alone is not taken for whole before its entry', async () => {
    const even = bytes.subarray(0, 2 * CHUNK_BYTES);
    const id = await bench.opened(order, even);
    failAt('blob.record_ended', 'KILLED');
    await expect(bench.append(order, id, { bytes: even })).rejects.toThrow('KILLED');
    injectFaults(() => undefined);
    bench.restart();
    expect(await bench.offset(order, id)).toBe(CHUNK_BYTES);
    const last = { offset: CHUNK_BYTES, bytes: even.subarray(CHUNK_BYTES) };
    expect(await bench.append(order, id, last)).toEqual({ ok: true, value: even.length });
    expect((await bench.kept(order, id)).bytes.equals(even)).toBe(true);
  });

  it('on a disk that is full says so, loses nothing, and goes on once there is room', async () => {
    const id = await bench.opened(order, bytes);
    failAt('blob.record_written', 'ENOSPC', 2);
    expect(await bench.append(order, id, { bytes })).toMatchObject({
      ok: false,
      refusal: { code: 'storage-unavailable', sentence: { en: expect.stringContaining('try again later') } },
    });
    injectFaults(() => undefined);
    const offset = await bench.offset(order, id);
    expect(offset).toBeGreaterThan(0);
    expect(await bench.append(order, id, { offset, bytes: bytes.subarray(offset) })).toEqual(whole);
    await expectKept(id);
  });

  it('is written by one process at a time, and by another once that one is silent', async () => {
    const id = await bench.opened(order, bytes);
    const other = bench.started();
    let during: unknown;
    async function* slowly() {
      yield bytes.subarray(0, 200_000);
      during = await bench.append(order, id, { bytes }, other);
    }
    expect(await bench.append(order, id, { source: slowly() })).toEqual({ ok: true, value: 196_608 });
    expect(during).toMatchObject(wrong('upload-in-use'));
    const rest = { offset: 196_608, bytes: bytes.subarray(196_608, 400_000) };
    expect(await bench.append(order, id, rest, other)).toEqual({ ok: true, value: 393_216 });
    const last = { offset: 393_216, bytes: bytes.subarray(393_216) };
    expect(await bench.append(order, id, last)).toEqual(whole);
    await expectKept(id);
  });

  it('with another digest than was announced keeps nothing, and says what to do', async () => {
    for (const expected of [{ sha512: 'a'.repeat(128) }, { sha3: 'a'.repeat(128) }]) {
      const id = await bench.opened(order, bytes, expected);
      expect(await bench.append(order, id, { bytes })).toMatchObject({
        ok: false,
        refusal: { code: 'upload-digest-wrong', sentence: { en: expect.stringContaining('send it again') } },
      });
      await expect(bench.kept(order, id)).rejects.toThrow();
      expect(await bench.append(order, id, { bytes })).toMatchObject(wrong('upload-ended'));
    }
  });

  it('that is a ZIP bomb, or a ZIP file that cannot be read, keeps nothing, and says what to do', async () => {
    const cut = claiming(1_000).subarray(0, 60);
    const wrongs = [
      [claiming(2 ** 31), 'upload-zip-bomb'],
      [cut, 'upload-zip-unreadable'],
    ] as const;
    for (const [archive, code] of wrongs) {
      const id = await bench.opened(order, archive);
      expect(await bench.append(order, id, { bytes: archive })).toMatchObject(wrong(code));
      expect(await bench.desk.module.get(BlobStore).has(id)).toBe(false);
      expect(await bench.append(order, id, { bytes: archive })).toMatchObject(wrong('upload-ended'));
    }
    const sound = claiming(1_000);
    const id = await bench.opened(order, sound);
    expect(await bench.append(order, id, { bytes: sound })).toEqual({ ok: true, value: sound.length });
  });

  it('forgets a part whose checksum is wrong, and keeps what came before', async () => {
    const id = await bench.opened(order, bytes);
    const part = bytes.subarray(0, 2 * CHUNK_BYTES);
    const sum = (of: Buffer) => ({ algorithm: 'sha256' as const, value: Buffer.from(digestOf('sha256', of), 'hex') });
    expect(await bench.append(order, id, { bytes: part, checksum: sum(part) })).toEqual({ ok: true, value: 131_072 });
    const rest = { offset: 131_072, bytes: bytes.subarray(131_072) };
    expect(await bench.append(order, id, { ...rest, checksum: sum(part) })).toMatchObject(
      wrong('upload-checksum-wrong'),
    );
    expect(await bench.offset(order, id)).toBe(131_072);
    expect(await bench.append(order, id, { ...rest, checksum: sum(rest.bytes) })).toEqual(whole);
    await expectKept(id);
  });

  it('takes no byte beyond the size that was announced', async () => {
    const id = await bench.opened(order, bytes);
    const longer = Buffer.concat([bytes, Buffer.of(1)]);
    expect(await bench.append(order, id, { bytes: longer })).toMatchObject(wrong('upload-too-long'));
    expect(await bench.append(order, id, { bytes })).toEqual(whole);
  });

  it('that is abandoned leaves nothing, and takes nothing more', async () => {
    const id = await bench.opened(order, bytes);
    await bench.append(order, id, { source: cutAt(bytes, 300_000) });
    expect(await bench.uploads.drop(order.orderId, id)).toMatchObject({ ok: true });
    expect(await bench.append(order, id, { bytes })).toMatchObject(wrong('upload-ended'));
    expect(await bench.uploads.drop(order.orderId, id)).toMatchObject(wrong('upload-ended'));
  });
});

describe('an upload is refused', () => {
  const said = { name: 'a.csv', contentType: 'text/csv', expected: {}, size: 10 };
  const open = (changed: object) =>
    bench.uploads.open({ orderId: order.orderId, target: order.target, ...said, ...changed }, bench.operations);

  it('for a target or an order that is not there, and for a file that no one could keep', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await open({ target: unknown })).toMatchObject(wrong('upload-target-unknown'));
    expect(await open({ orderId: unknown })).toMatchObject(wrong('production-order-unknown'));
    expect(await open({ size: 65 * 2 ** 30 })).toMatchObject(wrong('upload-too-large'));
    const id = await bench.opened(order, bytes);
    const other = await bench.ordered();
    expect(await bench.append(other, id, { bytes })).toMatchObject(wrong('upload-unknown'));
  });

  it('while twenty are unfinished', async () => {
    const other = await bench.ordered();
    for (let n = 0; n < 20; n += 1) await bench.opened(other, bytes);
    expect(await open({ orderId: other.orderId, target: other.target })).toMatchObject(wrong('upload-too-many-open'));
  });

  it('once its order is over, whatever came before', async () => {
    const other = await bench.ordered();
    const id = await bench.opened(other, bytes);
    await bench.append(other, id, { source: cutAt(bytes, 300_000) });
    const actor = { kind: 'person' as const, id: bench.operations.id, roles: bench.operations.roles };
    await bench.desk.give(other.caseId, { type: 'deliver_production', orderId: other.orderId, empty: [] }, actor);
    const rest = { offset: 262_144, bytes: bytes.subarray(262_144) };
    expect(await bench.append(other, id, rest)).toMatchObject(wrong('production-order-over'));
  });
});

it('the database keeps an upload only for a target that was ordered, and only as the log says', async () => {
  const { database } = bench.desk;
  const run = (sql: string, values: unknown[]) => database.transaction((tx) => tx.query(sql, values));
  const insert = `insert into production_upload (id, order_id, target_id, size, sealed, opened_by)
    values (gen_random_uuid(), $1, $2, 1, '', $3)`;
  const noOrder = 'No order that runs asks for a file of this target.';
  await expect(run(insert, [order.orderId, order.caseId, bench.operations.id])).rejects.toThrow(noOrder);
  const id = await bench.opened(order, bytes);
  const keep = "update production_upload set fate = 'kept', blob_id = id, digest = $2 where id = $1";
  await expect(run(keep, [id, 'a'.repeat(64)])).rejects.toThrow('The log does not say that this file was handed in.');
  const forged = { orderId: order.orderId, uploadId: id, target: order.target, size: 1, digest: 'a'.repeat(64) };
  const told = { type: 'case.production_file_handed_in', data: forged } as const;
  const store = bench.desk.module.get(ProductionStore);
  const projected = database.transaction((tx) => store.project(tx, order.caseId, told));
  await expect(projected).rejects.toThrow('The log does not say that this file was handed in.');
  await bench.append(order, id, { bytes });
  const again = "update production_upload set fate = 'dropped' where id = $1";
  await expect(run(again, [id])).rejects.toThrow('An upload that ended stays so');
});
