import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { present } from '../../../test/support/tools.js';
import { rangeOf, type Span, type ZipEntry, type ZipPlan, zipPlan } from './zip-plan.js';

const at = new Date('2026-11-24T14:05:07.000Z');
const files: readonly (readonly [name: string, content: Buffer])[] = [
  ['mimetype', Buffer.from('application/vnd.etsi.asic-e+zip')],
  ['manifest.json', Buffer.from('{}')],
  ['data/0001/Relevé d’accès.csv', Buffer.from('hour,address\r\n'.repeat(500))],
  ['data/0001/empty.bin', Buffer.alloc(0)],
];
const entryOf = ([name, content]: (typeof files)[number]): ZipEntry => ({
  ...{ name, size: content.length },
  crc32: crc32(content),
});

function bytesOf(plan: ZipPlan, span: Span): Buffer {
  return Buffer.concat(
    rangeOf(plan, span).map((part) =>
      'bytes' in part ? part.bytes : (files[part.entry]?.[1] ?? Buffer.alloc(0)).subarray(part.from, part.to),
    ),
  );
}

const plan = zipPlan(files.map(entryOf), at);
const whole = bytesOf(plan, { from: 0, to: plan.size });

describe('a container as a plan', () => {
  it('has the size that was foretold, and begins with its type where others look for it', () => {
    expect(whole.length).toBe(plan.size);
    expect(whole.subarray(30, 69).toString()).toBe('mimetypeapplication/vnd.etsi.asic-e+zip');
    expect(whole.readUInt16LE(28)).toBe(0);
  });

  it('gives the same bytes for the same entries at the same hour', () => {
    const again = zipPlan(files.map(entryOf), new Date(at.getTime()));
    expect(bytesOf(again, { from: 0, to: again.size })).toEqual(whole);
  });

  it('serves each range as the slice of the whole, wherever it begins and ends', () => {
    const places = [...new Set(plan.pieces.flatMap(({ from, to }) => [from, from + 1, to - 1, to]))];
    for (const from of places) {
      for (const to of places.filter((place) => place >= from)) {
        expect(bytesOf(plan, { from, to }).equals(whole.subarray(from, to))).toBe(true);
      }
    }
  });
});

const FULL = 0xffff_ffff;
/** Places of the end record and, where there is one, of the directory that it points to. */
function directoryOf({ pieces }: ZipPlan) {
  const [directory, end] = pieces.slice(-2).map((piece) => ('bytes' in piece ? piece.bytes : Buffer.alloc(0)));
  return { directory: directory ?? Buffer.alloc(0), end: end ?? Buffer.alloc(0) };
}
const entry = (name: string, size: number): ZipEntry => ({ name, size, crc32: 0 });

describe('numbers that the old format cannot hold', () => {
  test('no entry is written in ZIP64 below the bound', () => {
    const { directory, end } = directoryOf(zipPlan([entry('mimetype', 31), entry('a', FULL - 1_000)], at));
    expect(end.length).toBe(22);
    expect(directory.includes(Buffer.from([1, 0, 16, 0]))).toBe(false);
  });

  test.each([FULL, FULL + 1, 20 * 1024 ** 3])('an entry of %d bytes has its size twice in a ZIP64 field', (size) => {
    const large = zipPlan([entry('mimetype', 31), entry('a', size), entry('b', 1)], at);
    const { directory, end } = directoryOf(large);
    const local = large.pieces[2];
    const header = local && 'bytes' in local ? local.bytes : Buffer.alloc(0);
    expect([header.readUInt32LE(18), header.readUInt16LE(28)]).toEqual([FULL, 20]);
    expect([header.readBigUInt64LE(35), header.readBigUInt64LE(43)]).toEqual([BigInt(size), BigInt(size)]);
    // The last entry lies beyond: its offset alone is in the field.
    expect(directory.readBigUInt64LE(directory.length - 8)).toBe(BigInt(large.pieces[4]?.from ?? 0));
    expect(end.length).toBe(56 + 20 + 22);
    expect(end.readBigUInt64LE(48)).toBe(BigInt(large.pieces.at(-2)?.from ?? 0));
    expect(end.readBigUInt64LE(56 + 8)).toBe(BigInt(large.pieces.at(-1)?.from ?? 0));
  });

  test.each([
    [0xfffe, 22],
    [0xffff, 98],
  ])('%d entries end with a record of %d bytes', (count, length) => {
    const many = Array.from({ length: count }, (_, at) => entry(`e${at}`, 0));
    expect(directoryOf(zipPlan(many, at)).end.length).toBe(length);
  });
});

const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    for i in z.infolist():
        print(i.filename, i.file_size, i.compress_type, "%d-%02d-%02dT%02d:%02d:%02d" % i.date_time, oct(i.external_attr >> 16))
`;
const ready = present('python3');

(ready ? describe : describe.skip)('read by another program', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-zip-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds every file under its name, unpacked and at the time in UTC', () => {
    const path = join(folder, 'package.asice');
    writeFileSync(path, whole);
    const lines = execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }).trimEnd().split('\n');
    expect(lines).toEqual(files.map(([name, content]) => `${name} ${content.length} 0 2026-11-24T14:05:06 0o100644`));
  });
});
