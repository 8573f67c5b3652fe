import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readChunked } from './chunk-reader.js';
import { CHUNK_BYTES, HEAD_BYTES, RECORD_BYTES } from './chunk-records.js';
import { ChunkedWriter } from './chunk-writer.js';
import { BlobDamaged } from './fault.js';

const key = randomBytes(32);
const blobId = randomUUID();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fresh = (): string => join(folder, randomUUID());

/** No two chunks of them are alike. */
const bytesOf = (length: number, seed = 1): Buffer =>
  Buffer.alloc(length, createHash('sha512').update(`${seed}`).digest().subarray(0, 61));

async function finish(writer: ChunkedWriter, bytes: Buffer, piece = 100_000) {
  for (let at = 0; at < bytes.length; at += piece) await writer.append(bytes.subarray(at, at + piece));
  return writer.finish();
}
async function written(bytes: Buffer, piece?: number): Promise<string> {
  const path = fresh();
  await finish(await ChunkedWriter.begin(path, key, blobId), bytes, piece);
  return path;
}
async function read(path: string, range?: { from: number; to: number }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readChunked(path, blobId, key, range)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const refused = (path: string): Promise<void> => expect(read(path)).rejects.toThrow(BlobDamaged);
const changed = async (path: string, change: (bytes: Buffer) => Buffer): Promise<string> => {
  const other = fresh();
  await writeFile(other, change(await readFile(path)));
  return other;
};

const sizes = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 17 * CHUNK_BYTES + 5];

describe('a file in records', () => {
  it.each(sizes)('of %d bytes is read as it was written, with its digests', async (size) => {
    const bytes = bytesOf(size);
    const path = fresh();
    const done = await finish(await ChunkedWriter.begin(path, key, blobId), bytes, 99_991);
    const digest = (name: string) => createHash(name).update(bytes).digest('hex');
    expect(done).toEqual({ size, sha256: digest('sha256'), sha512: digest('sha512'), sha3: digest('sha3-512') });
    expect((await read(path)).equals(bytes)).toBe(true);
  });

  it('is read in ranges that equal slices of it', async () => {
    const bytes = bytesOf(4 * CHUNK_BYTES + 77);
    const path = await written(bytes);
    const place = fc.nat(bytes.length + 10);
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        expect((await read(path, { from, to })).equals(bytes.subarray(from, to))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused with any bit changed', async () => {
    const path = await written(bytesOf(2 * CHUNK_BYTES + 10));
    const { length } = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.nat(HEAD_BYTES - 1), fc.nat(length - 1)), fc.nat(7), async (at, bit) => {
        await refused(
          await changed(path, (bytes) => {
            bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
            return bytes;
          }),
        );
      }),
      { numRuns: 80 },
    );
  });

  const record = (bytes: Buffer, n: number) =>
    bytes.subarray(HEAD_BYTES + n * RECORD_BYTES, HEAD_BYTES + (n + 1) * RECORD_BYTES);
  const joined = (bytes: Buffer, ...numbers: number[]) =>
    Buffer.concat([bytes.subarray(0, HEAD_BYTES), ...numbers.map((n) => record(bytes, n))]);

  it.each<[string, readonly number[]]>([
    ['swapped', [1, 0, 2, 3]],
    ['doubled', [0, 1, 1, 2, 3]],
    ['left out', [0, 2, 3]],
    ['cut off at the end', [0, 1, 2]],
    ['all cut off', []],
  ])('is refused with records %s', async (_what, numbers) => {
    const path = await written(bytesOf(3 * CHUNK_BYTES + 10));
    await refused(await changed(path, (bytes) => joined(bytes, ...numbers)));
    expect((await read(await changed(path, (bytes) => joined(bytes, 0, 1, 2, 3)))).length).toBe(3 * CHUNK_BYTES + 10);
  });

  it('is refused with the head, the records, the id or the key of another file', async () => {
    const [one, other] = [await written(bytesOf(100)), await written(bytesOf(100))];
    const head = (await readFile(other)).subarray(0, HEAD_BYTES);
    await refused(await changed(one, (bytes) => Buffer.concat([head, bytes.subarray(HEAD_BYTES)])));
    const under = async (id: string, secret: Buffer) => {
      for await (const _ of readChunked(one, id, secret));
    };
    await expect(under(randomUUID(), key)).rejects.toThrow(BlobDamaged);
    await expect(under(blobId, randomBytes(32))).rejects.toThrow(BlobDamaged);
  });

  it('is not read while it is not finished', async () => {
    const path = fresh();
    const writer = await ChunkedWriter.begin(path, key, blobId);
    await writer.append(bytesOf(2 * CHUNK_BYTES));
    await writer.pause();
    await refused(path);
  });
});

describe('a file that grows', () => {
  it('goes on at the last whole chunk, and is the same as one that was written at once', async () => {
    const bytes = bytesOf(5 * CHUNK_BYTES + 123);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 4 }), async (stops) => {
        const path = fresh();
        let writer = await ChunkedWriter.begin(path, key, blobId);
        for (const stop of stops.toSorted((one, other) => one - other)) {
          await writer.append(bytes.subarray(writer.offset, Math.max(writer.offset, stop)));
          const offset = await writer.pause();
          expect(offset % CHUNK_BYTES).toBe(0);
          writer = await ChunkedWriter.resume(path, key, blobId);
          expect([writer.offset, writer.finished]).toEqual([offset, false]);
        }
        const done = await finish(writer, bytes.subarray(writer.offset));
        expect(done.sha512).toBe(createHash('sha512').update(bytes).digest('hex'));
        expect((await read(path)).equals(bytes)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('that stays open between requests goes on, and goes back to a mark as if nothing had come since', async () => {
    const bytes = bytesOf(6 * CHUNK_BYTES + 77);
    const path = fresh();
    const writer = await ChunkedWriter.begin(path, key, blobId);
    await writer.append(bytes.subarray(0, CHUNK_BYTES + 10));
    expect(await writer.hold()).toBe(CHUNK_BYTES);
    const mark = writer.mark();
    const saltsOf = async () => {
      const kept = await readFile(path);
      const at = (n: number) => HEAD_BYTES + n * RECORD_BYTES;
      return [0, 1, 2].map((n) => kept.subarray(at(n), at(n) + 16).toString('hex'));
    };
    await writer.append(bytesOf(3 * CHUNK_BYTES, 2));
    await writer.hold();
    const wrong = await saltsOf();
    await writer.rewind(mark);
    expect(writer.offset).toBe(CHUNK_BYTES);
    expect((await readFile(path)).length).toBe(HEAD_BYTES + RECORD_BYTES);
    const done = await finish(writer, bytes.subarray(CHUNK_BYTES));
    const right = await saltsOf();
    expect([right[0] === wrong[0], right[1] === wrong[1], right[2] === wrong[2]]).toEqual([true, false, false]);
    expect(done.sha512).toBe(createHash('sha512').update(bytes).digest('hex'));
    expect((await read(path)).equals(bytes)).toBe(true);
  });

  it('cut at any byte is refused until it goes on, and never gives wrong bytes', async () => {
    const bytes = bytesOf(3 * CHUNK_BYTES + 321);
    const path = await written(bytes);
    const whole = await readFile(path);
    const edges = [0, 1, HEAD_BYTES - 1, HEAD_BYTES, HEAD_BYTES + RECORD_BYTES, whole.length - 1].map((at) =>
      fc.constant(at),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.nat(whole.length - 1), ...edges), async (at) => {
        const torn = await changed(path, (all) => all.subarray(0, at));
        await refused(torn);
        const writer = await ChunkedWriter.resume(torn, key, blobId);
        expect(writer.offset).toBe(Math.max(0, Math.floor((at - HEAD_BYTES) / RECORD_BYTES)) * CHUNK_BYTES);
        const done = await finish(writer, bytes.subarray(writer.offset));
        expect(done.sha3).toBe(createHash('sha3-512').update(bytes).digest('hex'));
        expect((await read(torn)).equals(bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('goes on before the first record that a power cut left as a hole', async () => {
    const bytes = bytesOf(4 * CHUNK_BYTES);
    const path = await changed(await written(bytes), (all) =>
      all.fill(0, HEAD_BYTES + RECORD_BYTES, HEAD_BYTES + RECORD_BYTES + 512),
    );
    const writer = await ChunkedWriter.resume(path, key, blobId);
    expect(writer.offset).toBe(CHUNK_BYTES);
    await finish(writer, bytes.subarray(CHUNK_BYTES));
    expect((await read(path)).equals(bytes)).toBe(true);
  });

  it('is finished for one that comes after a crash between its last record and the row that names it', async () => {
    const bytes = bytesOf(2 * CHUNK_BYTES);
    const path = await written(bytes);
    const writer = await ChunkedWriter.resume(path, key, blobId);
    expect([writer.finished, writer.offset]).toEqual([true, bytes.length]);
    await expect(writer.append(Buffer.of(1))).rejects.toThrow('finished');
    expect((await writer.finish()).sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await read(path)).equals(bytes)).toBe(true);
  });

  it('seals no two texts under one key and number: a record of an earlier opening is refused in the later file', async () => {
    const [first, second] = [bytesOf(2 * CHUNK_BYTES, 1), bytesOf(2 * CHUNK_BYTES, 2)];
    const path = await written(first);
    const old = await readFile(path);
    const torn = await changed(path, (all) => all.subarray(0, HEAD_BYTES));
    await finish(await ChunkedWriter.resume(torn, key, blobId), second);
    const later = await readFile(torn);
    const salts = [old, later].map((all) => all.subarray(HEAD_BYTES, HEAD_BYTES + 16).toString('hex'));
    expect(new Set(salts).size).toBe(2);
    await refused(
      await changed(torn, (all) =>
        Buffer.concat([all.subarray(0, HEAD_BYTES), record0(old), all.subarray(HEAD_BYTES + RECORD_BYTES)]),
      ),
    );
    expect((await read(torn)).equals(second)).toBe(true);
  });
});

const record0 = (bytes: Buffer): Buffer => bytes.subarray(HEAD_BYTES, HEAD_BYTES + RECORD_BYTES);
