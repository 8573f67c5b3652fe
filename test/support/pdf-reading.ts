/** A generated PDF as the checker of its rules reads it: what is missing is empty, and each broken rule is noted. */
import { inflateSync } from 'node:zlib';
import { type PdfFile, readPdf } from '../../src/verifier/file/pdf-file.js';
import { type Dictionary, isBytes, isDictionary, isName, isRef, type Value } from '../../src/verifier/file/syntax.js';

export const nameOf = (value: Value | undefined): string =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';

/** A literal as text: UTF-16BE with its mark, or bytes. */
export function textOf(value: Value | undefined): string {
  if (!isBytes(value)) return '';
  const { bytes } = value;
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1');
}

export const numberOf = (value: Value | undefined, otherwise: string): string =>
  isRef(value) ? String(value.ref) : otherwise;

export class PdfReading {
  readonly broken: string[] = [];
  protected readonly file: PdfFile;
  protected readonly text: string;

  constructor(bytes: Buffer) {
    this.file = readPdf(bytes);
    this.text = bytes.toString('latin1');
  }

  protected demand(holds: boolean, rule: string): void {
    if (!holds) this.broken.push(rule);
  }

  protected dict(value: Value | undefined): Dictionary {
    const found = this.file.resolve(value);
    return isDictionary(found) ? found : new Map();
  }

  protected list(value: Value | undefined): readonly Value[] {
    const found = this.file.resolve(value);
    return Array.isArray(found) ? found : [];
  }

  protected streamText(number: number): string {
    const object = this.file.objects.get(number);
    if (!object?.stream || !isDictionary(object.value)) return '';
    const { stream, value } = object;
    return (isName(value.get('Filter'), 'FlateDecode') ? inflateSync(stream) : stream).toString('latin1');
  }
}
