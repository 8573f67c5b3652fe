/** A screenshot in the 256 colours it uses most: a third of the bytes, with no visible difference on a screen of text. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const COLOURS = 256;
/** Squares of distances; the last pass takes what is left in the order of its use. */
const APART = [2_400, 600, 150, 0];
const CHANNELS = { 2: 3, 6: 4 } as const;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB of each pixel, row after row. */
  readonly colours: Uint32Array;
}

/** Of a PNG of eight bits a channel, not interlaced, as Chromium writes it. */
export function inPalette(png: Buffer): Buffer {
  const { width, height, colours } = pixelsOf(png);
  const palette = paletteOf(colours);
  const nearest = new Map(palette.map((colour, at) => [colour, at]));
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of colours.entries()) {
    const index = nearest.get(colour) ?? closest(palette, colour);
    nearest.set(colour, index);
    rows[at + Math.floor(at / width) + 1] = index;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const entries = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', entries), chunk('IDAT', data), chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function pixelsOf(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = CHANNELS[png.readUInt8(25) as keyof typeof CHANNELS];
  const packed: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) !== 'IDAT') continue;
    packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const stride = width * channels;
  const raw = inflateSync(Buffer.concat(packed));
  const bytes = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) unfilter(raw, bytes, row, stride, channels);
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at += 1) colours[at] = bytes.readUIntBE(at * channels, 3);
  return { width, height, colours };
}

/** PNG 9.2: each byte was written as its difference from what stands left, above, or between. */
function unfilter(raw: Buffer, bytes: Buffer, row: number, stride: number, channels: number): void {
  const written = raw.subarray(row * (stride + 1), (row + 1) * (stride + 1));
  const [filter = 0] = written;
  const at = row * stride;
  for (let x = 0; x < stride; x += 1) {
    const inside = x >= channels;
    const left = byteOf(bytes, at + x - channels, inside);
    const above = byteOf(bytes, at + x - stride, row > 0);
    const corner = byteOf(bytes, at + x - stride - channels, inside && row > 0);
    const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, corner)];
    bytes[at + x] = byteOf(written, x + 1, true) + byteOf(guesses, filter, true);
  }
}

const byteOf = (bytes: ArrayLike<number>, at: number, there: boolean): number => (there ? (bytes[at] ?? 0) : 0);

function paeth(left: number, above: number, corner: number): number {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** The colours used most, and among them those that stand apart, so that a small dot keeps its own. */
function paletteOf(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byUse = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette: number[] = [];
  for (const apart of APART) {
    for (const colour of byUse) {
      if (palette.length === COLOURS) return palette;
      if (palette.every((taken) => distance(taken, colour) > apart)) palette.push(colour);
    }
  }
  return palette;
}

function closest(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [at, other] of palette.entries()) {
    const away = distance(other, colour);
    if (away < least) [best, least] = [at, away];
  }
  return best;
}

/** The square of how far two colours stand from each other. */
function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}
