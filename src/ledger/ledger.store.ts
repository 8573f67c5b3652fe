import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Instant, instant } from '../domain/kernel/instant.js';
import { Entry, type EntryClass } from '../domain/ledger/entry.js';
import type { Database } from '../platform/database/database.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

/** An entry on its way in: all but what the database adds, its instant and its leaf. */
export interface Draft {
  readonly type: string;
  readonly class: EntryClass;
  readonly actor: string;
  /** Canonical JSON. */
  readonly data: string;
  readonly salt: string;
  readonly opening: string;
}

const Written = z.object({ seq: z.int(), at: Entry.shape.at, leaf: z.string() });
export type Written = z.infer<typeof Written>;
const Indexed = Entry.extend({ index: z.coerce.number().int(), leaf: z.string() });
const Placed = Entry.extend({ index: z.coerce.number().int().nullable() });
/** An entry and its place in the log; null while it waits for its seal. */
export type Placed = z.infer<typeof Placed>;
const PlaceEntry = Placed.omit({ class: true, salt: true, opening: true });

/** A read needs no transaction. */
export type Asked = Pick<Database, 'query'>;

/** An entry from outside: which, of what kind, when, and its leaf; nothing of what it says. */
export const EntryHead = Entry.pick({ stream: true, seq: true, type: true, class: true }).extend({
  at: z.iso.datetime(),
  index: z.coerce.number().int().nonnegative(),
  leaf: z.string(),
});
export type EntryHead = z.infer<typeof EntryHead>;

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const ENTRY_COLUMNS = `e.stream, e.seq, e.type, to_char(e.at at time zone 'UTC', ${INSTANT}) as at, e.actor, e.data,
  e.class, encode(e.salt, 'hex') as salt, encode(e.opening, 'hex') as opening`;

/** The rows of the log as people wrote them. What is sealed, and how, is in sealing.store.ts. */
@Injectable()
export class LedgerStore {
  /**
   * Writes all drafts as seq `seen` + 1 and on, or none of them when the stream does not end at `seen`: one round trip.
   * The first row decides: the writer of seq `seen` + 1 may write what follows it. The database computes the leaves, and puts
   * what was written on the work list of the sequencer.
   */
  async insert(tx: Tx, stream: string, seen: number, drafts: readonly Draft[]): Promise<Written[]> {
    const column = <Key extends keyof Draft>(key: Key) => drafts.map((draft) => draft[key]);
    return rowsOf(
      Written,
      await tx.query(
        `with clock as materialized (select date_trunc('milliseconds', clock_timestamp()) as at),
      given as materialized (
        select $1::text as stream, $2::int + n::int as seq, n, type, clock.at, actor, data::jsonb as data,
          class, decode(salt, 'hex') as salt, decode(opening, 'hex') as opening
        from clock, unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) with ordinality
          as draft (type, class, actor, data, salt, opening, n)
      ),
      first as (
        insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
        select stream, seq, type, at, actor, data, class, salt, opening from given
        where n = 1 and ($2::int = 0 or exists (select from entry where stream = $1 and seq = $2))
        on conflict (stream, seq) do nothing
        returning seq, at, leaf
      ),
      rest as (
        insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
        select stream, seq, type, at, actor, data, class, salt, opening from given
        where n > 1 and exists (select from first) order by n
        returning seq, at, leaf
      ),
      written as (select * from first union all select * from rest)
      select seq, to_char(at at time zone 'UTC', ${INSTANT}) as at, encode(leaf, 'hex') as leaf
      from written order by seq`,
        [
          stream,
          seen,
          column('type'),
          column('class'),
          column('actor'),
          column('data'),
          column('salt'),
          column('opening'),
        ],
      ),
    );
  }

  /** The whole stream, by seq. */
  async read(tx: Tx, stream: string): Promise<Entry[]> {
    return rowsOf(
      Entry,
      await tx.query(`select ${ENTRY_COLUMNS} from entry e where e.stream = $1 order by e.seq`, [stream]),
    );
  }

  /** Each of these streams, one after the other, by seq. @param from sequence to begin at; 1 without it */
  async readMany(asked: Asked, streams: readonly string[], from?: ReadonlyMap<string, number>): Promise<Placed[]> {
    return rowsOf(
      Placed,
      await asked.query(
        `select s.index, ${ENTRY_COLUMNS} from unnest($1::text[], $2::int[]) as wanted (stream, first)
      join entry e on e.stream = wanted.stream and e.seq >= wanted.first
      left join sealed_entry s on s.stream = e.stream and s.seq = e.seq order by e.stream, e.seq`,
        [streams, streams.map((stream) => from?.get(stream) ?? 1)],
      ),
    );
  }

  /**
   * The streams that say who confirmed which place, and who may; by stream and sequence. The database gives them to each
   * role, also to those that read no other entry.
   */
  async placeEntries(asked: Asked): Promise<z.infer<typeof PlaceEntry>[]> {
    return rowsOf(
      PlaceEntry,
      await asked.query(
        `select index, stream, seq, type, to_char(at at time zone 'UTC', ${INSTANT}) as at, actor, data
        from greffe_place_entries()`,
      ),
    );
  }

  /** Leaves of the last entries of these streams, in one text: while it is the same, nothing was added to them. */
  async ends(asked: Asked, streams: readonly string[]): Promise<string> {
    const rows: unknown[] = await asked.query(
      `select coalesce(string_agg(encode(leaf, 'hex'), ' ' order by stream), '') as ends
      from (select distinct on (stream) stream, leaf from entry where stream = any ($1) order by stream, seq desc) last`,
      [streams],
    );
    return z.tuple([z.object({ ends: z.string() })]).parse(rows)[0].ends;
  }

  async now(asked: Asked): Promise<Instant> {
    const rows = await asked.query(`select to_char(clock_timestamp() at time zone 'UTC', ${INSTANT}) as now`);
    return instant(z.tuple([z.object({ now: z.string() })]).parse(rows)[0].now);
  }

  /** One sealed page in the order of the log, from `fromIndex` on and below `beforeIndex`; all types when null. */
  async page(
    tx: Tx,
    range: { fromIndex: number; beforeIndex: number | null; types: readonly string[] | null; limit: number },
  ): Promise<z.infer<typeof Indexed>[]> {
    return rowsOf(
      Indexed,
      await tx.query(
        `select s.index, encode(s.leaf, 'hex') as leaf, ${ENTRY_COLUMNS}
      from sealed_entry s join entry e using (stream, seq)
      where s.index >= $1 and ($2::bigint is null or s.index < $2) and ($3::text[] is null or e.type = any ($3))
      order by s.index limit $4`,
        [range.fromIndex, range.beforeIndex, range.types, range.limit],
      ),
    );
  }

  /** One page of sealed entries whose stream begins with `prefix`, by stream and seq, after the one named. */
  async streamPage(
    tx: Tx,
    after: { stream: string; seq: number },
    range: { prefix: string; beforeIndex: number; types: readonly string[] | null; limit: number },
  ): Promise<z.infer<typeof Indexed>[]> {
    return rowsOf(
      Indexed,
      await tx.query(
        `select s.index, encode(s.leaf, 'hex') as leaf, ${ENTRY_COLUMNS}
      from entry e join sealed_entry s using (stream, seq)
      where (e.stream, e.seq) > ($1, $2) and starts_with(e.stream, $3) and s.index < $4
        and ($5::text[] is null or e.type = any ($5))
      order by e.stream, e.seq limit $6`,
        [after.stream, after.seq, range.prefix, range.beforeIndex, range.types, range.limit],
      ),
    );
  }

  /** What may be listed of the sealed entries, the newest first, below `before`; those of one stream when named. */
  async heads(tx: Tx, before: number, stream: string | null, limit: number): Promise<EntryHead[]> {
    return rowsOf(
      EntryHead,
      await tx.query(
        `select s.index, s.stream, s.seq, e.type, e.class, encode(s.leaf, 'hex') as leaf,
        to_char(e.at at time zone 'UTC', ${INSTANT}) as at
      from sealed_entry s join entry e using (stream, seq)
      where s.index < $1 and ($2::text is null or s.stream = $2) order by s.index desc limit $3`,
        [before, stream, limit],
      ),
    );
  }

  /** Holds back every other writer that asks for the same stream, until the end of the transaction. */
  async lockStream(tx: Tx, stream: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`greffe ledger ${stream}`]);
  }

  /** 0 for a stream without entries. */
  async lastSeq(tx: Tx, stream: string): Promise<number> {
    const rows: unknown[] = await tx.query('select coalesce(max(seq), 0) as seq from entry where stream = $1', [
      stream,
    ]);
    return z.tuple([z.object({ seq: z.int() })]).parse(rows)[0].seq;
  }
}

type Ordered = Pick<Placed, 'stream' | 'index' | 'at'>;

/** Streams as one, in the order of the log. @param placed by stream, each by sequence, which alone decides within it */
export function inOrder<One extends Ordered>(placed: readonly One[]): One[] {
  const names = new Set(placed.map(({ stream }) => stream));
  const queues = [...names].map((name) => placed.filter(({ stream }) => stream === name));
  const entries: One[] = [];
  for (;;) {
    const [first, ...others] = queues.filter((queue) => queue.length > 0);
    const next = first && others.reduce((best, queue) => (isBefore(best[0], queue[0]) ? best : queue), first).shift();
    if (!next) return entries;
    entries.push(next);
  }
}

function isBefore(one: Ordered | undefined, other: Ordered | undefined): boolean {
  if (!one || !other) return one !== undefined;
  const [mine, theirs] = [one.index ?? Number.POSITIVE_INFINITY, other.index ?? Number.POSITIVE_INFINITY];
  return mine === theirs ? one.at <= other.at : mine < theirs;
}
