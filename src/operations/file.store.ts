/** What the database keeps of its store of files: faults of single files, and what the last sweep found. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { SweepOutcome } from '../platform/blobs/sweep.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const Fault = z.object({ file: z.uuid(), kind: z.enum(['missing', 'damaged']), since: z.string() });
export type Fault = z.infer<typeof Fault>;

const Summary = z.object({
  missing: z.coerce.number().int(),
  damaged: z.coerce.number().int(),
  files: z.int().nullable(),
  unnamed: z.int().nullable(),
  stopped: z.boolean().nullable(),
});
export type Summary = z.infer<typeof Summary>;

@Injectable()
export class FileStore {
  /** Those not settled yet, oldest first. */
  async faults(tx: Tx, limit: number): Promise<Fault[]> {
    return rowsOf(
      Fault,
      await tx.query(
        `select file_id as file, kind, to_char(first_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
       from blob_fault where settled_at is null order by first_seen_at, file_id limit $1`,
        [limit],
      ),
    );
  }

  async found(tx: Tx, file: string, kind: Fault['kind']): Promise<void> {
    await tx.query(
      `insert into blob_fault (file_id, kind) values ($1, $2)
       on conflict (file_id, kind) do update set settled_at = null where blob_fault.settled_at is not null`,
      [file, kind],
    );
  }

  /** The file can be read again, or is there again. */
  async settle(tx: Tx, file: string, kinds: readonly Fault['kind'][]): Promise<void> {
    await tx.query(
      `update blob_fault set settled_at = clock_timestamp() where file_id = $1 and kind = any ($2) and settled_at is null`,
      [file, kinds],
    );
  }

  async swept(tx: Tx, { files, unnamed, stopped }: SweepOutcome): Promise<void> {
    await tx.query(
      `update blob_store s set swept_at = clock_timestamp(), files = $1, unnamed = $2, stopped = $3
       from installation i where s.installation = i.id`,
      [files, unnamed, stopped],
    );
  }

  async summary(tx: Tx): Promise<Summary> {
    const rows: unknown[] = await tx.query(
      `select count(*) filter (where f.kind = 'missing') as missing, count(*) filter (where f.kind = 'damaged') as damaged,
         max(s.files) as files, max(s.unnamed) as unnamed, bool_or(s.stopped) as stopped
       from installation i left join blob_store s on s.installation = i.id
       left join blob_fault f on f.settled_at is null`,
    );
    return z.tuple([Summary]).parse(rows)[0];
  }

  /** Files up to the newest that rows name are known to be lost: the start asks for later ones alone. */
  async acceptLoss(tx: Tx, newest: string): Promise<void> {
    await tx.query('update blob_store s set lost_until = $1 from installation i where s.installation = i.id', [newest]);
  }
}
