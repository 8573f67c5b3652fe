// @stage slow
/** Operations hand in files over HTTP, with a client of tus and by hand. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Member } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { ProductionDesk } from '../../support/production-desk.js';
import { announce, type Place, part, request, upload } from '../../support/tus-client.js';
import { digestOf } from '../../support/upload-bench.js';

let house: ProductionDesk;
let operations: Member;
beforeAll(async () => {
  house = await ProductionDesk.open();
  operations = house.operations;
});
afterAll(() => house?.close());

const bytes = randomBytes(3_000_001);
let place: Place & { caseId: string };
let said: Record<string, string>;
beforeEach(async () => {
  const { caseId, orderId } = await house.ordered();
  place = { address: house.address, orderId, caseId };
  const [target] = (await house.desk.state(caseId)).production?.[0]?.targets ?? [];
  said = { target: target?.id ?? '', filename: 'journal d’accès.csv', filetype: 'text/csv' };
});

interface Listed {
  readonly id: string;
  readonly offset: number;
  readonly fate: string | null;
}
const listed = async (): Promise<Listed[]> =>
  (await operations.send('GET', `/api/production/${place.orderId}/uploads`)).json<{ uploads: Listed[] }>().uploads;
const opened = async (more: Record<string, string> = {}, size = bytes.length): Promise<string> =>
  String((await announce(operations, place, { ...said, ...more }, size)).headers.location);

describe('a file of operations', () => {
  it('is handed in by a client of tus, and is a document of its target', async () => {
    const digests = { sha512: digestOf('sha512', bytes), 'sha3-512': digestOf('sha3-512', bytes) };
    await upload(operations, place, bytes, { said: { ...said, ...digests }, chunkSize: 1_000_000 });
    expect(await listed()).toMatchObject([
      {
        ...{ target: said.target, name: 'journal d’accès.csv', size: bytes.length, offset: bytes.length, fate: 'kept' },
        ...{ sha512: digests.sha512, sha3: digests['sha3-512'] },
      },
    ]);
    const [order] = (await house.desk.state(place.caseId)).production ?? [];
    expect(order?.files).toMatchObject([{ target: said.target, size: bytes.length, by: operations.id }]);
  });

  it('that is cut goes on where the server says, which is a whole chunk', async () => {
    const path = await opened();
    const cut = { headers: part(0), body: bytes, cut: 1_500_000 };
    await expect(request(operations, place, 'PATCH', path, cut)).rejects.toThrow('cut');
    const at = async () => Number((await request(operations, place, 'HEAD', path)).headers['upload-offset']);
    const offset = await eventually(at, (kept) => kept > 0);
    expect([offset % 65_536, offset <= 1_500_000]).toEqual([0, true]);
    const wrong = await request(operations, place, 'PATCH', path, { headers: part(0), body: bytes });
    expect([wrong.status, wrong.code]).toEqual([409, 'upload-offset-moved']);
    await upload(operations, place, bytes, { uploadUrl: `${place.address}${path}` });
    expect(await listed()).toMatchObject([{ fate: 'kept' }]);
  });

  it('with another digest than was announced keeps nothing; the client is not asked to repeat it', async () => {
    const path = await opened({ sha512: 'A'.repeat(128) });
    const answer = await request(operations, place, 'PATCH', path, { headers: part(0), body: bytes });
    expect([answer.status, answer.code]).toEqual([422, 'upload-digest-wrong']);
    expect(answer.sentence).toMatch(/Check the file and its digest, then send it again\.$/);
    expect(await listed()).toMatchObject([{ fate: 'refused' }]);
    expect((await request(operations, place, 'HEAD', path)).status).toBe(410);
  });

  it('forgets a part whose checksum is wrong, by the extension of the protocol', async () => {
    const path = await opened();
    const body = bytes.subarray(0, 131_072);
    const sum = (algorithm: string, of: Buffer) => ({
      'upload-checksum': `${algorithm} ${Buffer.from(digestOf(algorithm, of), 'hex').toString('base64')}`,
    });
    const send = (of: Buffer, more: Record<string, string>) =>
      request(operations, place, 'PATCH', path, { headers: part(0, more), body: of });
    expect(await send(body, sum('sha1', bytes))).toMatchObject({ status: 460, code: 'upload-checksum-wrong' });
    expect(await send(body, { 'upload-checksum': 'md5 AAAA' })).toMatchObject({ code: 'upload-checksum-unread' });
    expect((await send(body, sum('sha1', body))).headers['upload-offset']).toBe('131072');
  });

  it('is abandoned, and takes nothing more', async () => {
    const path = await opened();
    expect((await request(operations, place, 'DELETE', path)).status).toBe(204);
    expect((await request(operations, place, 'PATCH', path, { headers: part(0), body: bytes })).status).toBe(410);
  });

  it('is announced as the protocol says what it can', async () => {
    const answer = await request(operations, place, 'OPTIONS', `/api/production/${place.orderId}/uploads`);
    expect(answer.headers).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': 'creation,creation-with-upload,termination,checksum',
      'tus-checksum-algorithm': 'sha1,sha256,sha512',
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a file is refused, with what to do,', () => {
  const refused = async (more: Record<string, string>, size = 10) => {
    const { status, code } = await announce(operations, place, { ...said, ...more }, size);
    return [status, code];
  };

  it('for a target that was not ordered, without a name, empty or too large', async () => {
    expect(await refused({ target: randomUUID() })).toEqual([422, 'upload-target-unknown']);
    expect(await refused({ target: 'all' })).toEqual([422, 'upload-metadata-wrong']);
    expect(await refused({ filename: '../journal.csv' })).toEqual([422, 'upload-metadata-wrong']);
    expect(await refused({ sha512: 'abc' })).toEqual([422, 'upload-metadata-wrong']);
    expect(await refused({}, 0)).toEqual([422, 'upload-empty']);
    expect(await refused({}, 65 * 2 ** 30)).toEqual([413, 'upload-too-large']);
    expect(await listed()).toEqual([]);
  });

  it('outside the protocol', async () => {
    const path = await opened();
    const bare = await request(operations, place, 'PATCH', path, {
      headers: { 'content-type': 'text/csv' },
      body: bytes,
    });
    expect([bare.status, bare.code]).toEqual([415, 'media-type-not-read']);
    const old = { headers: part(0, { 'tus-resumable': '0.2.2' }), body: bytes };
    expect((await request(operations, place, 'PATCH', path, old)).code).toBe('upload-protocol');
    const more = await request(operations, place, 'PATCH', path, {
      headers: part(0),
      body: Buffer.concat([bytes, bytes]),
    });
    expect([more.status, more.code]).toEqual([413, 'upload-too-long']);
    const other = await house.ordered();
    const moved = path.replace(place.orderId, other.orderId);
    expect((await request(operations, place, 'HEAD', moved)).status).toBe(404);
  });

  it('once the order is withdrawn', async () => {
    const path = await opened();
    const body = { seen: (await house.desk.state(place.caseId)).seq, reason: 'Demande précisée.' };
    const withdrawal = `/api/cases/${place.caseId}/production-orders/${place.orderId}/withdrawal`;
    await house.jurist.send('POST', withdrawal, { body });
    const late = await request(operations, place, 'PATCH', path, { headers: part(0), body: bytes });
    expect([late.status, late.code]).toEqual([409, 'production-order-over']);
    expect((await announce(operations, place, said, 10)).code).toBe('production-order-over');
  });

  it('of anyone but operations, and without the token of the session', async () => {
    const path = await opened();
    for (const member of [house.jurist, await house.member('administrator')]) {
      expect((await announce(member, place, said, 10)).code).toBe('not-permitted');
      expect((await request(member, place, 'PATCH', path, { headers: part(0), body: bytes })).code).toBe(
        'not-permitted',
      );
      expect((await request(member, place, 'HEAD', path)).status).toBe(403);
    }
    const without = { headers: part(0, { 'x-csrf-token': '' }), body: bytes };
    expect((await request(operations, place, 'PATCH', path, without)).status).toBe(403);
    expect((await listed())[0]).toMatchObject({ offset: 0 });
  });
});
