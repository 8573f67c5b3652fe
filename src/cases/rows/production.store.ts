/** Orders and instructions to operations as rows, by which operations find them; what is ordered, and how it stands, is folded from the log. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CaseEvent } from '../../domain/case/event.js';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const Row = z.object({ id: z.uuid(), caseId: z.uuid(), reference: z.string(), orderedAt: z.string() });
export type OrderRow = z.infer<typeof Row>;

/** Those that are over and still shown. */
const MOST_OVER = 50;

const columns = `o.id, o.case_id as "caseId", c.reference,
  to_char(o.ordered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "orderedAt"`;
const from = 'from production_order o join case_file c on c.id = o.case_id';

@Injectable()
export class ProductionStore {
  /** MUST run in the transaction of the event. */
  async project(tx: Tx, caseId: string, event: CaseEvent): Promise<void> {
    switch (event.type) {
      case 'case.production_ordered':
      case 'case.measure_ordered':
      case 'case.keeping_ordered':
      case 'case.release_ordered':
        await tx.query('insert into production_order (id, case_id) values ($1, $2)', [event.data.orderId, caseId]);
        break;
      case 'case.production_file_handed_in':
        await tx.query(
          "update production_upload set fate = 'kept', blob_id = id, digest = $2, leased_until = null where id = $1",
          [event.data.uploadId, event.data.digest],
        );
        break;
      case 'case.production_withdrawn':
      case 'case.production_delivered':
      case 'case.production_declined':
      case 'case.instruction_answered':
      case 'case.instruction_reported':
        await tx.query('update production_order set over_at = clock_timestamp() where id = $1', [event.data.orderId]);
        break;
    }
  }

  async find(tx: Tx, id: string): Promise<OrderRow | null> {
    return rowOf(Row, await tx.query(`select ${columns} ${from} where o.id = $1`, [id]));
  }

  /** All that run, and the last of those that are over; the newest first. */
  async list(tx: Tx): Promise<OrderRow[]> {
    const over = `select id from production_order where over_at is not null order by ordered_at desc, id limit ${MOST_OVER}`;
    return rowsOf(
      Row,
      await tx.query(
        `select ${columns} ${from} where o.over_at is null or o.id in (${over}) order by o.ordered_at desc, o.id`,
      ),
    );
  }
}
