/** The file as it was drawn: one revision whose every byte belongs to the header, one object, or the table that lists them. */
import { inflateSync } from 'node:zlib';
import { demand, Fault } from '../trust/fault.js';
import { type Dictionary, isDictionary, isName, isRef, SyntaxReader, type Value } from './syntax.js';

const HEADER = Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1');
const END = '\n%%EOF\n';
const LARGEST_FILE = 64 * 1024 * 1024;
export const LARGEST_STREAM = 64 * 1024 * 1024;

export interface PdfObject {
  readonly value: Value;
  /** Raw, as the file has it. */
  readonly stream: Buffer | null;
}

export interface PdfFile {
  readonly trailer: Dictionary;
  /** Where its newest table of objects stands. */
  readonly table: number;
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly catalog: Dictionary;
  /** The value behind a reference, or the value itself. */
  resolve(value: Value | undefined): Value | undefined;
  dictionary(value: Value | undefined): Dictionary;
  /** The bytes of a stream, inflated. */
  streamOf(value: Value | undefined): Buffer;
}

/** Where the revision that the seal covers ends; the file's length when nothing follows. */
export function endOfBase(bytes: Buffer): number {
  const end = bytes.indexOf(END, 0, 'latin1');
  return end < 0 ? bytes.length : end + END.length;
}

function offsetsOf(bytes: Buffer, text: string): { offsets: number[]; table: number; trailer: Dictionary } {
  const end = /\nstartxref\n(\d{1,10})\n%%EOF\n$/.exec(text.slice(-64));
  demand(
    end !== null,
    'Le fichier n’est pas un rapport intact : sa fin manque ou a été changée.',
    'The file is not an intact report: its end is missing or was changed.',
  );
  const table = Number(end[1]);
  const reader = new SyntaxReader(bytes, table, text);
  reader.take('xref\n0 ');
  const count = Number(reader.value());
  reader.take('\n0000000000 65535 f \n');
  const offsets: number[] = [];
  for (let number = 1; number < count; number += 1) {
    const line = text.slice(reader.at, reader.at + 20);
    if (!/^\d{10} 00000 n \n$/.test(line)) throw reader.broken();
    offsets.push(Number(line.slice(0, 10)));
    reader.at += 20;
  }
  reader.take('trailer\n');
  const trailer = reader.value();
  if (!isDictionary(trailer)) throw reader.broken();
  reader.take('\nstartxref\n');
  demand(
    !trailer.has('Prev') && trailer.get('Size') === count && text.length - reader.at === `${table}\n%%EOF\n`.length,
    'Le fichier n’est pas un rapport intact : sa table d’objets ne va pas jusqu’à sa fin.',
    'The file is not an intact report: its table of objects does not reach its end.',
  );
  return { offsets, table, trailer };
}

export function readObject(reader: SyntaxReader, number: number, bytes: Buffer): PdfObject {
  reader.take(`${number} 0 obj\n`);
  const value = reader.value();
  let stream: Buffer | null = null;
  if (isDictionary(value) && reader.has('\nstream\n')) {
    reader.take('\nstream\n');
    const length = Number(value.get('Length'));
    if (!(length >= 0 && reader.at + length <= bytes.length)) throw reader.broken();
    stream = bytes.subarray(reader.at, reader.at + length);
    reader.at += length;
    reader.take('\nendstream');
  }
  reader.take('\nendobj\n');
  return { value, stream };
}

/** Reads every object and demands that they lie side by side: no byte is left over for anything hidden. */
function readObjects(bytes: Buffer, text: string, offsets: readonly number[], table: number): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const inOrder = offsets.map((offset, index) => ({ offset, number: index + 1 })).sort((a, b) => a.offset - b.offset);
  const reader = new SyntaxReader(bytes, HEADER.length, text);
  for (const { offset, number } of inOrder) {
    if (offset !== reader.at) throw reader.broken();
    objects.set(number, readObject(reader, number, bytes));
  }
  if (reader.at !== table) throw reader.broken();
  return objects;
}

export class ReadFile implements PdfFile {
  readonly catalog: Dictionary;

  constructor(
    readonly objects: ReadonlyMap<number, PdfObject>,
    readonly trailer: Dictionary,
    readonly table: number,
  ) {
    this.catalog = this.dictionary(trailer.get('Root'));
  }

  resolve(value: Value | undefined): Value | undefined {
    return isRef(value) ? this.objects.get(value.ref)?.value : value;
  }

  dictionary(value: Value | undefined): Dictionary {
    const found = this.resolve(value);
    if (isDictionary(found)) return found;
    throw new Fault('Le fichier n’a pas la structure d’un rapport.', 'The file has not the structure of a report.');
  }

  streamOf(value: Value | undefined): Buffer {
    const object = isRef(value) ? this.objects.get(value.ref) : undefined;
    if (!object?.stream || !isDictionary(object.value)) {
      throw new Fault('Une pièce jointe manque.', 'An attachment is missing.');
    }
    if (!isName(object.value.get('Filter'), 'FlateDecode')) return object.stream;
    try {
      return inflateSync(object.stream, { maxOutputLength: LARGEST_STREAM });
    } catch {
      throw new Fault('Une pièce jointe ne peut pas être décompressée.', 'An attachment cannot be decompressed.');
    }
  }
}

/** Reads a whole file, or throws a Fault at the first byte that our own writer would not have put there. */
export function readPdf(bytes: Buffer): PdfFile {
  demand(
    bytes.subarray(0, 5).toString('latin1') === '%PDF-',
    'Le fichier n’est pas un PDF : donnez le rapport ou l’erratum tel qu’il est publié.',
    'The file is not a PDF: give the report or the erratum as it is published.',
  );
  demand(
    bytes.length <= LARGEST_FILE,
    'Le fichier est trop grand pour un rapport.',
    'The file is too large for a report.',
  );
  demand(
    bytes.subarray(0, HEADER.length).equals(HEADER),
    'Ce PDF n’est pas un rapport de Greffe : un autre programme l’a fait, ou l’a réécrit. Donnez le fichier tel qu’il est publié.',
    'This PDF is not a report of Greffe: another program made it, or wrote it again. Give the file as it is published.',
  );
  const text = bytes.toString('latin1');
  const { offsets, table, trailer } = offsetsOf(bytes, text);
  return new ReadFile(readObjects(bytes, text, offsets, table), trailer, table);
}
