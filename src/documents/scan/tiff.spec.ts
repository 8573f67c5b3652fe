/** TIFF files as fax gateways and scanners send them: two were written by libtiff, the others are made here. */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { sampleJpeg } from '../../../test/support/scanned-pdf.js';
import { readTiff } from '../pdf/tiff-pdf.js';
import type { Sheet } from './collage.js';
import { type Scanned, Scans } from './scans.js';
import { DamagedTiff, isTiff, tiffPages } from './tiff.js';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../../test/fixtures/tiff/${name}`, import.meta.url));

type Tags = Readonly<Record<number, number | readonly number[]>>;

const long = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** One page, little-endian, whose tags are all of four bytes; its data begin at 8, before its directory. */
function tiff(tags: Tags, data: Buffer, next = 0): Buffer {
  const all = Object.entries({ 273: 8, 279: data.length, ...tags }).map(
    ([tag, values]) => [Number(tag), [values].flat()] as const,
  );
  const lists = all.filter(([, values]) => values.length > 1);
  const listAt = (tag: number) =>
    8 + data.length + 4 * lists.filter(([other]) => other < tag).reduce((sum, [, values]) => sum + values.length, 0);
  const entries = all
    .sort(([one], [other]) => one - other)
    .map(([tag, values]) => {
      const head = Buffer.from([tag & 0xff, tag >> 8, 4, 0]);
      return Buffer.concat([head, long(values.length), long(values.length > 1 ? listAt(tag) : (values[0] ?? 0))]);
    });
  const before = Buffer.concat([data, ...lists.flatMap(([, values]) => values.map(long))]);
  const count = Buffer.from([entries.length & 0xff, entries.length >> 8]);
  return Buffer.concat([
    Buffer.from('49492a00', 'hex'),
    long(8 + before.length),
    before,
    count,
    ...entries,
    long(next),
  ]);
}

/** Keeps the sheets it is given, and reads nothing. */
class Kept extends Scans {
  readonly sheets: Sheet[] = [];

  override readPage(sheet: Sheet): Promise<Scanned> {
    this.sheets.push(sheet);
    return Promise.resolve({ outcome: 'read', text: 'a page' });
  }
}

/** Share of the pixels of a sheet that are dark. */
const ink = ({ picture: { grey } }: Sheet): number => grey.filter((value) => value < 128).length / grey.length;

const grey = { 256: 64, 257: 64, 258: 8, 262: 1, 277: 1, 278: 64 };

describe('a TIFF', () => {
  it.each(['fax-group-3.tif', 'fax-group-4.tif'])('of a fax is a sheet a page, dark on light: %s', async (name) => {
    const scans = new Kept();
    const { pages, marks } = await readTiff(fixture(name), scans);
    expect([pages?.length, marks]).toEqual([2, ['read_by_ocr']]);
    for (const sheet of scans.sheets) {
      expect(sheet.dotsAnInch).toBeCloseTo(204);
      expect(sheet.picture.width / sheet.picture.height).toBeCloseTo(420 / 300, 1);
      expect(ink(sheet)).toBeGreaterThan(0.005);
      expect(ink(sheet)).toBeLessThan(0.1);
    }
  });

  it('of a scanner is the sheet of its JPEG', async () => {
    const data = sampleJpeg('022');
    const at = data.indexOf(Buffer.from('ffc0', 'hex'));
    const [height, width, samples = 1] = [data.readUInt16BE(at + 5), data.readUInt16BE(at + 7), data[at + 9]];
    const tags = { 256: width, 257: height, 258: 8, 259: 7, 262: samples === 1 ? 1 : 6, 277: samples, 278: height };
    const scans = new Kept();
    await readTiff(tiff(tags, data), scans);
    expect(scans.sheets.map(({ picture }) => [picture.width, picture.height])).toEqual([[width, height]]);
  });

  const rows = Buffer.alloc(64 * 64, 255).fill(0, 0, 64 * 16);
  it.each<[string, Tags, Buffer]>([
    ['as it is', grey, rows],
    ['by Deflate', { ...grey, 259: 8 }, deflateSync(rows)],
    ['by PackBits', { ...grey, 259: 32_773 }, packBits(rows)],
    ['in strips', { ...grey, 278: 32, 273: [8, 8 + 2048], 279: [2048, 2048] }, rows],
    ['in tiles', { ...grey, 322: 64, 323: 32, 324: [8, 8 + 2048], 325: [2048, 2048] }, rows],
    ['with white as zero', { ...grey, 262: 0 }, Buffer.from(rows.map((value) => 255 - value))],
    ['by a palette', { ...grey, 262: 3, 320: Array.from({ length: 768 }, (_, at) => (at % 256) * 257) }, rows],
    ['in colour', { ...grey, 262: 2, 277: 3 }, Buffer.concat([...rows].map((value) => Buffer.alloc(3, value)))],
  ])('is the same sheet however it is packed: %s', async (_how, tags, data) => {
    const scans = new Kept();
    await readTiff(tiff(tags, data), scans);
    expect(scans.sheets.map(ink)).toEqual([0.25]);
  });

  it('keeps the place of each strip and each tile', () => {
    const [strips] = tiffPages(tiff({ ...grey, 278: 40, 273: [8, 8], 279: [2, 2] }, rows));
    expect(strips?.pieces.map(({ x, y, width, height }) => [x, y, width, height])).toEqual([
      [0, 0, 64, 40],
      [0, 40, 64, 24],
    ]);
    const tiles = { ...grey, 322: 48, 323: 48, 324: [8, 8, 8, 8], 325: [2, 2, 2, 2] };
    const [tiled] = tiffPages(tiff(tiles, rows));
    expect(tiled?.pieces.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [48, 0],
      [0, 48],
      [48, 48],
    ]);
  });

  it.each<[string, Buffer, string]>([
    ['a packing of cameras', tiff({ ...grey, 259: 34_713 }, rows), 'unread_format'],
    ['pages in a circle', tiff(grey, rows, 8 + rows.length), 'damaged'],
    ['a strip behind the end', tiff({ ...grey, 279: 5_000_000 }, rows), 'damaged'],
    ['no picture', tiff({ 256: 0, 257: 0 }, rows), 'damaged'],
    ['a cut head', tiff(grey, rows).subarray(0, 4_120), 'damaged'],
    [
      'more strips than a page has',
      tiff({ ...grey, 273: Array(6_000).fill(8), 279: Array(6_000).fill(1) }, rows),
      'too_large',
    ],
    [
      'more points than a page has',
      tiff({ ...grey, 256: 30_000, 257: 30_000, 259: 8, 278: 30_000 }, deflateSync(rows)),
      'no_text_layer',
    ],
  ])('is unread with %s', async (_what, bytes, why) => {
    expect(isTiff(bytes)).toBe(true);
    const scans = new Kept();
    expect([(await readTiff(bytes, scans)).unread, scans.sheets]).toEqual([why, []]);
  });

  it('is refused when its colours lie in planes', () => {
    const planes = tiff({ ...grey, 262: 2, 277: 3, 284: 2 }, rows);
    expect(() => tiffPages(planes)).toThrow(DamagedTiff);
  });
});

/** Every run of one value as a pair (TIFF 6.0, section 9). */
function packBits(bytes: Buffer): Buffer {
  const pairs: number[] = [];
  for (let at = 0; at < bytes.length; at += 128) pairs.push(129, bytes[at] ?? 0);
  return Buffer.from(pairs);
}
