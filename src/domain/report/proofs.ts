/**
 * The open counting sets of a report (REPORTS 3): for each cell, one commitment per request counted in it, so that the
 * count is the length of the list; and the opened leaves of exactly the requests that are counted. Opening any other
 * leaf would reveal by subtraction what the law forbids to reveal (CSI L881-1).
 */
import { decodeDigest } from '../ledger/base64.js';
import { canonical } from '../ledger/canonical.js';
import { classCommitment } from '../ledger/entry.js';
import { hmacSha256, sha256Base64 } from '../ledger/hash.js';
import type { Leaf } from '../ledger/leaf-set.js';
import { leafHashOf, MerkleTree } from '../ledger/merkle.js';
import { type ProvenTable, provenTables } from './proven-table.js';

const FIRST_LINE = 'greffe-report-proofs@v1';
const CELL_PREFIX = Buffer.from('greffe/cell/v1\0', 'latin1');

/** The leaf of an opened request, as far as a stranger may see it. */
export interface Opening {
  readonly index: number;
  /** C of its entry: it tells nothing without the salt. */
  readonly commitment: Buffer;
  /** r: with it, T is seen to say "opened". */
  readonly opening: Buffer;
}

export interface ProvenRequest extends Opening {
  /** The salt of its `case.opened` entry: bound by the leaf, known to the operator and to whoever holds the receipt. */
  readonly salt: Buffer;
  readonly cells: Readonly<Record<ProvenTable, readonly string[]>>;
}

/** What ties the leaves to a signed tree, and that tree to the one of the report before. */
export interface TreeProof {
  readonly size: number;
  /** See `proveLeaves`. */
  readonly path: readonly Buffer[];
  /** From the size of the previous report; 0 when there is none. */
  readonly from: number;
  readonly growth: readonly Buffer[];
  /** The signed note, with the cosignatures of witnesses. */
  readonly checkpoint: string;
}

export interface TableProof {
  readonly key: ProvenTable;
  /** Commitments in all. */
  readonly n: number;
  /** RFC 6962 root over the lines `cell commitment`, lower-case hexadecimal. */
  readonly root: string;
}

export interface CountingSet {
  readonly key: string;
  /** Base64, rising, all different; in the order of their cells. */
  readonly cells: ReadonlyMap<string, readonly string[]>;
}

export interface ReadProofs {
  /** `2026-Q4/1`: period and edition. */
  readonly report: string;
  readonly tables: readonly CountingSet[];
  readonly openings: readonly Opening[];
  readonly tree: TreeProof;
}

/** Differs by edition and by table: what stands in two of them cannot be joined. */
export function tableKey(salt: Buffer, report: string, table: string): Buffer {
  return hmacSha256(salt, `${report}\0${table}`);
}

/** c = SHA-256("greffe/cell/v1\0" ‖ k ‖ JCS(cell)), base64. */
export function cellCommitment(key: Buffer, cell: string): string {
  return sha256Base64(CELL_PREFIX, key, Buffer.from(canonical(cell), 'utf8'));
}

/** The leaf that an opening opens. */
export function leafOf({ index, commitment, opening }: Opening): Leaf {
  const seen = classCommitment('opened', opening.toString('hex'));
  return { index, hash: leafHashOf(Buffer.concat([seen, commitment])) };
}

export function rootOfSet({ cells }: CountingSet): string {
  const tree = new MerkleTree();
  for (const [cell, commitments] of cells) {
    for (const commitment of commitments) tree.append(leafHashOf(Buffer.from(`${cell} ${commitment}`, 'utf8')));
  }
  return tree.root().toString('hex');
}

const sizeOf = ({ cells }: CountingSet): number => [...cells.values()].reduce((sum, { length }) => sum + length, 0);

function countingSet(report: string, key: ProvenTable, requests: readonly ProvenRequest[]): CountingSet {
  const cells = new Map<string, string[]>();
  for (const { salt, cells: own } of requests) {
    const secret = tableKey(salt, report, key);
    for (const cell of own[key]) {
      const commitments = cells.get(cell) ?? [];
      cells.set(cell, commitments);
      commitments.push(cellCommitment(secret, cell));
    }
  }
  for (const commitments of cells.values()) commitments.sort();
  return { key, cells: new Map([...cells].sort(([left], [right]) => (left < right ? -1 : 1))) };
}

const lines = (texts: readonly string[]): Buffer => Buffer.from(`${texts.join('\n')}\n`, 'utf8');

/** The file that is published, and what the manifest says of its tables. One table in memory at a time. */
export function writeProofs(
  report: string,
  requests: readonly ProvenRequest[],
  tree: TreeProof,
): { bytes: Buffer; tables: TableProof[] } {
  const tables: TableProof[] = [];
  const chunks = [lines([FIRST_LINE, `report ${report}`])];
  for (const key of provenTables) {
    const set = countingSet(report, key, requests);
    tables.push({ key, n: sizeOf(set), root: rootOfSet(set) });
    chunks.push(lines([`table ${key} ${set.cells.size}`]));
    for (const [cell, commitments] of set.cells) {
      chunks.push(lines([`cell ${cell} ${commitments.length}`]), lines(commitments));
    }
  }
  const openings = [...requests].sort((left, right) => left.index - right.index);
  const opened = openings.map(
    ({ index, commitment, opening }) => `${index} ${commitment.toString('base64')} ${opening.toString('base64')}`,
  );
  const hashes = (path: readonly Buffer[]) => path.map((hash) => hash.toString('base64'));
  chunks.push(
    lines([`openings ${opened.length}`, ...opened]),
    lines([`path ${tree.size} ${tree.path.length}`, ...hashes(tree.path)]),
    lines([`growth ${tree.from} ${tree.growth.length}`, ...hashes(tree.growth)]),
    Buffer.from(`checkpoint\n${tree.checkpoint}`, 'utf8'),
  );
  return { bytes: Buffer.concat(chunks), tables };
}

class Unreadable extends Error {}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

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
    const wanted = Number(count);
    if (!Number.isSafeInteger(wanted) || wanted > this.bytes.length) throw new Unreadable();
    return Array.from({ length: wanted }, one);
  }

  hash = (): Buffer => digest(this.line());

  rest(): string {
    return this.bytes.toString('utf8', this.at);
  }
}

function digest(text: string | undefined): Buffer {
  const bytes = decodeDigest(text ?? '');
  if (!bytes) throw new Unreadable();
  return bytes;
}

function readSet(reader: Reader): CountingSet {
  const [key = '', count] = reader.fields(/^table ([a-z]+) (\d+)$/);
  const cells = reader.many(count, () => {
    const [cell = '', length] = reader.fields(/^cell (\S+) ([1-9]\d*)$/);
    const commitments = reader.many(length, () => {
      const text = reader.line();
      digest(text);
      return text;
    });
    return [cell, commitments] as const;
  });
  const set = { key, cells: new Map(cells) };
  const rises = (texts: readonly string[]) => texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') < text);
  if (!rises(cells.map(([cell]) => cell)) || !cells.every(([, list]) => rises(list))) throw new Unreadable();
  return set;
}

/** Null when the bytes are no such file: a list that does not rise strictly, so one with a request twice, is none. */
export function readProofs(bytes: Buffer): ReadProofs | null {
  const reader = new Reader(bytes);
  try {
    if (reader.line() !== FIRST_LINE) return null;
    const [report = ''] = reader.fields(/^report (\S+)$/);
    const tables = provenTables.map(() => readSet(reader));
    const [opened] = reader.fields(/^openings (\d+)$/);
    const openings = reader.many(opened, () => {
      const [index, commitment, opening] = reader.fields(/^(0|[1-9]\d*) (\S+) (\S+)$/);
      return { index: Number(index), commitment: digest(commitment), opening: digest(opening) };
    });
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
