/**
 * The open counting sets of a report (REPORTS 3): for each cell, one commitment per request counted in it, so that the
 * count is the length of the list; and the opened leaves of exactly the requests that are counted. Opening any other
 * leaf would reveal by subtraction what the law forbids to reveal (CSI L881-1).
 */
import { canonical } from '../ledger/canonical.js';
import { classCommitment } from '../ledger/entry.js';
import { hmacSha256, sha256Base64, sha256Into } from '../ledger/hash.js';
import { leafHashOf, MerkleTree } from '../ledger/merkle.js';
import { type ProvenTable, provenTables } from './proven-table.js';

export const FIRST_LINE = 'greffe-report-proofs@v1';
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
  /** The salt of its `case.opened` entry: bound by the leaf, known to the operator and to the holder of the receipt. */
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

/** Base64, rising, all different: an array while it is written, the very lines of the file once it is read. */
export interface Commitments extends Iterable<string> {
  readonly length: number;
  includes(commitment: string): boolean;
}

export interface CountingSet {
  readonly key: string;
  /** In the order of their cells. */
  readonly cells: ReadonlyMap<string, Commitments>;
}

/** The opened leaves in the order of the file. */
export interface Openings {
  readonly indexes: Float64Array;
  at(place: number): Opening;
}

export interface ReadProofs {
  /** `2026-Q4/1`: period and edition. */
  readonly report: string;
  readonly tables: readonly CountingSet[];
  readonly openings: Openings;
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

/** The hash of the leaf that an opening opens. */
export function leafOf({ commitment, opening }: Pick<Opening, 'commitment' | 'opening'>): Buffer {
  const seen = classCommitment('opened', opening);
  return leafHashOf(Buffer.concat([seen, commitment]));
}

/** The tree copies each hash: one buffer serves all of its leaves. */
const leafHash = Buffer.alloc(32);

export function rootOfSet({ cells }: CountingSet): string {
  const tree = new MerkleTree();
  for (const [cell, commitments] of cells) {
    // RFC 6962, 2.1: a leaf is hashed behind a zero byte.
    const before = `\0${cell} `;
    for (const commitment of commitments) {
      sha256Into(before + commitment, leafHash, 0);
      tree.append(leafHash);
    }
  }
  return tree.root().toString('hex');
}

export const sizeOf = ({ cells }: CountingSet): number =>
  [...cells.values()].reduce((sum, { length }) => sum + length, 0);

/** What `cellCommitment` hashes, made once for a cell: k is written into it for each request. */
class Cell {
  readonly commitments: string[] = [];
  private readonly hashed: Buffer;

  constructor(cell: string) {
    this.hashed = Buffer.concat([CELL_PREFIX, Buffer.alloc(32), Buffer.from(canonical(cell), 'utf8')]);
  }

  commit(key: Buffer): void {
    key.copy(this.hashed, CELL_PREFIX.length);
    this.commitments.push(sha256Base64(this.hashed));
  }
}

function countingSet(report: string, key: ProvenTable, requests: readonly ProvenRequest[]): CountingSet {
  const cells = new Map<string, Cell>();
  for (const { salt, cells: own } of requests) {
    if (own[key].length === 0) continue;
    const secret = tableKey(salt, report, key);
    for (const name of own[key]) {
      const cell = cells.get(name) ?? new Cell(name);
      cells.set(name, cell);
      cell.commit(secret);
    }
  }
  const sorted = [...cells].sort(([left], [right]) => (left < right ? -1 : 1));
  return { key, cells: new Map(sorted.map(([name, { commitments }]) => [name, commitments.sort()])) };
}

/** Lines written into the bytes of the file, whose length is known before: a million requests are held once. */
class Page {
  private at = 0;

  constructor(readonly bytes: Buffer) {}

  line(text: string): void {
    this.at += this.bytes.write(`${text}\n`, this.at, 'latin1');
  }

  lines(texts: Iterable<string>): void {
    for (const text of texts) this.line(text);
  }

  end(text: string): Buffer {
    this.at += this.bytes.write(text, this.at, 'utf8');
    if (this.at !== this.bytes.length) throw new Error(`${this.at} bytes were written, ${this.bytes.length} expected.`);
    return this.bytes;
  }
}

/** Bytes of a line that holds nothing but 32 bytes in base64. */
export const DIGEST_LINE = 45;
const headOf = (key: ProvenTable, cells: number): string => `table ${key} ${cells}`;
const cellHead = (cell: string, count: number): string => `cell ${cell} ${count}`;

/** The bytes that the list of a table takes. */
function lengthOf(key: ProvenTable, requests: readonly ProvenRequest[]): number {
  const counts = new Map<string, number>();
  for (const { cells } of requests) for (const cell of cells[key]) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const lengths = [...counts].map(([cell, count]) => cellHead(cell, count).length + 1 + count * DIGEST_LINE);
  return lengths.reduce((sum, length) => sum + length, headOf(key, counts.size).length + 1);
}

const openingLine = ({ index, commitment, opening }: Opening): string =>
  `${index} ${commitment.toString('base64')} ${opening.toString('base64')}`;

/** The file that is published, and what the manifest says of its tables. One table in memory at a time. */
export function writeProofs(
  report: string,
  requests: readonly ProvenRequest[],
  tree: TreeProof,
): { bytes: Buffer; tables: TableProof[] } {
  const heads = [FIRST_LINE, `report ${report}`];
  const openingsHead = `openings ${requests.length}`;
  const hashes = (head: string, path: readonly Buffer[]) => [head, ...path.map((hash) => hash.toString('base64'))];
  const tail = [
    ...hashes(`path ${tree.size} ${tree.path.length}`, tree.path),
    ...hashes(`growth ${tree.from} ${tree.growth.length}`, tree.growth),
    'checkpoint',
  ];
  const digits = requests.reduce((sum, { index }) => sum + `${index} `.length, 0);
  const fixed = [...heads, openingsHead, ...tail].reduce((sum, { length }) => sum + length + 1, 0);
  const listed = provenTables.reduce((sum, key) => sum + lengthOf(key, requests), 0);
  const opened = digits + requests.length * 2 * DIGEST_LINE;
  const page = new Page(Buffer.allocUnsafe(fixed + listed + opened + Buffer.byteLength(tree.checkpoint, 'utf8')));
  page.lines(heads);
  const tables = provenTables.map((key) => writeTable(page, countingSet(report, key, requests), key));
  page.line(openingsHead);
  for (const request of [...requests].sort((left, right) => left.index - right.index)) page.line(openingLine(request));
  page.lines(tail);
  return { bytes: page.end(tree.checkpoint), tables };
}

function writeTable(page: Page, set: CountingSet, key: ProvenTable): TableProof {
  page.line(headOf(key, set.cells.size));
  for (const [cell, commitments] of set.cells) {
    page.line(cellHead(cell, commitments.length));
    page.lines(commitments);
  }
  return { key, n: sizeOf(set), root: rootOfSet(set) };
}
