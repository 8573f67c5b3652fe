/** Properties of a message as MAPI writes them in a row (MS-OXTNEF, 2.1.3.4). */
import iconv from 'iconv-lite';

export interface Property {
  readonly id: number;
  readonly type: number;
  readonly value: Buffer;
}

const MULTIPLE = 0x1000;
const NAMED = 0x8000;
const UNICODE = 0x1f;
/** Bytes of a value of fixed length. */
const lengths: Readonly<Record<number, number>> = {
  ...{ 2: 4, 3: 4, 4: 4, 10: 4, 11: 4 },
  ...{ 5: 8, 6: 8, 7: 8, 20: 8, 64: 8, 72: 16 },
};
const variable = new Set([0x0d, 0x1e, UNICODE, 0x102]);
const MOST = 10_000;

/** The single values, in order, up to the first thing that cannot be understood. */
export function mapiProperties(bytes: Buffer): Property[] {
  const reader = new Reader(bytes);
  const found: Property[] = [];
  try {
    const count = Math.min(reader.number(), MOST);
    for (let index = 0; index < count; index += 1) found.push(...reader.property());
  } catch {
    // What was whole stands.
  }
  return found;
}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  number(): number {
    this.at += 4;
    return this.bytes.readUInt32LE(this.at - 4);
  }

  property(): Property[] {
    const tag = this.number();
    const [type, id] = [tag & 0xffff & ~MULTIPLE, tag >>> 16];
    if (id >= NAMED) this.skipName();
    const isVariable = variable.has(type);
    const isMultiple = (tag & MULTIPLE) !== 0;
    const count = isVariable || isMultiple ? this.number() : 1;
    if (count > MOST) throw new RangeError('Too many values.');
    const values = Array.from({ length: count }, () => this.take(isVariable ? this.number() : fixed(type)));
    return isMultiple ? [] : values.slice(0, 1).map((value) => ({ id, type, value }));
  }

  private skipName(): void {
    this.take(16);
    const isText = this.number() === 1;
    const given = this.number();
    if (isText) this.take(given);
  }

  /** Values fill whole words of four bytes. */
  private take(length: number): Buffer {
    const start = this.at;
    this.at += Math.ceil(length / 4) * 4;
    if (start + length > this.bytes.length) throw new RangeError('The value is cut.');
    return this.bytes.subarray(start, start + length);
  }
}

function fixed(type: number): number {
  const length = lengths[type];
  if (length === undefined) throw new RangeError(`No length is known of type ${type}.`);
  return length;
}

export function textOf({ type, value }: Property, codePage: string): string {
  const charset = type === UNICODE ? 'utf-16le' : iconv.encodingExists(codePage) ? codePage : 'cp1252';
  return iconv.decode(value, charset).replace(/\0+$/, '');
}
