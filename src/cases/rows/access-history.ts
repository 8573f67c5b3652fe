/** Every opening of a sealed document is an entry (Policy release): who, what, when; never what it says. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { Ledger } from '../../ledger/ledger.js';
import type { Tx } from '../../platform/database/transaction.js';

@Injectable()
export class AccessHistory {
  constructor(private readonly ledger: Ledger) {}

  /** MUST commit before the document is handed out. */
  async opened(
    tx: Tx,
    person: Person,
    document: 'message' | 'letter' | 'case' | 'order' | 'statement' | 'package',
    id: string,
  ): Promise<void> {
    await this.ledger.record(tx, `access/${person.id}`, [
      { type: 'access.document_opened', class: 'other', actor: person.id, data: { document, id } },
    ]);
  }

  /** An instruction with the names of its targets; MUST commit before it is handed out. */
  async openedByMachine(tx: Tx, machine: string, instruction: string): Promise<void> {
    await this.ledger.record(tx, `machine/${machine}`, [
      { type: 'machine.instruction_read', class: 'other', actor: 'production', data: { instruction } },
    ]);
  }

  /** `copy` is a digest under the key of the case, by which the same file is recognised and nothing else is disclosed. */
  async redacted(
    tx: Tx,
    person: Person,
    made: { case: string; zones: number; reasons: string[]; copy: string },
  ): Promise<void> {
    await this.ledger.record(tx, `access/${person.id}`, [
      { type: 'access.copy_redacted', class: 'other', actor: person.id, data: made },
    ]);
  }
}
