/** Statements to customers, sealed under the key of each: erasing the customer erases them. Who did what is in the log alone. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const Kept = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  keyId: z.uuid(),
  wrapped: z.instanceof(Buffer).nullable(),
  sealed: z.instanceof(Buffer),
});
export type KeptStatement = z.infer<typeof Kept>;
const SealedFile = z.object({ sealed: z.instanceof(Buffer) });

const columns = `s.id, s.customer_id as "customerId", k.id as "keyId", k.wrapped, s.sealed
  from request_statement s join customer c on c.id = s.customer_id join data_key k on k.id = c.key_id`;

@Injectable()
export class StatementStore {
  async add(tx: Tx, { id, customerId, sealed }: Pick<KeptStatement, 'id' | 'customerId' | 'sealed'>): Promise<void> {
    await tx.query('insert into request_statement (id, customer_id, sealed) values ($1, $2, $3)', [
      id,
      customerId,
      sealed,
    ]);
  }

  async find(tx: Tx, id: string): Promise<KeptStatement | null> {
    return rowOf(Kept, await tx.query(`select ${columns} where s.id = $1`, [id])) ?? null;
  }

  /** The newest first. */
  async newest(tx: Tx, limit: number): Promise<KeptStatement[]> {
    return rowsOf(Kept, await tx.query(`select ${columns} order by s.number desc limit $1`, [limit]));
  }

  async addFile(tx: Tx, id: string, sha256: string, sealed: Buffer): Promise<void> {
    await tx.query(
      `insert into request_statement_file (statement_id, sha256, sealed) values ($1, decode($2, 'hex'), $3)`,
      [id, sha256, sealed],
    );
  }

  async file(tx: Tx, id: string, sha256: string): Promise<Buffer | null> {
    const rows = await tx.query(
      `select sealed from request_statement_file where statement_id = $1 and sha256 = decode($2, 'hex')`,
      [id, sha256],
    );
    return rowOf(SealedFile, rows)?.sealed ?? null;
  }
}
