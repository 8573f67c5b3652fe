/** What a ZIP file would become once unpacked, by its own directory: read from its end, without unpacking anything. */

const END = 0x06054b50;
const END_BYTES = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const END_64 = 0x06064b50;
const END_64_BYTES = 56;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
const IN_EXTRA = 0xffffffff;
const SIZES_64 = 0x0001;
/** In bytes: about half a million entries. */
const LARGEST_DIRECTORY = 32 * 2 ** 20;
/** Logs and tables pack to a tenth, rarely to a fiftieth; a bomb to less than a thousandth. */
const MOST_TIMES = 100;
/** In bytes: what a small file may become in any case. */
const SMALL = 2 ** 30;

/** Bytes of the file from one place to another. */
export type ReadSpan = (from: number, to: number) => Promise<Buffer>;

/**
 * `bomb`: unpacked it is more than a hundred times as large, and more than 1 GiB; `unreadable`: it begins as a ZIP file and its
 * directory is damaged, or has more than 32 MiB. Null of any other file. What an archive inside of it becomes is not counted, nor
 * what a directory that lies hides: the antivirus and the recipient's tools bound that (APPNOTE.TXT 6.3.10, 4.3).
 */
export async function faultOfZip(read: ReadSpan, size: number): Promise<'bomb' | 'unreadable' | null> {
  const head = await read(0, Math.min(size, 4));
  const isZip = head.length === 4 && [0x04034b50, END].includes(head.readUInt32LE());
  const directory = await directoryOf(read, size).catch(() => null);
  const unpacked = directory && unpackedBy(directory);
  if (unpacked === null) return isZip ? 'unreadable' : null;
  return unpacked > Math.max(SMALL, MOST_TIMES * size) ? 'bomb' : null;
}

/** Throws where a field points outside of the file. */
async function directoryOf(read: ReadSpan, size: number): Promise<Buffer | null> {
  const from = Math.max(0, size - END_BYTES - LONGEST_COMMENT - LOCATOR_BYTES);
  const tail = await read(from, size);
  let at = tail.length - END_BYTES;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) return null;
  const located = at - LOCATOR_BYTES;
  const is64 = located >= 0 && tail.readUInt32LE(located) === LOCATOR;
  const span = is64
    ? await spanOf64(read, Number(tail.readBigUInt64LE(located + 8)))
    : { length: tail.readUInt32LE(at + 12), start: tail.readUInt32LE(at + 16) };
  const isInside = span.start + span.length <= size && span.length <= LARGEST_DIRECTORY;
  return isInside ? read(span.start, span.start + span.length) : null;
}

async function spanOf64(read: ReadSpan, start: number): Promise<{ length: number; start: number }> {
  const end = await read(start, start + END_64_BYTES);
  if (end.readUInt32LE() !== END_64) throw new Error('No ZIP64 end record stands there.');
  return { length: Number(end.readBigUInt64LE(40)), start: Number(end.readBigUInt64LE(48)) };
}

/** Of all entries, those that share their bytes included; null where the directory cannot be read. */
function unpackedBy(directory: Buffer): number | null {
  let unpacked = 0;
  let at = 0;
  while (at < directory.length) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY) return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const told = directory.readUInt32LE(at + 24);
    const extras = directory.subarray(at + ENTRY_BYTES + name, at + ENTRY_BYTES + name + extra);
    unpacked += told === IN_EXTRA ? sizeIn(extras) : told;
    at += ENTRY_BYTES + name + extra + comment;
  }
  return unpacked;
}

/** The size in the extra field of ZIP64; the 4 GiB that the entry says where it is not there. */
function sizeIn(extras: Buffer): number {
  for (let at = 0; at + 4 <= extras.length; at += 4 + extras.readUInt16LE(at + 2)) {
    if (extras.readUInt16LE(at) === SIZES_64 && at + 12 <= extras.length) return Number(extras.readBigUInt64LE(at + 4));
  }
  return IN_EXTRA;
}
