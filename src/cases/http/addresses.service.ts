/**
 * A person confirms which of the addresses that the messages name is the requester's, or gives one where they name none,
 * and says how they know.
 */
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AddressAsked } from '../../domain/case/actions/answer-address/confirm-address.js';
import { refusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { addressText, mailbox } from '../../domain/kernel/mailbox.js';
import { type Result, refuse } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { AnswerAddresses, mayBeConfirmed } from '../handle/answer-addresses.js';
import { CasesService, type Handling } from '../handle/cases.service.js';
import { newIdOf } from '../handle/new-id.js';
import { CaseVault } from '../rows/vault.js';
import { ActionServices } from './action-services.js';

type Confirmed = Readonly<z.infer<typeof AddressAsked>> & { readonly reason: string };

@Injectable()
export class AddressesService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly answers: AnswerAddresses,
    private readonly vault: CaseVault,
    services: ActionServices,
  ) {
    services.register('confirm_address', this.confirm.bind(this));
  }

  /** Where the messages name addresses, any other is refused; where they name none, nothing is written to the one given before its approval. */
  confirm(
    caseId: string,
    { address: written, reason: evidence }: Confirmed,
    handling: Handling,
  ): Promise<Result<CaseState>> {
    return attempt(this.database, async (tx) => {
      const before = await this.cases.load(tx, caseId);
      const address = mailbox(written);
      const text = address ? addressText(address) : '';
      const digest = before.status === 'absent' ? '' : await this.vault.digest(tx, caseId, text);
      const [addressId, noteId] = [newIdOf(handling, 'address'), newIdOf(handling, 'note')];
      const command = { type: 'confirm_address', addressId, digest, noteId } as const;
      const handled = await this.cases.handleIn(tx, caseId, command, handling);
      if (!handled.ok || handled.value.seq === before.seq) return handled;
      const answer = await this.answers.of(tx, caseId, before);
      if (!address || !answer || !mayBeConfirmed(address, answer)) return refuse(refusals.addressNotGiven);
      await this.vault.put(tx, caseId, 'address', { address: text }, addressId);
      await this.vault.put(tx, caseId, 'note', { text: evidence }, noteId);
      return handled;
    });
  }
}
