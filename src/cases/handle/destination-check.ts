/** Where an answer to a case goes: the zone of its mailbox under the directory of now, and a digest of it. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import type { Destination } from '../../domain/case/model/receiving.js';
import { addressText, type Mailbox } from '../../domain/kernel/mailbox.js';
import { zoneOfMailbox } from '../../domain/reading/address-zone.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { CaseVault, digestUnder, erased } from '../rows/vault.js';

/** What the digest of a mailbox is over. */
export const mailboxText = (mailbox: Mailbox): string => `mailbox\0${addressText(mailbox)}`;

@Injectable()
export class DestinationCheck {
  constructor(
    private readonly vault: CaseVault,
    private readonly directory: Directory,
    private readonly database: Database,
  ) {}

  /** Null when the case was erased, or whom it answers is in doubt. */
  async look(tx: Tx, caseId: string, receiving: Mailbox | null): Promise<Destination | null> {
    if (receiving === null) return null;
    const key = await this.vault.keyOf(tx, caseId);
    return key === erased ? null : this.of(tx, key, receiving);
  }

  /** In a transaction of its own. @param key of the case */
  now(key: Buffer, receiving: Mailbox): Promise<Destination> {
    return this.database.transaction((tx) => this.of(tx, key, receiving));
  }

  /** @param key of the case */
  async of(tx: Tx, key: Buffer, receiving: Mailbox): Promise<Destination> {
    const digest = digestUnder(key, mailboxText(receiving));
    return { zone: zoneOfMailbox(receiving, await this.directory.law(tx)), digest };
  }
}
