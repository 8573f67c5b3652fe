/** Where an answer to a case goes: the zone of its mailbox under the directory of now, and a digest of it. */
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { Destination } from '../domain/case/model/receiving.js';
import { addressText, type Mailbox } from '../domain/kernel/mailbox.js';
import { zoneOfMailbox } from '../domain/reading/address-zone.js';
import type { Tx } from '../platform/database/transaction.js';
import { CaseVault, digestUnder, erased } from './vault.js';

@Injectable()
export class DestinationCheck {
  constructor(
    private readonly vault: CaseVault,
    private readonly catalogue: Catalogue,
  ) {}

  /** Null when the case was erased, or whom it answers is in doubt. */
  async look(tx: Tx, caseId: string, receiving: Mailbox | null): Promise<Destination | null> {
    if (receiving === null) return null;
    const key = await this.vault.keyOf(tx, caseId);
    return key === erased ? null : this.of(key, receiving);
  }

  /** @param key of the case */
  of(key: Buffer, receiving: Mailbox): Destination {
    const digest = digestUnder(key, `mailbox\0${addressText(receiving)}`);
    return { zone: zoneOfMailbox(receiving, this.catalogue.law), digest };
  }
}
