/** Uploads of production orders as rows; the name and the digests of a file are sealed under the key of its case. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { canonical } from '../../domain/ledger/canonical.js';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';
import { open, seal } from '../../platform/keys/sealed-box.js';
import { digestUnder } from './vault.js';

const Sha512 = z.string().regex(/^[0-9a-f]{128}$/);

/** What the person who uploads says of the file. */
export const UploadedFile = z.strictObject({
  name: z.string(),
  contentType: z.string(),
  /** Digests that were said beforehand: the file that came has them, or nothing of it is kept. */
  expected: z.strictObject({ sha512: Sha512.optional(), sha3: Sha512.optional() }),
  /** Known once it came whole, hexadecimal. */
  digests: z.strictObject({ sha256: z.string(), sha512: Sha512, sha3: Sha512 }).nullable(),
});
export type UploadedFile = z.infer<typeof UploadedFile>;
export type FileDigestsKept = NonNullable<UploadedFile['digests']>;

const Row = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  caseId: z.uuid(),
  target: z.uuid(),
  size: z.coerce.number().int().positive(),
  sealed: z.instanceof(Buffer),
  fate: z.enum(['kept', 'refused', 'dropped']).nullable(),
  openedBy: z.uuid(),
  openedAt: z.string(),
  endedAt: z.string().nullable(),
});
export type UploadRow = z.infer<typeof Row>;

const Lease = z.object({ same: z.boolean() });
const Count = z.object({ count: z.int() });

const text = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const selected = `select u.id, u.order_id as "orderId", o.case_id as "caseId", u.target_id as target, u.size, u.sealed, u.fate,
    u.opened_by as "openedBy", ${text('u.opened_at')} as "openedAt", ${text('u.ended_at')} as "endedAt"
  from production_upload u join production_order o on o.id = u.order_id`;

@Injectable()
export class UploadStore {
  async add(
    tx: Tx,
    {
      id,
      orderId,
      target,
      size,
      sealed,
      openedBy,
    }: Pick<UploadRow, 'id' | 'orderId' | 'target' | 'size' | 'sealed' | 'openedBy'>,
  ): Promise<void> {
    await tx.query(
      'insert into production_upload (id, order_id, target_id, size, sealed, opened_by) values ($1, $2, $3, $4, $5, $6)',
      [id, orderId, target, size, sealed, openedBy],
    );
  }

  async find(tx: Tx, id: string): Promise<UploadRow | null> {
    return rowOf(Row, await tx.query(`${selected} where u.id = $1`, [id]));
  }

  /** The oldest first. */
  async ofOrder(tx: Tx, orderId: string): Promise<UploadRow[]> {
    return rowsOf(Row, await tx.query(`${selected} where u.order_id = $1 order by u.opened_at, u.id`, [orderId]));
  }

  /** Those that did not end. */
  async openOf(tx: Tx, orderId: string): Promise<number> {
    const rows = await tx.query(
      'select count(*)::int as count from production_upload where order_id = $1 and fate is null',
      [orderId],
    );
    return rowOf(Count, rows)?.count ?? 0;
  }

  /**
   * The file is this writer's alone for so many seconds. `taken` while another one has it; `other` where another one had it
   * before: what this writer remembers of the file is old then.
   */
  async lease(tx: Tx, id: string, writer: string, seconds: number): Promise<'same' | 'other' | 'taken'> {
    const rows = await tx.query(
      `with before as (select id, writer from production_upload where id = $1 and fate is null
           and (writer is null or writer = $2 or leased_until is null or leased_until < clock_timestamp()) for update),
         leased as (update production_upload u set writer = $2,
           leased_until = clock_timestamp() + make_interval(secs => $3) from before where u.id = before.id
           returning u.id)
       select coalesce(before.writer = $2, false) as same from before join leased using (id)`,
      [id, writer, seconds],
    );
    const lease = rowOf(Lease, rows);
    if (!lease) return 'taken';
    return lease.same ? 'same' : 'other';
  }

  /** Another process may take it at once. */
  async release(tx: Tx, id: string, writer: string): Promise<void> {
    await tx.query('update production_upload set leased_until = null where id = $1 and writer = $2 and fate is null', [
      id,
      writer,
    ]);
  }

  /** With its digests, just before its entry. */
  async reseal(tx: Tx, id: string, sealed: Buffer): Promise<void> {
    await tx.query('update production_upload set sealed = $2 where id = $1', [id, sealed]);
  }

  async end(tx: Tx, id: string, fate: 'refused' | 'dropped'): Promise<void> {
    await tx.query('update production_upload set fate = $2, leased_until = null where id = $1 and fate is null', [
      id,
      fate,
    ]);
  }
}

const contextOf = (id: string): string => `production_upload/${id}`;

export const sealedFile = (key: Buffer, id: string, file: UploadedFile): Buffer =>
  seal(key, Buffer.from(JSON.stringify(file)), contextOf(id));

/** Throws when the box was changed. */
export const openedFile = (key: Buffer, { id, sealed }: Pick<UploadRow, 'id' | 'sealed'>): UploadedFile =>
  UploadedFile.parse(JSON.parse(open(key, sealed, contextOf(id)).toString('utf8')));

/** The same, where it opens and is what the log has of a file that was handed in; null of a record that was changed. */
export function believedFile(
  key: Buffer,
  row: Pick<UploadRow, 'id' | 'sealed' | 'size'>,
  digest: string | undefined,
): UploadedFile | null {
  try {
    const file = openedFile(key, row);
    const { name, digests } = file;
    const isTold = digest === undefined || (digests && digestOfFile(key, { name, size: row.size, digests }) === digest);
    return isTold ? file : null;
  } catch {
    return null;
  }
}

/** What the entry keeps of a file: without the key of the case it says nothing, not even of a file that can be guessed. */
export const digestOfFile = (
  key: Buffer,
  { name, size, digests }: { readonly name: string; readonly size: number; readonly digests: FileDigestsKept },
): string => digestUnder(key, canonical({ name, size, ...digests }));
