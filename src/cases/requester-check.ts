/** Who asks, looked at anew: the checks of sender and authority as they stand under the law and the directory of now. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { CaseState } from '../domain/case/model/state.js';
import { addressText, type Mailbox } from '../domain/kernel/mailbox.js';
import { canonical } from '../domain/ledger/canonical.js';
import { addressChecks } from '../domain/reading/address-check.js';
import { Reading } from '../domain/reading/reading.js';
import { SenderCheck } from '../domain/reading/sender-check.js';
import type { Tx } from '../platform/database/transaction.js';
import { AnswerAddresses } from './answer-addresses.js';
import { Particulars } from './particulars.js';
import { CaseVault, erased } from './vault.js';

export interface SeenRequester {
  /** Under the key of the case: what an approver states to have looked at. */
  readonly digest: string;
  readonly checks: readonly SenderCheck[];
  /** Where letters to the requester go; null while it is in doubt. */
  readonly mailbox: Mailbox | null;
}

@Injectable()
export class RequesterCheck {
  constructor(
    private readonly vault: CaseVault,
    private readonly catalogue: Catalogue,
    private readonly answers: AnswerAddresses,
  ) {}

  /** Null when the case was erased, or its facts are not read: nobody can be shown to ask. */
  async look(tx: Tx, caseId: string, state: CaseState): Promise<SeenRequester | null> {
    const { facts } = state;
    const answer = await this.answers.of(tx, caseId, state);
    if (!facts || !answer) return null;
    const checks = await this.checks(tx, caseId);
    if (checks === erased) return null;
    const { issuerZone, issuerCountry, issuerKind, relayedBy, channel } = facts;
    const origin = facts.checks.origin_established ?? 'unknown';
    const { mailbox, confirmed } = answer;
    const answered = { mailbox: mailbox && addressText(mailbox), confirmed };
    const who = { issuerZone, issuerCountry, issuerKind, relayedBy, channel, origin, checks, answered };
    return { digest: await this.vault.digest(tx, caseId, canonical(who)), checks, mailbox };
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
