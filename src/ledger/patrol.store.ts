import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type BookedCheckpoint,
  type BookedEntry,
  type LogFault,
  type LogFaultKind,
  logFaults,
  type Place,
  type SealedPlace,
} from '../domain/ledger/books.js';
import { Entry } from '../domain/ledger/entry.js';
import type { Database } from '../platform/database/database.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const SealedRows = z.array(
  z.object({ index: z.coerce.number().int(), stream: z.string(), seq: z.int(), isThere: z.boolean() }),
);

const CheckpointRow = z.object({ size: z.coerce.number().int(), root: z.instanceof(Buffer), note: z.string() });

/** What the books say of an entry; its own columns stay unread, so that one that is altered is a finding. */
const BookedRow = z.looseObject({
  stream: z.string(),
  seq: z.int(),
  leaf: z.instanceof(Buffer),
  waits: z.boolean(),
  sealedLeaf: z.instanceof(Buffer).nullable(),
});
/** What an export would not verify for. */
const NAMES_NONE = 'not entry_is_there(entry_named(e.type, e.data))';
const FaultCount = z.object({ what: z.enum(logFaults), count: z.int() });

/** What the watch reads of the log and of its books, and what it found wrong. */
@Injectable()
export class PatrolStore {
  /** The next entries after a place, by stream and seq, sealed or not. */
  async entriesAfter(tx: Tx, { stream, seq }: Place, limit: number): Promise<BookedEntry[]> {
    const rows = await tx.query(
      `select e.stream, e.seq, e.type, e.actor, e.data, e.class, e.leaf,
        to_char(e.at at time zone 'UTC', ${INSTANT}) as at, encode(e.salt, 'hex') as salt,
        encode(e.opening, 'hex') as opening, s.leaf as "sealedLeaf", u.position is not null as waits
      from (select * from entry where (stream, seq) > ($1, $2) order by stream, seq limit $3) e
        left join sealed_entry s using (stream, seq) left join unsealed_entry u using (stream, seq)
      order by e.stream, e.seq`,
      [stream, seq, limit],
    );
    return rowsOf(BookedRow, rows).map(({ leaf, waits, sealedLeaf, ...stored }) => ({
      ...{ stream: stored.stream, seq: stored.seq, leaf, waits, sealedLeaf },
      entry: Entry.safeParse(stored).data ?? null,
    }));
  }

  /** The next lines of the list of what is sealed, from an index on. */
  async sealedFrom(tx: Tx, index: number, limit: number): Promise<SealedPlace[]> {
    const rows: unknown[] = await tx.query(
      `select s.index, s.stream, s.seq, e.seq is not null as "isThere"
      from (select * from sealed_entry where index >= $1 order by index limit $2) s left join entry e using (stream, seq)
      order by s.index`,
      [index, limit],
    );
    return SealedRows.parse(rows);
  }

  /** The next checkpoints above a size, with what was signed. */
  async checkpointsAfter(tx: Tx, size: number, limit: number): Promise<BookedCheckpoint[]> {
    return rowsOf(
      CheckpointRow,
      await tx.query('select size, root, note from checkpoint where size > $1 order by size limit $2', [size, limit]),
    );
  }

  /** Compares the entries of the last minutes, in one statement, and keeps what is wrong with them. */
  async compareNewest(tx: Tx, minutes: number): Promise<void> {
    await tx.query(
      `with newest as materialized (
        select stream, seq from entry where at > now() - make_interval(mins => $1))
      insert into log_fault (stream, seq, what)
      select n.stream, n.seq, 'hidden' from newest n
      where not exists (select from unsealed_entry u where (u.stream, u.seq) = (n.stream, n.seq))
        and not exists (select from sealed_entry s where (s.stream, s.seq) = (n.stream, n.seq))
      union all
      select n.stream, n.seq - 1, 'hole' from newest n
      where n.seq > 1 and not exists (select from entry e where (e.stream, e.seq) = (n.stream, n.seq - 1))
      union all
      select n.stream, n.seq, 'names_none' from newest n join entry e using (stream, seq) where ${NAMES_NONE}
      on conflict do nothing`,
      [minutes],
    );
  }

  /** Keeps which of the next entries after a place name one that is not there. */
  async compareNames(tx: Tx, { stream, seq }: Place, limit: number): Promise<void> {
    await tx.query(
      `insert into log_fault (stream, seq, what)
      select stream, seq, 'names_none'
      from (select * from entry where (stream, seq) > ($1, $2) order by stream, seq limit $3) e where ${NAMES_NONE}
      on conflict do nothing`,
      [stream, seq, limit],
    );
  }

  /** Stores each fault once, with the time at which it was found first. */
  async keep(tx: Tx, faults: readonly LogFault[]): Promise<void> {
    if (faults.length === 0) return;
    await tx.query(
      `insert into log_fault (stream, seq, what)
      select * from unnest($1::text[], $2::int[], $3::text[]) on conflict do nothing`,
      [faults.map(({ stream }) => stream), faults.map(({ seq }) => seq), faults.map(({ what }) => what)],
    );
  }

  /** How many faults of each kind are known. */
  async count(database: Database): Promise<{ what: LogFaultKind; count: number }[]> {
    const rows = await database.query('select what, count(*)::int as count from log_fault group by what order by what');
    return rowsOf(FaultCount, rows);
  }

  /** Whether one was found after that hour; after any, where it is null. */
  async foundSince(tx: Tx, hour: string | null): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'select from log_fault where $1::timestamptz is null or found_at > $1 limit 1',
      [hour],
    );
    return rows.length > 0;
  }
}
