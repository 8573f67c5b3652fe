/** The rows of the keys of cases and messages, which have a copy outside of the database. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Asked } from '../../ledger/ledger.store.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { WrappedKey } from '../../platform/keys/wrapped-copy.js';

const PAGE = 5_000;
const Id = z.object({ id: z.string() });
const Key = Id.extend({ wrapped: z.instanceof(Buffer) });
const Restored = z.tuple([z.object({ restored: z.boolean() })]);

/** That of a customer follows the feed of its customers, and has no copy. */
const ofCases = 'k.id in (select key_id from case_file union all select key_id from raw_message)';

@Injectable()
export class KeptKeyStore {
  /** Whose row holds no bytes any more. */
  async emptied(database: Asked): Promise<string[]> {
    const rows = await database.query(
      `select k.id from data_key k where k.wrapped is null and ${ofCases} order by k.id`,
    );
    return rowsOf(Id, rows).map(({ id }) => id);
  }

  /** One page of those that open, by id, after that one. */
  async page(database: Asked, after: string | null): Promise<WrappedKey[]> {
    const rows = await database.query(
      `select k.id, k.wrapped from data_key k
       where k.wrapped is not null and ${ofCases} and ($1::uuid is null or k.id > $1) order by k.id limit ${PAGE}`,
      [after],
    );
    return rowsOf(Key, rows);
  }

  /** False where the row holds bytes. Rejects where they are not those of before, and without an entry in this transaction. */
  async restore(tx: Tx, id: string, wrapped: Buffer): Promise<boolean> {
    return Restored.parse(await tx.query('select greffe_restore_key($1, $2) as restored', [id, wrapped]))[0].restored;
  }
}
