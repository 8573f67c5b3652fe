/** Who asks, looked at anew: the checks of sender and authority as they stand under the law and the directory of now. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { CaseState } from '../domain/case/state.js';
import { ReadMessage } from '../domain/intake/message.js';
import { canonical } from '../domain/ledger/canonical.js';
import { read } from '../domain/reading/read.js';
import { SenderCheck } from '../domain/reading/sender-check.js';
import type { Tx } from '../platform/database/transaction.js';
import { Particulars } from './particulars.js';
import { CaseVault, erased } from './vault.js';

export interface SeenRequester {
  /** Under the key of the case: what an approver states to have looked at. */
  readonly digest: string;
  readonly checks: readonly SenderCheck[];
}

@Injectable()
export class RequesterCheck {
  constructor(
    private readonly vault: CaseVault,
    private readonly catalogue: Catalogue,
  ) {}

  /** Null when the case was erased, or its facts are not read: nobody can be shown to ask. */
  async look(tx: Tx, caseId: string, { facts }: CaseState): Promise<SeenRequester | null> {
    if (!facts) return null;
    const checks = await this.checks(tx, caseId);
    if (checks === erased) return null;
    const { issuerZone, issuerCountry, issuerKind, relayedBy, channel } = facts;
    const origin = facts.checks.origin_established ?? 'unknown';
    const who = { issuerZone, issuerCountry, issuerKind, relayedBy, channel, origin, checks };
    return { digest: await this.vault.digest(tx, caseId, canonical(who)), checks };
  }

  /** Of the first message of the case, as it would be read today; as they were found where no reading is kept. */
  private async checks(tx: Tx, caseId: string): Promise<readonly SenderCheck[] | typeof erased> {
    const readings = await this.vault.all(tx, caseId, 'reading', ReadMessage);
    const found = await this.vault.all(tx, caseId, 'authentication', z.array(SenderCheck));
    if (readings === erased || found === erased) return erased;
    const [message] = readings;
    if (message) return read(message, this.catalogue.law, found[0] ?? []).sender;
    const particulars = await this.vault.all(tx, caseId, 'particulars', Particulars);
    return particulars === erased ? erased : (particulars.at(-1)?.sender ?? []);
  }
}
