/** How the desks organise their work, beside the cases: views, cases that belong together; ids and closed words. */
import { Injectable } from '@nestjs/common';
import { Ledger } from '../../ledger/ledger.js';
import type { Tx } from '../../platform/database/transaction.js';

const events = [
  'desk.view_kept',
  'desk.view_changed',
  'desk.view_removed',
  'desk.cases_linked',
  'desk.cases_unlinked',
] as const;
export type DeskEvent = (typeof events)[number];

@Injectable()
export class DeskHistory {
  constructor(private readonly ledger: Ledger) {}

  /** @param actor id of the person who did it, or name of a part of the service */
  async record(tx: Tx, actor: string, type: DeskEvent, data: Readonly<Record<string, unknown>>): Promise<void> {
    await this.ledger.record(tx, `desk/${actor}`, [{ type, class: 'other', actor, data }]);
  }
}
