/** Who asks, looked at again: the checks of sender and authority as they stand under the law and the directory of now. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Customers } from '../../directory/customers.js';
import { Directory } from '../../directory/directory.js';
import type { AnswerGiven } from '../../domain/case/model/circumstances.js';
import type { CaseState } from '../../domain/case/model/state.js';
import type { Instant } from '../../domain/kernel/instant.js';
import { addressText, type Mailbox } from '../../domain/kernel/mailbox.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { addressChecks } from '../../domain/reading/address-check.js';
import { writersAsked } from '../../domain/reading/asked.js';
import { lawWith } from '../../domain/reading/law.js';
import { Reading } from '../../domain/reading/reading.js';
import { SenderCheck } from '../../domain/reading/sender-check.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Particulars } from '../rows/particulars.js';
import { CaseVault, erased } from '../rows/vault.js';
import { AnswerAddresses, answerGiven } from './answer-addresses.js';

export interface SeenRequester {
  /** Under the key of the case: what an approver states to have looked at. */
  readonly digest: string;
  readonly checks: readonly SenderCheck[];
  /** Where letters to the requester go; null while it is in doubt. */
  readonly mailbox: Mailbox | null;
  readonly answer: AnswerGiven | null;
}

@Injectable()
export class RequesterCheck {
  constructor(
    private readonly vault: CaseVault,
    private readonly directory: Directory,
    private readonly customers: Customers,
    private readonly answers: AnswerAddresses,
  ) {}

  /** Null when the case was erased, or its facts are not read: no requester can be proved. */
  async look(tx: Tx, caseId: string, state: CaseState): Promise<SeenRequester | null> {
    const { facts } = state;
    const answer = await this.answers.of(tx, caseId, state);
    if (!facts || !answer) return null;
    const checks = await this.checks(tx, caseId, state);
    if (checks === erased) return null;
    const { issuerZone, issuerCountry, issuerKind, relayedBy, channel } = facts;
    const origin = facts.checks.origin_established ?? 'unknown';
    const { mailbox, confirmed } = answer;
    const answered = { mailbox: mailbox && addressText(mailbox), confirmed };
    const who = { issuerZone, issuerCountry, issuerKind, relayedBy, channel, origin, checks, answered };
    return {
      digest: await this.vault.digest(tx, caseId, canonical(who)),
      checks,
      mailbox,
      answer: answerGiven(answer),
    };
  }

  /**
   * Of the first message of the case: what was checked of its transport, then its addresses under the directory of now,
   * without its text. As they were found where no findings are kept.
   */
  private async checks(
    tx: Tx,
    caseId: string,
    { receivedAt }: CaseState,
  ): Promise<readonly SenderCheck[] | typeof erased> {
    const findings = await this.vault.first(tx, caseId, 'findings', Reading);
    const found = await this.vault.first(tx, caseId, 'authentication', z.array(SenderCheck));
    if (findings === erased || found === erased) return erased;
    if (findings) {
      const { addressed } = findings;
      const tenants = await this.customers.tenants(tx, writersAsked([addressed.outer]), receivedAt as Instant);
      return [...(found ?? []), ...addressChecks(addressed, lawWith(await this.directory.law(tx), tenants))];
    }
    const particulars = await this.vault.all(tx, caseId, 'particulars', Particulars);
    return particulars === erased ? erased : (particulars.at(-1)?.sender ?? []);
  }
}
