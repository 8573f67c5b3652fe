/** Files in records, beside those of the older format, in one store. */
import { execFileSync } from 'node:child_process';
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BlobStore, type StoredBlob } from '../../../src/platform/blobs/blob-store.js';
import { BlobDamaged, BlobMissing } from '../../../src/platform/blobs/chunks/fault.js';
import { markAs } from '../../../src/platform/blobs/folder/owner.js';

const key = randomBytes(32);
const content = randomBytes(300_001);
let folder: string;
let blobs: BlobStore;

beforeEach(async () => {
  const installation = randomUUID();
  folder = mkdtempSync(join(tmpdir(), 'greffe-records-'));
  await markAs(folder, installation);
  blobs = new BlobStore(folder, installation);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pathOf = ({ blobId }: StoredBlob) => join(folder, blobId.slice(-2), blobId);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
async function keep(bytes: Buffer, inRecords: boolean): Promise<StoredBlob> {
  const written = await blobs.write(Readable.from([bytes]), key, { maximumBytes: 400_000, inRecords });
  if (!written.ok) throw new Error(written.refusal.code);
  return written.value;
}
async function streamed(blob: StoredBlob): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await blobs.stream(blob, key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test.each([true, false])('a file is read and streamed as it was written (in records: %s)', async (inRecords) => {
  for (const bytes of [content, Buffer.of(), content.subarray(0, 65_536)]) {
    const blob = await keep(bytes, inRecords);
    expect(blob).toMatchObject({ sha256: sha256(bytes), size: bytes.length });
    expect((await blobs.read(blob, key)).equals(bytes)).toBe(true);
    expect((await streamed(blob)).equals(bytes)).toBe(true);
    expect(readFileSync(pathOf(blob)).subarray(0, 4).equals(Buffer.from('GRB1'))).toBe(inRecords);
  }
});

test('a file in records that was changed or cut gives no wrong byte, and is named', async () => {
  const events: unknown[] = [];
  blobs.onEvent((event) => events.push(event));
  const blob = await keep(content, true);
  const whole = readFileSync(pathOf(blob));
  const given: Buffer[] = [];
  const take = async () => {
    for await (const chunk of await blobs.stream(blob, key)) given.push(chunk);
  };
  whole[whole.length - 1] = (whole.at(-1) ?? 0) ^ 1;
  writeFileSync(pathOf(blob), whole);
  await expect(take()).rejects.toThrow(BlobDamaged);
  truncateSync(pathOf(blob), 32 + 65_568);
  await expect(take()).rejects.toThrow(BlobDamaged);
  expect(content.subarray(0, Buffer.concat(given).length).equals(Buffer.concat(given))).toBe(true);
  expect(events).toHaveLength(2);
});

test('a file in records that is another one of the case, or is not there, is not read', async () => {
  const blob = await keep(content, true);
  const other = { ...blob, sha256: sha256(Buffer.of()) as StoredBlob['sha256'] };
  await expect(blobs.read(other, key)).rejects.toThrow(BlobDamaged);
  await expect(blobs.read(blob, randomBytes(32))).rejects.toThrow(BlobDamaged);
  rmSync(pathOf(blob));
  await expect(streamed(blob)).rejects.toThrow(BlobMissing);
});

test('a file in records that is too large is refused, and its caller sees each chunk of the others', async () => {
  const large = await blobs.write(Readable.from([content, content]), key, { maximumBytes: 400_000, inRecords: true });
  expect(large.ok ? '' : large.refusal.code).toBe('file-too-large');
  const seen = createHmac('sha256', 'k');
  const onChunk = (chunk: Buffer) => seen.update(chunk);
  await blobs.write(Readable.from([content]), key, { maximumBytes: 400_000, inRecords: true, onChunk });
  expect(seen.digest('hex')).toBe(createHmac('sha256', 'k').update(content).digest('hex'));
});

/** Peak memory of a process that writes and streams a file of so many megabytes. */
function peakOf(megabytes: number): number {
  const program = `
    import { randomBytes, randomUUID } from 'node:crypto';
    import { Readable } from 'node:stream';
    import { BlobStore } from './src/platform/blobs/blob-store.ts';
    import { markAs } from './src/platform/blobs/folder/owner.ts';
    const installation = randomUUID();
    await markAs(process.env.FOLDER, installation);
    const blobs = new BlobStore(process.env.FOLDER, installation);
    const key = randomBytes(32);
    const source = Readable.from((function* () {
      for (let n = 0; n < ${megabytes} * 16; n += 1) yield Buffer.alloc(65536, n);
    })());
    const { value } = await blobs.write(source, key, { maximumBytes: 2 ** 40, inRecords: true });
    let size = 0;
    for await (const chunk of await blobs.stream(value, key)) size += chunk.length;
    console.log(size === value.size ? process.resourceUsage().maxRSS : 0);
  `;
  const own = mkdtempSync(join(folder, 'memory-'));
  const words = ['--import', './test/support/typescript.mjs', '--no-warnings', '--input-type=module', '-e', program];
  return Number(execFileSync(process.execPath, words, { env: { ...process.env, FOLDER: own }, encoding: 'utf8' }));
}

test('a file in records is written and streamed in memory that does not grow with it', () => {
  const [small, large] = [peakOf(16), peakOf(256)];
  expect(small).toBeGreaterThan(0);
  expect(large / small).toBeLessThan(1.7);
});
