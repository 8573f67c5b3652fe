/** Deliveries by the portal as rows, which its process reaches through functions of the database alone. */
import { Injectable } from '@nestjs/common';
import type { CaseEvent } from '../../domain/case/event.js';
import type { Tx } from '../../platform/database/transaction.js';

@Injectable()
export class PortalDeliveryStore {
  /** The code that was given, as a slow hash. MUST follow its entry in one transaction. */
  async setCode(tx: Tx, id: string, hash: Buffer): Promise<void> {
    await tx.query('update portal_delivery set code_hash = $2 where id = $1', [id, hash]);
  }

  /** The SHA-256 of a link and what it opens. MUST follow its entry in one transaction. */
  async setLink(tx: Tx, id: string, link: Buffer, sealed: Buffer): Promise<void> {
    await tx.query('update portal_delivery set link_sha256 = $2, sealed = $3 where id = $1', [id, link, sealed]);
  }

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
