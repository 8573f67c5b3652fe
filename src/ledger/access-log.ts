import { Injectable } from '@nestjs/common';
import type { PersonId } from '../domain/kernel/brand.js';
import type { Tx } from '../platform/database/transaction.js';
import { Ledger } from './ledger.js';

type Data = Readonly<Record<string, unknown>>;
type EntryType = `access.${string}`;

/** What concerns the access of one person is an entry of the stream access/<id>, committed with the fact itself. */
@Injectable()
export class AccessLog {
  constructor(private readonly ledger: Ledger) {}

  /** `actor` is the person, unless another user acted on their access. */
  async record(tx: Tx, person: PersonId, type: EntryType, data: Data, actor: string = person): Promise<void> {
    await this.ledger.record(tx, `access/${person}`, [{ type, class: 'other', actor, data }]);
  }

  /** The person is not proven: the actor is the channel; where there is no such person, only a digest is kept. */
  async recordAttempt(tx: Tx, person: PersonId | undefined, type: EntryType, data: Data): Promise<void> {
    const stream = person === undefined ? 'access/unknown' : `access/${person}`;
    await this.ledger.record(tx, stream, [{ type, class: 'other', actor: 'sign-in', data }]);
  }
}
