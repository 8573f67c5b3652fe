/** What a restore set aside, once its thirty days are over. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';
import { erasures } from '../../platform/place/erased-list.js';

const Due = z.object({ type: z.enum(erasures), of: z.string() });
export type DueAside = z.infer<typeof Due>;

@Injectable()
export class AsideStore {
  async due(database: Database): Promise<DueAside[]> {
    return rowsOf(Due, await database.query('select type, of from greffe_aside_due()'));
  }

  /** For ever. Rejects unless its entry is in this transaction. */
  async destroy(tx: Tx, { type, of }: DueAside): Promise<void> {
    await tx.query('select greffe_forget_aside($1, $2)', [type, of]);
  }
}
