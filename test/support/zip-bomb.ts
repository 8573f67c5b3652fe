/** ZIP files whose directory says that they become large: nothing of them is unpacked, so that a few bytes do. */

const HEADER_BYTES = 46;

function entry(name: string, size: number, extra = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(0x02014b50);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  return Buffer.concat([header, Buffer.from(name), extra]);
}

function ended(entries: readonly Buffer[], before: number): Buffer {
  const directory = Buffer.concat(entries);
  const local = Buffer.from('504b030400000000', 'hex');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(before + local.length, 16);
  return Buffer.concat([local, directory, end]);
}

/**
 * @param size of each entry once unpacked, below 4 GiB
 * @param before bytes that stand before the archive in its file
 */
export const claiming = (size: number, times = 1, before = 0): Buffer =>
  ended(
    Array.from({ length: times }, (_, at) => entry(`journal-${at}.csv`, size)),
    before,
  );

/** The same by the field that sizes beyond 4 GiB have. */
export function claiming64(size: bigint): Buffer {
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(size, 4);
  return ended([entry('journal.csv', 0xffffffff, extra)], 0);
}
