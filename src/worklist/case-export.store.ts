/** The cases of a view with what a spreadsheet counts and sorts: no subject, no sender, no person asked about. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CaseSummary, caseColumns } from '../cases/rows/case.store.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';
import { type Asking, Condition } from './queue.condition.js';
import type { QueueFilter, QueueOrder } from './queue.filter.js';
import { orderValues } from './queue.store.js';

const Row = z.object({ ...CaseSummary.shape, person: z.string().nullable() });
export type ExportedCase = z.infer<typeof Row>;

export interface ExportRange {
  readonly order: QueueOrder;
  /** Whether cases of secret circuits are among them. */
  readonly withSecret: boolean;
  readonly limit: number;
}

@Injectable()
export class CaseExportStore {
  async rows(tx: Tx, filter: QueueFilter, asking: Asking, range: ExportRange): Promise<ExportedCase[]> {
    const condition = new Condition(filter, asking);
    if (!range.withSecret) condition.add('not c.secret');
    return rowsOf(
      Row,
      await tx.query(
        `select ${caseColumns}, (select p.name from person p where p.id = c.assignee) as person
         from case_file c where ${condition.sql}
         order by ${orderValues[range.order]}, c.id limit ${range.limit}`,
        condition.parameters,
      ),
    );
  }
}
