/** How far the reports are that are being built now: one row for each quarter and builder. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

/** In this order: the log is sealed, requests are counted, pages are drawn, sealed and verified, files are kept. */
export const MakingStage = z.enum(['settling', 'counting', 'drawing', 'sealing', 'keeping']);
export type MakingStage = z.infer<typeof MakingStage>;

const Row = z.object({ stage: MakingStage });

@Injectable()
export class MakingStore {
  async reach(tx: Tx, period: string, actor: string, stage: MakingStage): Promise<void> {
    await tx.query(
      `insert into report_making (period, actor, stage) values ($1, $2, $3)
       on conflict (period, actor) do update set stage = excluded.stage`,
      [period, actor, stage],
    );
  }

  async end(tx: Tx, period: string, actor: string): Promise<void> {
    await tx.query('delete from report_making where period = $1 and actor = $2', [period, actor]);
  }

  /** Null where this builder builds none. A process that died left its last stage, until the next build of the same quarter. */
  async stage(tx: Tx, period: string, actor: string): Promise<MakingStage | null> {
    const found = await tx.query('select stage from report_making where period = $1 and actor = $2', [period, actor]);
    return rowOf(Row, found)?.stage ?? null;
  }
}
