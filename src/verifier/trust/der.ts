/** Distinguished Encoding Rules (X.690), written and read: no indefinite length, no long form where a short one fits. */

export interface Node {
  readonly tag: number;
  /** The whole encoding. */
  readonly raw: Buffer;
  readonly content: Buffer;
}

export class DerError extends Error {}

function lengthOf(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size]);
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export function encode(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => encode(0x30, ...parts);
/** The elements of a SET OF are written in the order of their encodings (X.690, 11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Buffer => encode(0x31, ...[...parts].sort(Buffer.compare));
export const octetString = (bytes: Uint8Array): Buffer => encode(0x04, bytes);
/** An INTEGER of these magnitude bytes, never negative. */
export function unsignedInteger(magnitude: Uint8Array): Buffer {
  const bytes = Buffer.from(magnitude);
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const shortest = bytes.subarray(start);
  return encode(0x02, ...((shortest[0] ?? 0) & 0x80 ? [Buffer.of(0)] : []), shortest);
}
export const boolean = (value: boolean): Buffer => encode(0x01, Buffer.of(value ? 0xff : 0));
/** Whole seconds, UTC (RFC 5280, 4.1.2.5.2). */
export const generalizedTime = (date: Date): Buffer =>
  encode(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`, 'latin1'));
/** UTCTime through 2049, then GeneralizedTime: whole seconds, UTC (RFC 5652, 11.3). */
export const writtenTime = (date: Date): Buffer =>
  date.getUTCFullYear() < 2050 ? encode(0x17, generalizedTime(date).subarray(4)) : generalizedTime(date);
export const smallInteger = (value: number): Buffer => encode(0x02, Buffer.from([value]));
export const nothing: Buffer = Buffer.from([0x05, 0x00]);

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const base128 = [arc & 0x7f];
    for (let high = Math.floor(arc / 128); high > 0; high = Math.floor(high / 128))
      base128.unshift(0x80 | (high & 0x7f));
    return base128;
  });
  return encode(0x06, Buffer.from(bytes));
}

function readLength(bytes: Buffer, at: number): { length: number; start: number } {
  const first = bytes[at];
  if (first === undefined) throw new DerError('a length is missing');
  if (first < 0x80) return { length: first, start: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new DerError('a length is indefinite or too long');
  const start = at + 1 + count;
  if (start > bytes.length) throw new DerError('a length is cut off');
  const length = bytes.readUIntBE(at + 1, count);
  if (!lengthOf(length).equals(bytes.subarray(at, start))) throw new DerError('a length is not in its shortest form');
  return { length, start };
}

/** Reads one node and leaves what follows it. Throws a DerError on anything that is not DER. */
function readNode(bytes: Buffer, from: number): Node {
  const tag = bytes[from];
  if (tag === undefined) throw new DerError('a value is missing');
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag is of more than one byte');
  const { length, start } = readLength(bytes, from + 1);
  const end = start + length;
  if (end > bytes.length) throw new DerError('a value is cut off');
  return { tag, raw: bytes.subarray(from, end), content: bytes.subarray(start, end) };
}

/** The one node that the bytes begin with. */
export const firstNode = (bytes: Buffer): Node => readNode(bytes, 0);

/** The one node that the bytes are; throws a DerError when more follows. */
export function onlyNode(bytes: Buffer): Node {
  const node = readNode(bytes, 0);
  if (node.raw.length !== bytes.length) throw new DerError('bytes follow the value');
  return node;
}

/** The nodes inside a constructed node. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let at = 0; at < node.content.length; ) {
    const child = readNode(node.content, at);
    children.push(child);
    at += child.raw.length;
  }
  return children;
}

/** The dotted text of an OBJECT IDENTIFIER; throws a DerError on any other node. */
export function dottedOf(node: Node | undefined): string {
  if (node?.tag !== 0x06 || node.content.length === 0) throw new DerError('an object identifier is missing');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of node.content) {
    arc = arc * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - 40 * root, ...rest].join('.');
}

/** A UTCTime or GeneralizedTime in UTC; throws a DerError on any other form. */
export function timeOf(node: Node | undefined): Date {
  const text = node?.content.toString('latin1') ?? '';
  const [, year = '', rest = '', fraction = ''] =
    (node?.tag === 0x17 ? /^(\d\d)(\d{10})Z$/ : /^(\d{4})(\d{10})(\.\d{1,9})?Z$/).exec(text) ?? [];
  const full = year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
  const [month, day, hour, minute, second] = rest.match(/\d\d/g) ?? [];
  const date = new Date(`${full}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if ((node?.tag !== 0x17 && node?.tag !== 0x18) || Number.isNaN(date.getTime()))
    throw new DerError('a time is malformed');
  return date;
}

/** The bytes of a BIT STRING without unused bits. */
export function bitsOf(node: Node | undefined): Buffer {
  if (node?.tag !== 0x03 || node.content.length === 0) throw new DerError('a bit string is missing');
  return node.content.subarray(1);
}

/** A signature as a BIT STRING, which is of whole bytes. */
export function signatureBytesOf(node: Node | undefined): Buffer {
  if (node?.content[0] !== 0) throw new DerError('a signature is not of whole bytes');
  return bitsOf(node);
}
