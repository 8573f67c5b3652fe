/**
 * A ZIP container as a plan (APPNOTE.TXT 6.3.10): names, sizes and CRC-32 of stored entries give every byte of its
 * headers, so that any range is served from the files themselves. ZIP64 only where a number needs it, no data
 * descriptor, no comment: the same entries at the same hour have the same bytes.
 */

export interface ZipEntry {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Unsigned. */
  readonly crc32: number;
}

export interface Span {
  readonly from: number;
  /** Not in it. */
  readonly to: number;
}

/** Bytes of the container itself, or those of an entry, by its place in the list. */
export type Piece = Span & ({ readonly bytes: Buffer } | { readonly entry: number });

export interface ZipPlan {
  /** Bytes of the whole container. */
  readonly size: number;
  /** One after the other, from the first byte to the last. */
  readonly pieces: readonly Piece[];
}

const FULL = 0xffff_ffff;
const MANY = 0xffff;
const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END_64 = 0x0606_4b50;
const LOCATOR_64 = 0x0706_4b50;
const END = 0x0605_4b50;
const PLAIN_VERSION = 20;
const ZIP64_VERSION = 45;
const UNIX = 3 << 8;
const UTF8_NAMES = 0x0800;
const REGULAR_FILE = (0o100_644 << 16) >>> 0;
/** Its name stands at a place where `file` and others look for it, without flag or extra field (EN 319 162-1, A.1). */
export const MIMETYPE = 'mimetype';

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

/** Time, then date, of the old file system: two-second steps, from 1980; here always UTC. */
function writtenHour(at: Date): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return Buffer.concat([u16(time), u16(date)]);
}

const extraOf = (numbers: readonly number[]): Buffer =>
  numbers.length === 0 ? Buffer.alloc(0) : Buffer.concat([u16(1), u16(numbers.length * 8), ...numbers.map(u64)]);

const upTo = (value: number, full: number): number => Math.min(value, full);

interface Headers {
  readonly local: Buffer;
  readonly central: Buffer;
}

function headersOf({ name, size, crc32 }: ZipEntry, offset: number, hour: Buffer): Headers {
  const bytes = Buffer.from(name, 'utf8');
  const large = size >= FULL ? [size, size] : [];
  const far = offset >= FULL ? [offset] : [];
  const [local, central] = [extraOf(large), extraOf([...large, ...far])];
  const version = central.length > 0 ? ZIP64_VERSION : PLAIN_VERSION;
  const sizes = u32(upTo(size, FULL));
  const flags = name === MIMETYPE ? 0 : UTF8_NAMES;
  const both = [u16(version), u16(flags), u16(0), hour, u32(crc32), sizes, sizes, u16(bytes.length)];
  return {
    local: Buffer.concat([u32(LOCAL), ...both, u16(local.length), bytes, local]),
    central: Buffer.concat([
      ...[u32(CENTRAL), u16(UNIX | ZIP64_VERSION), ...both, u16(central.length), u16(0), u16(0), u16(0)],
      ...[u32(REGULAR_FILE), u32(upTo(offset, FULL)), bytes, central],
    ]),
  };
}

interface Directory extends Span {
  readonly count: number;
}

function endOf({ from, to, count }: Directory): Buffer {
  const size = to - from;
  const number = u16(upTo(count, MANY));
  const end = [u32(END), u16(0), u16(0), number, number, u32(upTo(size, FULL)), u32(upTo(from, FULL)), u16(0)];
  if (from < FULL && size < FULL && count < MANY) return Buffer.concat(end);
  const counts = [u64(count), u64(count), u64(size), u64(from)];
  const end64 = [u32(END_64), u64(44), u16(UNIX | ZIP64_VERSION), u16(ZIP64_VERSION), u32(0), u32(0), ...counts];
  return Buffer.concat([...end64, u32(LOCATOR_64), u32(0), u64(to), u32(1), ...end]);
}

/** @param at from 1980 to 2107, which every entry gets, in UTC and two-second steps */
export function zipPlan(entries: readonly ZipEntry[], at: Date): ZipPlan {
  const hour = writtenHour(at);
  const pieces: Piece[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const add = (length: number, what: { readonly bytes: Buffer } | { readonly entry: number }): void => {
    pieces.push({ from: offset, to: offset + length, ...what });
    offset += length;
  };
  for (const [entry, zipEntry] of entries.entries()) {
    const { local, central } = headersOf(zipEntry, offset, hour);
    directory.push(central);
    add(local.length, { bytes: local });
    add(zipEntry.size, { entry });
  }
  const from = offset;
  const listed = Buffer.concat(directory);
  add(listed.length, { bytes: listed });
  const end = endOf({ from, to: offset, count: entries.length });
  add(end.length, { bytes: end });
  return { size: offset, pieces };
}

/** What a range of the container is made of, in its order; the span of an entry counts from its own first byte. */
export function rangeOf({ pieces }: ZipPlan, { from, to }: Span): ({ bytes: Buffer } | ({ entry: number } & Span))[] {
  return pieces
    .filter((piece) => piece.to > from && piece.from < to)
    .map((piece) => {
      const start = Math.max(from, piece.from) - piece.from;
      const end = Math.min(to, piece.to) - piece.from;
      return 'bytes' in piece
        ? { bytes: piece.bytes.subarray(start, end) }
        : { entry: piece.entry, from: start, to: end };
    });
}
