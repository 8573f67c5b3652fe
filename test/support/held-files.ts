/** Files that hold others, made for a test: winmail.dat and messages saved by Outlook. */
import { createRequire } from 'node:module';

const { burn } = createRequire(import.meta.url)('@kenjiuno/msgreader/lib/Burner') as {
  burn(entries: object[]): Uint8Array;
};

const number = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};

const attribute = (level: number, id: number, type: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([level]), number(id, 2), number(type, 2), number(data.length, 4), data, number(0, 2)]);

/** Properties in a row: `[id, type, value]`. */
export function mapi(...all: (readonly [id: number, type: number, value: Buffer])[]): Buffer {
  const rows = all.map(([id, type, value]) => {
    const padding = Buffer.alloc((4 - (value.length % 4)) % 4);
    return Buffer.concat([number(type, 2), number(id, 2), number(1, 4), number(value.length, 4), value, padding]);
  });
  return Buffer.concat([number(all.length, 4), ...rows]);
}

export const wide = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le');

/** RTF in the packing of Exchange, not made smaller (MS-OXRTFCP, 2.1.3). */
export function packedRtf(rtf: string): Buffer {
  const raw = Buffer.from(rtf, 'latin1');
  return Buffer.concat([number(raw.length + 12, 4), number(raw.length, 4), Buffer.from('MELA'), number(0, 4), raw]);
}

export interface TnefFile {
  readonly name: string;
  readonly data: Buffer;
  readonly properties?: Buffer;
}

export function tnef(properties: Buffer | null, files: readonly TnefFile[]): Buffer {
  return Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    attribute(1, 0x9007, 6, number(1252, 4)),
    ...(properties ? [attribute(1, 0x9003, 6, properties)] : []),
    ...files.flatMap(({ name, data, properties: own }) => [
      attribute(2, 0x9002, 6, Buffer.alloc(14)),
      attribute(2, 0x8010, 1, Buffer.from(`${name}\0`, 'latin1')),
      ...(data.length > 0 ? [attribute(2, 0x800f, 6, data)] : []),
      ...(own ? [attribute(2, 0x9005, 6, own)] : []),
    ]),
  ]);
}

const [ROOT, FOLDER, STREAM] = [5, 1, 2];
interface Stream {
  readonly name: string;
  readonly data: Buffer;
}

const substance = (tag: string, data: Buffer): Stream => ({ name: `__substg1.0_${tag}`, data });

export interface OutlookFields {
  readonly subject: string;
  readonly body: string;
  readonly sender: string;
  readonly transport?: string;
  readonly files: readonly { readonly name: string; readonly data: Buffer }[];
}

/** A .msg file. */
export function outlookFile({ subject, body, sender, transport, files }: OutlookFields): Buffer {
  const entries: {
    name: string;
    type: number;
    length: number;
    children?: number[];
    binaryProvider?: () => Uint8Array;
  }[] = [];
  const folder = (name: string, type: number): { children: number[] } => {
    const entry = { name, type, length: 0, children: [] as number[] };
    entries.push(entry);
    return entry;
  };
  const stream = ({ name, data }: Stream, into: { children: number[] }) => {
    into.children.push(
      entries.push({ name, type: STREAM, length: data.length, binaryProvider: () => Uint8Array.from(data) }) - 1,
    );
  };
  const root = folder('Root Entry', ROOT);
  const own = [
    { name: '__properties_version1.0', data: Buffer.alloc(32) },
    substance('001A001F', Buffer.from('IPM.Note', 'utf16le')),
    substance('0037001F', Buffer.from(subject, 'utf16le')),
    substance('1000001F', Buffer.from(body, 'utf16le')),
    substance('5D01001F', Buffer.from(sender, 'utf16le')),
    ...(transport ? [substance('007D001F', Buffer.from(transport, 'utf16le'))] : []),
  ];
  for (const one of own) stream(one, root);
  for (const [index, { name, data }] of files.entries()) {
    root.children.push(entries.length);
    const attachment = folder(`__attach_version1.0_#${String(index).padStart(8, '0')}`, FOLDER);
    stream({ name: '__properties_version1.0', data: Buffer.alloc(8) }, attachment);
    stream(substance('3707001F', Buffer.from(name, 'utf16le')), attachment);
    stream(substance('37010102', data), attachment);
  }
  return Buffer.from(burn(entries));
}
