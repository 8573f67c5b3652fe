/** The pages of a TIFF file (TIFF 6.0), as fax gateways and scanners write them: their pieces, still packed. */

/** Strips, or tiles, with their place on the page in pixels. */
export interface TiffPiece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

export interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** Of one sample of a pixel. */
  readonly bits: number;
  readonly samples: number;
  readonly compression: number;
  readonly photometric: number;
  readonly predictor: number;
  /** T4Options: 1 for two-dimensional coding. */
  readonly faxOptions: number;
  readonly orientation: number;
  readonly dotsAnInch: readonly [across: number, down: number];
  readonly palette: readonly number[];
  readonly jpegTables: Buffer | null;
  readonly pieces: readonly TiffPiece[];
}

/** The file is no TIFF, or is cut, or its parts point outside of it or in a circle. */
export class DamagedTiff extends Error {}

const LITTLE = Buffer.from('49492a00', 'hex');
const BIG = Buffer.from('4d4d002a', 'hex');
const MOST_PAGES = 500;
const MOST_VALUES = 100_000;
/** Bytes of a value by its type: byte, text, short, long, rational; signed ones are not used here. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

const tags = {
  ...{ width: 256, height: 257, bits: 258, compression: 259, photometric: 262, fillOrder: 266, offsets: 273 },
  ...{ orientation: 274, samples: 277, rowsAStrip: 278, counts: 279, across: 282, down: 283, planar: 284 },
  ...{ faxOptions: 292, unit: 296, predictor: 317, palette: 320, tileWidth: 322, tileHeight: 323 },
  ...{ tileOffsets: 324, tileCounts: 325, jpegTables: 347 },
};

export const isTiff = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).equals(LITTLE) || bytes.subarray(0, 4).equals(BIG);

/** Every page in order, at most 500. Throws DamagedTiff. */
export function tiffPages(bytes: Buffer): TiffPage[] {
  const file = new TiffFile(bytes);
  return file.directories().map((directory) => pageOf(file, directory));
}

type Directory = ReadonlyMap<number, readonly number[]>;

class TiffFile {
  private readonly little: boolean;

  constructor(private readonly bytes: Buffer) {
    this.little = bytes.subarray(0, 4).equals(LITTLE);
  }

  directories(): Directory[] {
    const found: Directory[] = [];
    const met = new Set<number>();
    for (let at = this.number(4, 4); at !== 0 && found.length < MOST_PAGES; ) {
      if (met.has(at)) throw new DamagedTiff('The pages of the file follow each other in a circle.');
      met.add(at);
      const count = this.number(at, 2);
      found.push(this.directory(at + 2, count));
      at = this.number(at + 2 + count * 12, 4);
    }
    return found;
  }

  slice(offset: number, length: number): Buffer {
    if (offset + length > this.bytes.length) throw new DamagedTiff('A part of the file lies behind its end.');
    return this.bytes.subarray(offset, offset + length);
  }

  private directory(start: number, count: number): Directory {
    const entries = Array.from({ length: count }, (_, index) => start + index * 12);
    return new Map(entries.map((at) => [this.number(at, 2), this.values(at)] as const));
  }

  private values(at: number): number[] {
    const type = this.number(at + 2, 2);
    const count = this.number(at + 4, 4);
    const size = sizes[type];
    if (size === undefined || count > MOST_VALUES) return [];
    const start = count * size <= 4 ? at + 8 : this.number(at + 8, 4);
    return Array.from({ length: count }, (_, index) => this.value(start + index * size, type, size));
  }

  private value(at: number, type: number, size: number): number {
    return type === 5 ? this.number(at, 4) / this.number(at + 4, 4) : this.number(at, size);
  }

  private number(at: number, size: number): number {
    if (at + size > this.bytes.length) throw new DamagedTiff('The file is cut.');
    return this.little ? this.bytes.readUIntLE(at, size) : this.bytes.readUIntBE(at, size);
  }
}

function pageOf(file: TiffFile, directory: Directory): TiffPage {
  const all = (tag: number) => directory.get(tag) ?? [];
  const one = (tag: number, unsaid = 0) => all(tag)[0] ?? unsaid;
  const tables = all(tags.jpegTables);
  const samples = one(tags.samples, 1);
  if (one(tags.planar, 1) !== 1 && samples > 1) throw new DamagedTiff('Its colours lie in planes of their own.');
  return {
    width: one(tags.width),
    height: one(tags.height),
    bits: one(tags.bits, 1),
    samples,
    compression: one(tags.compression, 1),
    photometric: one(tags.photometric),
    predictor: one(tags.predictor, 1),
    faxOptions: one(tags.faxOptions),
    orientation: one(tags.orientation, 1),
    dotsAnInch: [dots(one(tags.across), one(tags.unit, 2)), dots(one(tags.down), one(tags.unit, 2))],
    palette: all(tags.palette),
    jpegTables: tables.length > 0 ? Buffer.from(tables) : null,
    pieces: piecesOf(file, { all, one }),
  };
}

interface Read {
  readonly all: (tag: number) => readonly number[];
  readonly one: (tag: number, unsaid?: number) => number;
}

function piecesOf(file: TiffFile, { all, one }: Read): TiffPiece[] {
  const [pageWidth, pageHeight] = [one(tags.width), one(tags.height)];
  const isTiled = all(tags.tileWidth).length > 0;
  const width = isTiled ? one(tags.tileWidth) : pageWidth;
  const height = isTiled ? one(tags.tileHeight) : Math.min(pageHeight, one(tags.rowsAStrip, pageHeight));
  const offsets = all(isTiled ? tags.tileOffsets : tags.offsets);
  const counts = all(isTiled ? tags.tileCounts : tags.counts);
  if (width < 1 || height < 1 || offsets.length === 0 || offsets.length !== counts.length) {
    throw new DamagedTiff('A page of the file has no picture.');
  }
  const across = Math.ceil(pageWidth / width);
  return offsets.map((offset, index) => {
    const y = Math.floor(index / across) * height;
    const data = file.slice(offset, counts[index] ?? 0);
    return {
      x: (index % across) * width,
      y,
      width,
      height: isTiled ? height : Math.max(1, Math.min(height, pageHeight - y)),
      data: one(tags.fillOrder, 1) === 2 ? mirrored(data) : data,
    };
  });
}

const CENTIMETRES = 3;
const COMMON = 200;

/** Of an unknown unit or beyond reason, what most scanners use. */
function dots(value: number, unit: number): number {
  const found = unit === CENTIMETRES ? value * 2.54 : value;
  return found >= 50 && found <= 2_400 ? found : COMMON;
}

const mirror = Uint8Array.from({ length: 256 }, (_, byte) =>
  [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, bit) => sum | (((byte >> bit) & 1) << (7 - bit)), 0),
);

/** Some faxes send the lowest bit of a byte first. */
function mirrored(data: Buffer): Buffer {
  return Buffer.from(data.map((byte) => mirror[byte] ?? 0));
}
