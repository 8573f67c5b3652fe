/** Who was notified of events of a case, and when people were paged for it; ids and fixed words only. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Ledger, type NewEntry } from '../../ledger/ledger.js';
import type { Tx } from '../../platform/database/transaction.js';

const OfMessage = z.object({ kind: z.literal('message'), person: z.uuid() });

@Injectable()
export class NoticeHistory {
  constructor(private readonly ledger: Ledger) {}

  async told(tx: Tx, caseId: string, person: string, news: NewEntry['data']): Promise<void> {
    await this.record(tx, caseId, 'notice.told', { person, ...news });
  }

  /** When the person was last notified that a message joined the case; null when they never were. */
  async toldOfMessageAt(tx: Tx, caseId: string, person: string): Promise<string | null> {
    const entries = await this.ledger.read(tx, `notice/${caseId}`);
    const last = entries.findLast(
      ({ type, data }) => type === 'notice.told' && OfMessage.safeParse(data).data?.person === person,
    );
    return last?.at ?? null;
  }

  async paged(tx: Tx, caseId: string, news: NewEntry['data']): Promise<void> {
    await this.record(tx, caseId, 'notice.paged', news);
  }

  private async record(tx: Tx, caseId: string, type: string, data: NewEntry['data']): Promise<void> {
    await this.ledger.record(tx, `notice/${caseId}`, [{ type, class: 'other', actor: 'approvals', data }]);
  }
}
