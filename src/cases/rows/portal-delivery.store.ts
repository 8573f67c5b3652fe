/** Deliveries by the portal as rows, which its process reaches through functions of the database alone. */
import { Injectable } from '@nestjs/common';
import type { CaseEvent } from '../../domain/case/event.js';
import type { Tx } from '../../platform/database/transaction.js';

@Injectable()
export class PortalDeliveryStore {
  /** MUST run in the transaction of the event. */
  async project(tx: Tx, caseId: string, event: CaseEvent): Promise<void> {
    switch (event.type) {
      case 'case.delivery_opened': {
        const { deliveryId, packageId, until } = event.data;
        await tx.query('insert into portal_delivery (id, case_id, package_id, until) values ($1, $2, $3, $4)', [
          ...[deliveryId, caseId, packageId, until],
        ]);
        break;
      }
      case 'case.delivery_recalled':
      case 'case.delivery_expired':
        await tx.query('update portal_delivery set ended_at = clock_timestamp() where id = $1', [
          event.data.deliveryId,
        ]);
        break;
    }
  }
}
