/** Who asks, looked at anew: the checks of sender and authority as they stand under the law and the directory of now. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { CaseState } from '../domain/case/state.js';
import { canonical } from '../domain/ledger/canonical.js';
import { addressChecks } from '../domain/reading/address-check.js';
import { Reading } from '../domain/reading/reading.js';
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

  /**
   * Of the first message of the case: what was checked of its transport, then its addresses under the directory of now,
   * without its text. As they were found where no findings are kept.
   */
  private async checks(tx: Tx, caseId: string): Promise<readonly SenderCheck[] | typeof erased> {
    const findings = await this.vault.first(tx, caseId, 'findings', Reading);
    const found = await this.vault.first(tx, caseId, 'authentication', z.array(SenderCheck));
    if (findings === erased || found === erased) return erased;
    if (findings) return [...(found ?? []), ...addressChecks(findings.addressed, this.catalogue.law)];
    const particulars = await this.vault.all(tx, caseId, 'particulars', Particulars);
    return particulars === erased ? erased : (particulars.at(-1)?.sender ?? []);
  }
}
