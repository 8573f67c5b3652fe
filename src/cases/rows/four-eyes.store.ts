/** Preparations, consents and dispatches as rows under the database's own constraints: a second guard of docs/promises.md#p3. */
import { Injectable } from '@nestjs/common';
import type { CaseEvent } from '../../domain/case/event.js';
import { askedRoles } from '../../domain/case/model/floor.js';
import type { CaseState } from '../../domain/case/model/state.js';
import type { Tx } from '../../platform/database/transaction.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';

@Injectable()
export class FourEyesStore {
  /** MUST run in the transaction of the event; the database throws on what `decide` should have refused. */
  async project(tx: Tx, caseId: string, event: CaseEvent, person: string, after: CaseState): Promise<void> {
    switch (event.type) {
      case 'case.prepared':
        await tx.query(
          'insert into preparation (id, case_id, payload, action, prepared_by, asked) values ($1, $2, $3, $4, $5, $6)',
          [event.data.preparationId, caseId, event.data.payload, event.data.action, person, askedRoles(after)],
        );
        tracePoint('four_eyes.prepared');
        break;
      case 'case.approved':
        await tx.query(
          `insert into approval (preparation_id, payload, prepared_by, approved_by, role)
           select id, $2, prepared_by, $3, $4 from preparation where id = $1`,
          [event.data.preparationId, event.data.payload, person, event.data.role],
        );
        tracePoint('four_eyes.approved');
        break;
      case 'case.refused':
      case 'case.released':
      case 'case.informed':
        await tx.query(
          `insert into dispatch (preparation_id, payload, prepared_by, dispatched_by)
           select id, $2, prepared_by, $3 from preparation where id = $1`,
          [event.data.preparationId, event.data.payload, person],
        );
        tracePoint('four_eyes.dispatched');
        break;
      case 'case.recalled':
        await tx.query('insert into recall (preparation_id, recalled_by) values ($1, $2)', [
          event.data.preparationId,
          person,
        ]);
        break;
    }
  }
}
