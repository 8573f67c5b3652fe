/** The one way in to the truth: what is not appended here did not happen. */
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/kernel/instant.js';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import { canonicalData, Entry, type EntryClass, entryLeaf } from '../domain/ledger/entry.js';
import type { Tx } from '../platform/database/transaction.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { type Draft, inOrder, LedgerStore, type Written } from './ledger.store.js';

export interface NewEntry {
  readonly type: string;
  readonly class: EntryClass;
  /** JSON only: ids, closed words and salted digests, never personal data (docs/promises.md#p7). */
  readonly data: Readonly<Record<string, unknown>>;
  /** Id of a person or name of a part of the product. */
  readonly actor: string;
}

/** A sealed entry with its place in the log. */
export interface IndexedEntry {
  readonly index: number;
  /** As sealed, lower-case hexadecimal. */
  readonly leaf: string;
  readonly entry: Entry;
}

/** An entry and its leaf, lower-case hexadecimal; `index` is null while it waits for its seal. */
export interface PlacedEntry {
  readonly entry: Entry;
  readonly leaf: string;
  readonly index: number | null;
}

export interface ReadRange {
  readonly fromIndex: number;
  /** Exclusive; the end of what is sealed when absent. */
  readonly beforeIndex?: number;
  /** Every type when absent. */
  readonly types?: readonly string[];
}

/** Whole streams whose name begins with `prefix`, of what is sealed below `beforeIndex`. */
export interface StreamRange {
  readonly prefix: string;
  readonly beforeIndex: number;
  /** Every type when null. */
  readonly types: readonly string[] | null;
}

const PAGE = 1000;
/** Only a writer that does not wait its turn, by `append`, can make one more necessary. */
const ATTEMPTS = 5;

export const stale: Refusal = {
  code: 'stale',
  kind: 'stale',
  sentence: {
    fr: "Quelqu'un d'autre a agi le premier sur ce dossier : regardez-le à nouveau.",
    en: 'Someone else acted on this first: look again.',
  },
};

@Injectable()
export class Ledger {
  constructor(private readonly store: LedgerStore) {}

  /**
   * Appends all entries after seq `seen`, at the database's clock, in one round trip; they are in the log if and only if
   * `tx` commits. Refuses as `stale`, having written nothing, when the stream does not end at `seen` any more.
   * Throws a TypeError when some data is not JSON, or holds a name beyond ASCII or a number that is no integer.
   */
  async append(tx: Tx, stream: string, seen: number, entries: readonly NewEntry[]): Promise<Result<Entry[]>> {
    if (entries.length === 0) return accept([]);
    const drafts = entries.map(draftOf);
    const written = await this.store.insert(tx, stream, seen, drafts);
    tracePoint('ledger.inserted');
    if (written.length === 0) return refuse(stale);
    return accept(written.map((row, offset) => entryOf(stream, drafts[offset], row)));
  }

  /**
   * Appends at the end of a stream that many write to and none needs to have read (`access`, `config`): writers of one
   * stream wait for each other's commit instead of being refused.
   */
  async record(tx: Tx, stream: string, entries: readonly NewEntry[]): Promise<Entry[]> {
    await this.store.lockStream(tx, stream);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const appended = await this.append(tx, stream, await this.store.lastSeq(tx, stream), entries);
      if (appended.ok) return appended.value;
    }
    throw new Error(`The stream ${stream} never stood still: write it by record alone.`);
  }

  /** For a writer who decides on what it read of such a stream: the others wait until the end of the transaction. */
  lock(tx: Tx, stream: string): Promise<void> {
    return this.store.lockStream(tx, stream);
  }

  /** A whole stream by seq, sealed or not; empty for a stream without entries. */
  read(tx: Tx, stream: string): Promise<Entry[]> {
    return this.store.read(tx, stream);
  }

  /**
   * Whole streams as one, in the order of the log: what is sealed by its place, then the rest by its hour. Within a
   * stream the sequence alone decides.
   */
  async readTogether(tx: Tx, streams: readonly string[]): Promise<Entry[]> {
    return (await this.readPlaced(tx, streams)).map(({ entry }) => entry);
  }

  /** The same, each with its leaf and its place in the log. @param from sequence of each stream to begin at; 1 without it */
  async readPlaced(tx: Tx, streams: readonly string[], from?: ReadonlyMap<string, number>): Promise<PlacedEntry[]> {
    const placed = await this.store.readMany(tx, streams, from);
    return inOrder(placed).map(({ index, ...entry }) => ({
      ...{ entry, index, leaf: entryLeaf(entry).toString('hex') },
    }));
  }

  /** Changes as soon as an entry is added to one of the streams. */
  ends(tx: Tx, streams: readonly string[]): Promise<string> {
    return this.store.ends(tx, streams);
  }

  /** By the clock of the database, as entries are dated. */
  now(tx: Tx): Promise<Instant> {
    return this.store.now(tx);
  }

  /** Sealed entries in the order of the log, a page in memory at a time. */
  async *readAll(tx: Tx, { fromIndex, beforeIndex, types }: ReadRange): AsyncGenerator<IndexedEntry> {
    let next = fromIndex;
    for (;;) {
      const range = { fromIndex: next, beforeIndex: beforeIndex ?? null, types: types ?? null, limit: PAGE };
      const page = await this.store.page(tx, range);
      for (const { index, leaf, ...entry } of page) {
        yield { index, leaf, entry };
        next = index + 1;
      }
      if (page.length < PAGE) return;
    }
  }

  /** Sealed streams one after the other, each by seq: a page and one stream in memory at a time. */
  async *readStreams(tx: Tx, range: StreamRange): AsyncGenerator<IndexedEntry[]> {
    let after = { stream: range.prefix, seq: 0 };
    let stream: IndexedEntry[] = [];
    for (;;) {
      const page = await this.store.streamPage(tx, after, { ...range, limit: PAGE });
      for (const { index, leaf, ...entry } of page) {
        if (stream.length > 0 && entry.stream !== after.stream) {
          yield stream;
          stream = [];
        }
        stream.push({ index, leaf, entry });
        after = entry;
      }
      if (page.length < PAGE) break;
    }
    if (stream.length > 0) yield stream;
  }
}

function draftOf({ type, class: entryClass, actor, data }: NewEntry): Draft {
  return {
    type,
    class: entryClass,
    actor,
    data: canonicalData(data),
    salt: randomBytes(32).toString('hex'),
    opening: randomBytes(32).toString('hex'),
  };
}

/** What was written, or a bug: PostgreSQL computed the leaf, so the domain checks that both mean the same. */
function entryOf(stream: string, draft: Draft | undefined, { seq, at, leaf }: Written): Entry {
  const { type, actor, class: entryClass, salt, opening } = draft ?? {};
  const data: unknown = JSON.parse(draft?.data ?? 'null');
  const entry = Entry.parse({ stream, seq, type, at, actor, data, class: entryClass, salt, opening });
  if (entryLeaf(entry).toString('hex') === leaf) return entry;
  throw new Error(`PostgreSQL hashed seq ${seq} of ${stream} otherwise than the domain.`);
}
