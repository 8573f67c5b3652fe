/** The file of proofs as it is read: its lists stay where they stand, so that a million requests cost its bytes and little more. */
import { decodeDigest, isDigest } from '../ledger/base64.js';
import {
  type Commitments,
  type CountingSet,
  DIGEST_LINE,
  FIRST_LINE,
  type Opening,
  type Openings,
  type ReadProofs,
} from './proofs.js';
import { provenTables } from './proven-table.js';

class Unreadable extends Error {}

/** Lines of one digest each, from `start` of the file. */
class WrittenCommitments implements Commitments {
  constructor(
    private readonly bytes: Buffer,
    private readonly start: number,
    readonly length: number,
  ) {}

  *[Symbol.iterator](): Generator<string> {
    for (let place = 0; place < this.length; place += 1) yield this.at(place);
  }

  includes(commitment: string): boolean {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) < commitment) low = middle + 1;
      else high = middle;
    }
    return low < this.length && this.at(low) === commitment;
  }

  private at(place: number): string {
    const from = this.start + place * DIGEST_LINE;
    return this.bytes.toString('latin1', from, from + DIGEST_LINE - 1);
  }
}

class WrittenOpenings implements Openings {
  constructor(
    private readonly bytes: Buffer,
    readonly indexes: Float64Array,
    /** Where the line of each begins. */
    private readonly starts: Float64Array,
  ) {}

  at(place: number): Opening {
    const reader = new Reader(this.bytes, this.starts[place]);
    return reader.opening();
  }
}

const OPENING = /^(0|[1-9]\d*) (\S+) (\S+)$/;

class Reader {
  constructor(
    private readonly bytes: Buffer,
    private at = 0,
  ) {}

  line(): string {
    const end = this.bytes.indexOf(0x0a, this.at);
    if (end < 0) throw new Unreadable();
    const text = this.bytes.toString('latin1', this.at, end);
    this.at = end + 1;
    return text;
  }

  fields(form: RegExp): string[] {
    const found = form.exec(this.line());
    if (!found) throw new Unreadable();
    return found.slice(1);
  }

  many<T>(count: string | undefined, one: () => T): T[] {
    return Array.from({ length: this.count(count) }, one);
  }

  hash = (): Buffer => digest(this.line());

  /** They rise strictly, or the file is none: a list with a request twice does not. */
  commitments(count: string | undefined): WrittenCommitments {
    const [start, length] = [this.at, this.count(count)];
    let before = '';
    for (let place = 0; place < length; place += 1) {
      const text = this.line();
      if (!isDigest(text) || text <= before) throw new Unreadable();
      before = text;
    }
    return new WrittenCommitments(this.bytes, start, length);
  }

  opening(): Opening {
    const [index, commitment, opening] = this.fields(OPENING);
    return { index: Number(index), commitment: digest(commitment), opening: digest(opening) };
  }

  openings(count: string | undefined): WrittenOpenings {
    const length = this.count(count);
    const [indexes, starts] = [new Float64Array(length), new Float64Array(length)];
    for (let place = 0; place < length; place += 1) {
      starts[place] = this.at;
      const [index, commitment = '', opening = ''] = this.fields(OPENING);
      if (!isDigest(commitment) || !isDigest(opening)) throw new Unreadable();
      indexes[place] = Number(index);
    }
    return new WrittenOpenings(this.bytes, indexes, starts);
  }

  rest(): string {
    return this.bytes.toString('utf8', this.at);
  }

  /** Each line has its byte: no number of them is larger than the file. */
  private count(text: string | undefined): number {
    const wanted = Number(text);
    if (!Number.isSafeInteger(wanted) || wanted > this.bytes.length) throw new Unreadable();
    return wanted;
  }
}

function digest(text: string | undefined): Buffer {
  const bytes = decodeDigest(text ?? '');
  if (!bytes) throw new Unreadable();
  return bytes;
}

function readSet(reader: Reader): CountingSet {
  const [key = '', count] = reader.fields(/^table ([a-z]+) (\d+)$/);
  let before = '';
  const cells = reader.many(count, () => {
    const [cell = '', length] = reader.fields(/^cell (\S+) ([1-9]\d*)$/);
    if (cell <= before) throw new Unreadable();
    before = cell;
    return [cell, reader.commitments(length)] as const;
  });
  return { key, cells: new Map(cells) };
}

/** Null when the bytes are no such file: a list that does not rise strictly, so one with a request twice, is none. */
export function readProofs(bytes: Buffer): ReadProofs | null {
  const reader = new Reader(bytes);
  try {
    if (reader.line() !== FIRST_LINE) return null;
    const [report = ''] = reader.fields(/^report (\S+)$/);
    const tables = provenTables.map(() => readSet(reader));
    const [opened] = reader.fields(/^openings (\d+)$/);
    const openings = reader.openings(opened);
    const [size, hashes] = reader.fields(/^path (\d+) (\d+)$/);
    const path = reader.many(hashes, reader.hash);
    const [from, steps] = reader.fields(/^growth (\d+) (\d+)$/);
    const growth = reader.many(steps, reader.hash);
    reader.fields(/^(checkpoint)$/);
    const tree = { size: Number(size), path, from: Number(from), growth, checkpoint: reader.rest() };
    return { report, tables, openings, tree };
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
