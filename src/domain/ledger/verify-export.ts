/** Verifies an exported log with nothing but a public key: every leaf, sequence, root and signature (docs/promises.md#p5). */
import { type Checkpoint, type OpenCheckpoint, openCheckpoint } from './checkpoint.js';
import { type Entry, entryLeaf } from './entry.js';
import { type ExportedEntry, type ExportedLeaf, ExportedLine, ExportHeader, readLine } from './export.js';
import { type EntryPlace, Gaps } from './gaps.js';
import { linesOf, withoutBlankEnd } from './lines.js';
import { MerkleTree } from './merkle.js';
import { readVerifierKey, type VerifierKey } from './note.js';

export interface ExportSummary {
  readonly origin: string;
  readonly entries: number;
  /** False of a public export: its leaves are closed, and their sequences cannot be checked. */
  readonly opened: boolean;
  readonly streams: number;
  readonly checkpoints: number;
  /** Entries that the log says were set aside when it was sealed: they were not what was written, and prove nothing. */
  readonly setAside: readonly EntryPlace[];
  /** Root of the newest checkpoint, base64 as in its text. */
  readonly root: string;
  /** Time-stamps that stand beside checkpoints. */
  readonly stamps: number;
  /** Of the largest checkpoint whose time-stamp was judged; null where none is there, or it could not be judged. */
  readonly stamped: StampedCheckpoint | null;
}

export interface StampedCheckpoint {
  readonly size: number;
  readonly at: string;
  readonly authority: string;
}

/** Judges a token (base64) over the text of a checkpoint. */
export type JudgeStamp = (
  token: string,
  note: string,
) => ({ readonly ok: true } & Omit<StampedCheckpoint, 'size'>) | { readonly ok: false; readonly fault: string };

/** Takes each entry whose leaf holds, in the order of the log: what it says is judged elsewhere. */
export type SeeEntry = (entry: Entry) => void;

export type ExportVerification =
  | { readonly ok: true; readonly summary: ExportSummary }
  | { readonly ok: false; readonly fault: string };

/** The first fault of an export, on its way out of the reading. */
class Fault extends Error {}

/**
 * Reads the bytes of an export once and returns its summary, or the first fault as a sentence that names the line and,
 * for an entry, its stream and seq. `known` are checkpoints of the same log kept elsewhere (a printed report, a
 * receipt): each must be a stage of this log, so that a tail cut off or a history replaced is found. Without a `judge`
 * time-stamps are counted and not believed.
 */
export async function verifyExport(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  verifierKey: string,
  known: readonly string[] = [],
  open: OpenCheckpoint = openCheckpoint,
  judge: JudgeStamp | null = null,
  see: SeeEntry | null = null,
): Promise<ExportVerification> {
  const key = readVerifierKey(verifierKey);
  if (!key) return { ok: false, fault: 'The key is no Ed25519 verifier key: it reads name+id+base64.' };
  const reading = new Reading(key, verifierKey, open, judge, see);
  try {
    for await (const line of linesOf(bytes)) {
      if (!line.ok) throw new Fault(`Line ${reading.lines + 1}: ${line.fault}`);
      if (line.text === '') throw new Fault(`Line ${reading.lines + 1} is empty: an export has no empty line.`);
      await reading.take(line.text);
    }
    reading.end();
    for (const note of known) await reading.compare(note);
    return { ok: true, summary: reading.summary() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.message };
    throw error;
  }
}

class Reading {
  lines = 0;
  private readonly tree = new MerkleTree();
  private readonly gaps = new Gaps();
  /** Whether entries stand in the export or leaves alone; null before the first. */
  private opened: boolean | null = null;
  private checkpoints = 0;
  private newest: Checkpoint | null = null;
  /** Text of the checkpoint on the line before; null after any other line. */
  private note: string | null = null;
  private stamps = 0;
  private stamped: StampedCheckpoint | null = null;

  constructor(
    private readonly key: VerifierKey,
    private readonly verifierKey: string,
    private readonly open: OpenCheckpoint,
    private readonly judge: JudgeStamp | null,
    private readonly see: SeeEntry | null,
  ) {}

  async take(line: string): Promise<void> {
    this.lines += 1;
    if (this.lines === 1) this.header(line);
    else await this.body(line);
  }

  end(): void {
    if (this.lines === 0) throw new Fault('The export is empty.');
    if (!this.newest) throw new Fault('The export carries no checkpoint: nothing in it is signed.');
    if (this.newest.size < this.tree.size) {
      throw new Fault(
        `The newest checkpoint covers ${this.newest.size} of ${this.tree.size} entries: the rest is not signed.`,
      );
    }
    const missing = this.gaps.fault();
    if (missing !== null) throw new Fault(missing);
  }

  /** A checkpoint from outside must be a stage of this log. */
  async compare(note: string): Promise<void> {
    const opened = await this.open(withoutBlankEnd(note), this.key);
    if (!opened.ok) throw new Fault(`The checkpoint given beside the export: ${opened.fault}`);
    const { size, root } = opened.checkpoint;
    if (size > this.tree.size) {
      throw new Fault(
        `The log was signed at ${size} entries but the export holds ${this.tree.size}: ` +
          `${size - this.tree.size} entries are missing at its end.`,
      );
    }
    if (!this.tree.root(size).equals(root)) {
      throw new Fault(`The log was signed with another root at ${size} entries: this export is another history.`);
    }
  }

  summary(): ExportSummary {
    return {
      origin: this.key.name,
      entries: this.tree.size,
      opened: this.opened !== false,
      streams: this.gaps.streams,
      checkpoints: this.checkpoints,
      setAside: this.gaps.setAside,
      root: this.tree.root().toString('base64'),
      stamps: this.stamps,
      stamped: this.stamped,
    };
  }

  private header(line: string): void {
    const header = readLine(ExportHeader, line);
    if (!header) throw this.fault('is not the header of an export of a ledger.');
    if (header.vkey !== this.verifierKey) throw this.fault(`names the key ${header.vkey}, which is not the key given.`);
    if (header.origin !== this.key.name) throw this.fault(`names the log ${header.origin}, not ${this.key.name}.`);
  }

  private async body(line: string): Promise<void> {
    const read = readLine(ExportedLine, line);
    if (!read) throw this.fault('is neither an entry nor a checkpoint in canonical JSON.');
    if ('checkpoint' in read) await this.checkpoint(read.checkpoint);
    else if ('stamp' in read) this.stamp(read.stamp.size, read.stamp.token);
    else if ('entry' in read) this.entry(read);
    else this.leaf(read);
    this.note = 'checkpoint' in read ? read.checkpoint : null;
  }

  private stamp(size: number, token: string): void {
    if (this.note === null || this.newest?.size !== size) {
      throw this.fault(`holds a time-stamp of ${size} entries that does not stand after their checkpoint.`);
    }
    this.stamps += 1;
    const judged = this.judge?.(token, this.note);
    if (!judged) return;
    if (!judged.ok) throw this.fault(`holds a time-stamp that is not one of its checkpoint. ${judged.fault}`);
    const { at, authority } = judged;
    this.stamped = { size, at, authority };
  }

  private leaf({ index, leaf }: ExportedLeaf): void {
    this.place(`(leaf ${index})`, index, false);
    this.tree.append(Buffer.from(leaf, 'hex'));
  }

  private place(where: string, index: number, opened: boolean): void {
    if (this.newest) throw this.fault(`${where} stands after a checkpoint: checkpoints stand last.`);
    if (index !== this.tree.size) throw this.fault(`${where} has index ${index}; ${this.tree.size} was to follow.`);
    this.opened ??= opened;
    if (this.opened !== opened) {
      throw this.fault(`${where} is among others of another kind: an export has entries, or leaves alone.`);
    }
  }

  private entry({ index, leaf, entry }: ExportedEntry): void {
    const where = `(stream ${entry.stream}, seq ${entry.seq})`;
    this.place(where, index, true);
    const expected = this.gaps.next(entry.stream);
    if (entry.seq < expected) throw this.fault(`${where} breaks the sequence: seq ${expected} was to follow.`);
    const recomputed = entryLeaf(entry);
    if (recomputed.toString('hex') !== leaf) {
      throw this.fault(`${where} is not what was sealed: its leaf is ${recomputed.toString('hex')}, not ${leaf}.`);
    }
    this.gaps.see(entry);
    this.tree.append(recomputed);
    this.see?.(entry);
  }

  private async checkpoint(note: string): Promise<void> {
    const opened = await this.open(note, this.key);
    if (!opened.ok) throw this.fault(`holds a checkpoint that does not open. ${opened.fault}`);
    const { size, root } = opened.checkpoint;
    if (this.newest && size <= this.newest.size) throw this.fault('holds a checkpoint out of order.');
    if (size > this.tree.size) {
      throw this.fault(
        `holds a checkpoint of ${size} entries, but ${this.tree.size} stand above it: some are missing.`,
      );
    }
    if (!this.tree.root(size).equals(root)) {
      const since = this.newest ? `between the indexes ${this.newest.size} and ${size - 1}` : `below index ${size}`;
      throw this.fault(`holds a checkpoint of ${size} entries with another root: an entry ${since} was replaced.`);
    }
    this.newest = opened.checkpoint;
    this.checkpoints += 1;
  }

  private fault(sentence: string): Fault {
    return new Fault(`Line ${this.lines} ${sentence}`);
  }
}
