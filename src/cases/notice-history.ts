/** Who was told that a clock of a case runs out, and when people were woken for it; ids and closed words. */
import { Injectable } from '@nestjs/common';
import { Ledger, type NewEntry } from '../ledger/ledger.js';
import type { Tx } from '../platform/database/transaction.js';

@Injectable()
export class NoticeHistory {
  constructor(private readonly ledger: Ledger) {}

  async told(tx: Tx, caseId: string, person: string, news: NewEntry['data']): Promise<void> {
    await this.record(tx, caseId, 'notice.told', { person, ...news });
  }

  async paged(tx: Tx, caseId: string, news: NewEntry['data']): Promise<void> {
    await this.record(tx, caseId, 'notice.paged', news);
  }

  private async record(tx: Tx, caseId: string, type: string, data: NewEntry['data']): Promise<void> {
    await this.ledger.record(tx, `notice/${caseId}`, [{ type, class: 'other', actor: 'approvals', data }]);
  }
}
