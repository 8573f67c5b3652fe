// @stage slow
import { execFileSync } from 'node:child_process';
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BlobStore, type StoredBlob } from '../../../src/platform/blobs/blob-store.js';
import { BlobDamaged, BlobMissing } from '../../../src/platform/blobs/chunks/fault.js';
import { markAs } from '../../../src/platform/blobs/folder/owner.js';

const MEGABYTE = 1_048_576;
const key = randomBytes(32);
const installation = randomUUID();
const content = randomBytes(3 * MEGABYTE + 17);

let folder: string;
let blobs: BlobStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-blobs-'));
  await markAs(folder, installation);
  blobs = new BlobStore(folder, installation);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const chunked = (bytes: Buffer, size = 65_536) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
  );
const pathOf = ({ blobId }: StoredBlob) => join(folder, blobId.slice(-2), blobId);
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== 'installation.json',
  );

async function keep(bytes: Buffer): Promise<StoredBlob> {
  const written = await blobs.write(chunked(bytes), key, { maximumBytes: 4 * MEGABYTE });
  if (!written.ok) throw new Error(written.refusal.code);
  return written.value;
}

test('what was written is read again, whole and as a stream', async () => {
  const blob = await keep(content);
  expect(blob).toMatchObject({ sha256: sha256(content), size: content.length });
  expect(content.equals(await blobs.read(blob, key))).toBe(true);
  const streamed: Buffer[] = [];
  for await (const chunk of await blobs.stream(blob, key)) streamed.push(chunk);
  expect(content.equals(Buffer.concat(streamed))).toBe(true);
});

test('an empty file is kept too', async () => {
  const blob = await keep(Buffer.alloc(0));
  expect(blob.size).toBe(0);
  expect(await blobs.read(blob, key)).toEqual(Buffer.alloc(0));
});

test('nothing of the plaintext is on the disk', async () => {
  const blob = await keep(Buffer.from('Jeanne Martin, 3 rue des Lilas'.repeat(1000)));
  expect(readFileSync(pathOf(blob)).includes('Jeanne')).toBe(false);
});

test('the caller sees each chunk of the plaintext, in order', async () => {
  const seen = createHmac('sha256', 'k');
  await blobs.write(chunked(content), key, { maximumBytes: 4 * MEGABYTE, onChunk: (chunk) => seen.update(chunk) });
  expect(seen.digest('hex')).toBe(createHmac('sha256', 'k').update(content).digest('hex'));
});

test.each([0, 11, 12, 1_000_000, content.length + 12, content.length + 27])(
  'byte %i flipped is noticed, and the file named',
  async (at) => {
    const blob = await keep(content);
    const bytes = readFileSync(pathOf(blob));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(pathOf(blob), bytes);
    await expect(blobs.read(blob, key)).rejects.toThrow(`The stored file ${blob.blobId} was altered`);
    await expect(blobs.stream(blob, key)).rejects.toThrow('was altered');
  },
);

test.each([0, 20, 28, 1_000_000])('a file cut to %i bytes is noticed', async (length) => {
  const blob = await keep(content);
  truncateSync(pathOf(blob), length);
  await expect(blobs.read(blob, key)).rejects.toThrow('was altered');
});

test('a file put in the place of another one is noticed', async () => {
  const [one, other] = [await keep(content), await keep(randomBytes(content.length))];
  writeFileSync(pathOf(one), readFileSync(pathOf(other)));
  await expect(blobs.read({ ...one, sha256: other.sha256 }, key)).rejects.toThrow('was altered');
});

test('a file that is not the one the caller remembers is noticed', async () => {
  const [one, other] = [await keep(content), await keep(Buffer.from('other'))];
  await expect(blobs.read({ ...one, sha256: other.sha256 }, key)).rejects.toThrow('was altered');
});

test('without its key, and when it is missing, a file does not open', async () => {
  const blob = await keep(content);
  await expect(blobs.read(blob, randomBytes(32))).rejects.toThrow('belongs to another key');
  await blobs.discard(blob.blobId);
  await blobs.discard(blob.blobId);
  await expect(blobs.read(blob, key)).rejects.toThrow(`The stored file ${blob.blobId} is missing`);
});

test('what is too large is refused, keeps nothing, and leaves the source to the caller', async () => {
  const source = chunked(content);
  const refused = await blobs.write(source, key, { maximumBytes: MEGABYTE });
  expect(refused).toMatchObject({
    ok: false,
    refusal: { kind: 'too_large', sentence: { en: 'The file is larger than the 1 MB that are taken.' } },
  });
  expect(files()).toEqual([]);
  expect(source.destroyed).toBe(false);
});

test('exactly the largest size is taken', async () => {
  expect(await blobs.write(chunked(content), key, { maximumBytes: content.length })).toMatchObject({ ok: true });
});

test('a source that breaks off keeps nothing', async () => {
  const source = Readable.from(
    (async function* () {
      yield content;
      throw new Error('connection lost');
    })(),
  );
  await expect(blobs.write(source, key, { maximumBytes: 4 * MEGABYTE })).rejects.toThrow('connection lost');
  expect(files()).toEqual([]);
});

test('a path is no blob id', async () => {
  await expect(blobs.discard('../../keys/encryption.key')).rejects.toThrow('is no blob id');
});

test('a file that cannot be read is reported as missing or damaged, as nothing else', async () => {
  const [gone, closed, altered] = [await keep(content), await keep(content), await keep(content)];
  rmSync(pathOf(gone));
  rmSync(pathOf(closed));
  mkdirSync(pathOf(closed));
  truncateSync(pathOf(altered), 100);
  await expect(blobs.read(gone, key)).rejects.toBeInstanceOf(BlobMissing);
  await expect(blobs.read(closed, key)).rejects.toThrow('cannot be read now (EISDIR)');
  await expect(blobs.read(closed, key)).rejects.toBeInstanceOf(BlobMissing);
  await expect(blobs.read(altered, key)).rejects.toBeInstanceOf(BlobDamaged);
});

test('a file that could not be read is an event, and so is its first good reading', async () => {
  const events: unknown[] = [];
  blobs.onEvent((event) => events.push(event));
  const blob = await keep(content);
  const bytes = readFileSync(pathOf(blob));
  rmSync(pathOf(blob));
  await expect(blobs.read(blob, key)).rejects.toThrow('is missing');
  writeFileSync(pathOf(blob), bytes);
  await blobs.read(blob, key);
  await blobs.read(blob, key);
  expect(events).toEqual([expect.any(BlobMissing), { sound: blob.blobId }]);
});

test('a file in quarantine can still be read, where it is, and is put back with a note of both', async () => {
  const blob = await keep(content);
  const times = { firstSeenAt: '2026-11-20T00:00:00.000Z', at: '2026-11-28T00:00:00.000Z' };
  const stored = sha256(readFileSync(pathOf(blob)));
  expect(await blobs.quarantine.setAside(blob.blobId, 'unnamed', times)).toBe(true);
  expect(await blobs.quarantine.setAside(blob.blobId, 'unnamed', times)).toBe(false);
  expect(await blobs.quarantine.notes()).toEqual([
    {
      file: blob.blobId,
      why: 'unnamed',
      size: content.length + 28,
      sha256: stored,
      ...times,
      by: expect.stringMatching(/, process \d+$/),
    },
  ]);
  expect(await blobs.has(blob.blobId)).toBe(true);
  expect(content.equals(await blobs.read(blob, key))).toBe(true);
  expect(await blobs.quarantine.files()).toEqual([blob.blobId]);
  expect(await blobs.quarantine.putBack(blob.blobId, times.at)).toBe(true);
  expect(content.equals(await blobs.read(blob, key))).toBe(true);
  expect(await blobs.quarantine.files()).toEqual([]);
  expect(readFileSync(join(folder, 'quarantine', `${blob.blobId}.json`), 'utf8')).toContain('"putBackAt"');
});

test.each([
  ['no mark, as where a disk is not mounted', () => rmSync(join(folder, 'installation.json')), 'away'],
  [
    'the mark of another installation',
    () => writeFileSync(join(folder, 'installation.json'), `{"installation":"${randomUUID()}"}`),
    'foreign',
  ],
  ['a mark that says nothing', () => writeFileSync(join(folder, 'installation.json'), ''), 'broken'],
] as const)('a store with %s takes nothing until it is the right one again', async (_, spoil, kind) => {
  const mark = readFileSync(join(folder, 'installation.json'));
  spoil();
  const refused = await blobs.write(chunked(content), key, { maximumBytes: 4 * MEGABYTE });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'storage-unavailable', kind: 'unavailable' } });
  expect([files(), blobs.state.fault?.kind]).toEqual([[], kind]);
  writeFileSync(join(folder, 'installation.json'), mark);
  expect(await blobs.state.check()).toBeNull();
  expect(await keep(content)).toMatchObject({ size: content.length });
});

test('a disk without room for the largest message takes nothing more, and says so once', async () => {
  const reported: unknown[] = [];
  const narrow = new BlobStore(folder, installation, {
    reserve: Number.MAX_SAFE_INTEGER,
    onChange: (fault) => reported.push(fault?.kind),
  });
  await narrow.state.check();
  await narrow.state.check();
  expect([narrow.state.fault?.sentence, reported]).toEqual([
    expect.stringContaining('is full (ENOSPC): make room'),
    ['full'],
  ]);
});

test('a large file is written in little memory', () => {
  const words = ['--import', './test/support/typescript.mjs', '--no-warnings', 'test/support/write-large.ts', folder];
  const told = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
  expect(told.size).toBe(200 * MEGABYTE);
  expect(told.grown).toBeLessThan(64 * MEGABYTE);
});
