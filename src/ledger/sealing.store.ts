import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Entry } from '../domain/ledger/entry.js';
import { rowOf, rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const Newest = z.object({ size: z.coerce.number().int(), root: z.instanceof(Buffer), note: z.string() });
export type StoredCheckpoint = z.infer<typeof Newest>;

const Signed = Newest.extend({ at: z.string() });
type SignedCheckpoint = z.infer<typeof Signed>;

/** The work list without what was set aside. */
const WAITING = `(
  select * from unsealed_entry u
  where not exists (select from log_fault f where (f.stream, f.seq) = (u.stream, u.seq) and f.what = 'set_aside')
) as waiting`;

/** An entry on the work list; `entry` is null where it is gone, or is none that the domain knows. */
const Waiting = z.object({
  position: z.string(),
  stream: z.string(),
  seq: z.int(),
  leaf: z.instanceof(Buffer).nullable(),
  entry: Entry.nullable().catch(null),
});
export type Waiting = z.infer<typeof Waiting>;

/** Its place on the list, and the columns of the entry as they come: an altered entry must not stop the others. */
const Listed = z.looseObject({ ...Waiting.omit({ entry: true }).shape });

/** A checkpoint with the time-stamp of its text, where it has one. */
const Exported = Newest.extend({ token: z.instanceof(Buffer).nullable() });
const Stamped = z.object({ size: z.coerce.number().int(), at: z.string() });

const Leaf = z.object({ index: z.coerce.number().int(), leaf: z.instanceof(Buffer) });
const Place = z.object({ stream: z.string(), seq: z.int() });
const Index = z.object({ index: z.coerce.number().int() });
const Late = z.object({ unsealed: z.boolean(), unstamped: z.boolean() });
const Backlog = z.object({
  sealed: z.coerce.number().int(),
  entries: z.coerce.number().int(),
  lagMilliseconds: z.coerce.number(),
});
export type Backlog = z.infer<typeof Backlog>;

/** What is sealed, what waits for it, and under which roots. */
@Injectable()
export class SealingStore {
  /** True while this holder leads: from now on for some seconds, by the clock of the database; 0 lets go. */
  async lead(tx: Tx, holder: string, seconds: number): Promise<boolean> {
    const rows: unknown[] = await tx.query('select greffe_lead($1, $2) as leads', [holder, seconds]);
    return z.tuple([z.object({ leads: z.boolean() })]).parse(rows)[0].leads;
  }

  /**
   * The oldest entries that wait, but for those set aside. What waits is a list of its own, never "above the last one": an
   * entry with a lower position may be committed later.
   */
  async waiting(tx: Tx, limit: number): Promise<Waiting[]> {
    const rows = await tx.query(
      `select position, stream, seq, leaf, type, class, actor, data, encode(salt, 'hex') as salt,
        encode(opening, 'hex') as opening, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from (select * from ${WAITING} order by position limit $1) as batch left join entry using (stream, seq)
      order by position`,
      [limit],
    );
    return rowsOf(Listed, rows).map(({ position, leaf, ...entry }) =>
      Waiting.parse({ position, leaf, stream: entry.stream, seq: entry.seq, entry }),
    );
  }

  /** Gives the batch the next indexes, in its order, and takes it off the work list. Rejects when this holder does not lead. */
  async seal(tx: Tx, holder: string, firstIndex: number, batch: readonly Waiting[]): Promise<void> {
    await tx.query('select greffe_seal($1, $2, $3::bigint[], $4::bytea[])', [
      holder,
      firstIndex,
      batch.map(({ position }) => position),
      batch.map(({ leaf }) => leaf),
    ]);
  }

  /** Passes the entry over from now on; MUST follow its entry in the log. */
  async setAside(tx: Tx, holder: string, { position }: Waiting): Promise<void> {
    await tx.query('select greffe_set_aside($1, $2)', [holder, position]);
  }

  async addCheckpoint(tx: Tx, holder: string, { size, root, note }: StoredCheckpoint): Promise<void> {
    await tx.query('select greffe_checkpoint($1, $2, $3, $4)', [holder, size, root, note]);
  }

  async newestCheckpoint(tx: Tx): Promise<StoredCheckpoint | null> {
    return rowOf(Newest, await tx.query('select size, root, note from checkpoint order by size desc limit 1'));
  }

  /** The one signed at exactly that size. */
  async checkpointOf(tx: Tx, size: number): Promise<StoredCheckpoint | null> {
    return rowOf(Newest, await tx.query('select size, root, note from checkpoint where size = $1', [size]));
  }

  /** One page by falling size, below `size`, each with the time of its signature. */
  async checkpointsBelow(tx: Tx, size: number, limit: number): Promise<SignedCheckpoint[]> {
    return rowsOf(
      Signed,
      await tx.query(
        `select size, root, note, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from checkpoint where size < $1 order by size desc limit $2`,
        [size, limit],
      ),
    );
  }

  /** One page by rising size, above `size`. */
  async checkpointsAbove(tx: Tx, size: number, limit: number): Promise<z.infer<typeof Exported>[]> {
    return rowsOf(
      Exported,
      await tx.query(
        `select size, root, note, token from checkpoint left join checkpoint_stamp using (size)
      where size > $1 order by size limit $2`,
        [size, limit],
      ),
    );
  }

  /** The token over the text of the checkpoint of that size; a second one is not kept. */
  async addStamp(tx: Tx, size: number, token: Buffer): Promise<void> {
    await tx.query('insert into checkpoint_stamp (size, token) values ($1, $2) on conflict do nothing', [size, token]);
  }

  /** Of the largest checkpoint that has one, with the time at which it was stored. */
  async newestStamp(tx: Tx): Promise<z.infer<typeof Stamped> | null> {
    return rowOf(
      Stamped,
      await tx.query(
        `select size, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from checkpoint_stamp order by size desc limit 1`,
      ),
    );
  }

  /** One page of the sealed leaves, by index. */
  async leavesFrom(tx: Tx, fromIndex: number, limit: number): Promise<z.infer<typeof Leaf>[]> {
    return rowsOf(
      Leaf,
      await tx.query('select index, leaf from sealed_entry where index >= $1 order by index limit $2', [
        fromIndex,
        limit,
      ]),
    );
  }

  /** Null while the entry waits to be sealed. */
  async indexOf(tx: Tx, stream: string, seq: number): Promise<number | null> {
    const rows: unknown[] = await tx.query('select index from sealed_entry where stream = $1 and seq = $2', [
      stream,
      seq,
    ]);
    return rowsOf(Index, rows)[0]?.index ?? null;
  }

  async placeOf(tx: Tx, index: number): Promise<z.infer<typeof Place> | null> {
    return rowOf(Place, await tx.query('select stream, seq from sealed_entry where index = $1', [index]));
  }

  /**
   * Whether an entry has waited a quarter of an hour for its seal, and whether a checkpoint signed two days ago, when one is
   * stamped a day, is under no time-stamp yet.
   */
  async late(tx: Tx): Promise<z.infer<typeof Late>> {
    const rows: unknown[] = await tx.query(
      `select exists (
           select from ${WAITING} join entry using (stream, seq)
           where entry.at < clock_timestamp() - interval '15 minutes') as unsealed,
         exists (
           select from checkpoint
           where at < clock_timestamp() - interval '2 days'
             and size > coalesce((select max(size) from checkpoint_stamp), 0)) as unstamped`,
    );
    return z.tuple([Late]).parse(rows)[0];
  }

  async backlog(tx: Tx): Promise<Backlog> {
    const rows: unknown[] = await tx.query(
      `select (select coalesce(max(size), 0) from checkpoint) as sealed, count(*) as entries,
        coalesce(extract(epoch from clock_timestamp() - min(entry.at)) * 1000, 0) as "lagMilliseconds"
      from ${WAITING} join entry using (stream, seq)`,
    );
    return z.tuple([Backlog]).parse(rows)[0];
  }
}
