/** The objects of a PDF file (ISO 32000-1, 7.3) in the one form that our own writer gives them. */
import { Fault } from '../trust/fault.js';

interface Name {
  readonly name: string;
}
export interface Ref {
  readonly ref: number;
}
/** `start` and `end` are offsets in the file, brackets included. */
export interface Bytes {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}
export type Dictionary = ReadonlyMap<string, Value>;
export type Value = number | boolean | null | Name | Ref | Bytes | Dictionary | readonly Value[];

export const isDictionary = (value: unknown): value is Dictionary => value instanceof Map;
export const isName = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && 'name' in value && value.name === name;
export const isBytes = (value: unknown): value is Bytes =>
  typeof value === 'object' && value !== null && 'bytes' in value;
export const isRef = (value: unknown): value is Ref => typeof value === 'object' && value !== null && 'ref' in value;

/** One text for one value: what was read, as it is written again. */
export function written(value: Value | undefined): string {
  if (isDictionary(value)) return `<<${[...value].map(([key, each]) => `\n/${key} ${written(each)}`).join('')}\n>>`;
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (isBytes(value)) return `<${value.bytes.toString('hex')}>`;
  if (isRef(value)) return `${value.ref} 0 R`;
  if (typeof value === 'object' && value !== null && 'name' in value) return `/${value.name}`;
  return String(value ?? null);
}

/** Bytes that were not read from a file. */
export const bytesOf = (bytes: Buffer): Bytes => ({ bytes, start: 0, end: 0 });
export const nameOf = (name: string): Name => ({ name });

const NESTING = 40;
const reference = /(\d{1,10}) 0 R/y;
const number = /-?\d+(?:\.\d+)?(?:e-?\d+)?/y;
const name = /\/([^\s()<>[\]{}/%]*)/y;
const word = /true|false|null/y;
const space = /[ \n]*/y;
const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

export class SyntaxReader {
  private readonly text: string;

  constructor(
    private readonly file: Buffer,
    public at: number,
    text?: string,
  ) {
    this.text = text ?? file.toString('latin1');
  }

  /** Takes exactly these characters or throws. */
  take(expected: string): void {
    if (!this.text.startsWith(expected, this.at)) throw this.broken();
    this.at += expected.length;
  }

  has(expected: string): boolean {
    return this.text.startsWith(expected, this.at);
  }

  value(depth = 0): Value {
    if (depth > NESTING) throw this.broken();
    this.match(space);
    if (this.has('<<')) return this.dictionary(depth);
    if (this.has('[')) return this.array(depth);
    if (this.has('<')) return this.hexadecimal();
    if (this.has('(')) return this.literal();
    return this.simple();
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private simple(): Value {
    const named = this.match(name);
    if (named) return { name: named[1] ?? '' };
    const referred = this.match(reference);
    if (referred) return { ref: Number(referred[1]) };
    const counted = this.match(number);
    if (counted) return Number(counted[0]);
    const said = this.match(word);
    if (!said) throw this.broken();
    return said[0] === 'null' ? null : said[0] === 'true';
  }

  private dictionary(depth: number): Dictionary {
    this.take('<<');
    const entries = new Map<string, Value>();
    for (;;) {
      this.match(space);
      if (this.has('>>')) break;
      const key = this.match(name)?.[1];
      if (key === undefined || entries.has(key)) throw this.broken();
      entries.set(key, this.value(depth + 1));
    }
    this.take('>>');
    return entries;
  }

  private array(depth: number): Value[] {
    this.take('[');
    const items: Value[] = [];
    for (;;) {
      this.match(space);
      if (this.has(']')) break;
      items.push(this.value(depth + 1));
    }
    this.take(']');
    return items;
  }

  private hexadecimal(): Bytes {
    const start = this.at;
    const close = this.text.indexOf('>', start);
    const digits = close < 0 ? '' : this.text.slice(start + 1, close);
    if (close < 0 || digits.length % 2 !== 0 || !/^[0-9a-f]*$/.test(digits)) throw this.broken();
    this.at = close + 1;
    return { bytes: Buffer.from(digits, 'hex'), start, end: this.at };
  }

  private literal(): Bytes {
    const start = this.at;
    let out = '';
    this.at += 1;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined || character === '(') throw this.broken();
      this.at += 1;
      if (character === ')') return { bytes: Buffer.from(out, 'latin1'), start, end: this.at };
      if (character === '\\') {
        const escaped = this.text[this.at] ?? '';
        out += escapes[escaped] ?? escaped;
        this.at += 1;
      } else out += character;
    }
  }

  broken(): Fault {
    return new Fault(
      `Le fichier n’est pas un rapport intact : sa structure est illisible à l’octet ${this.at} sur ${this.file.length}.`,
      `The file is not an intact report: its structure cannot be read at byte ${this.at} of ${this.file.length}.`,
    );
  }
}
