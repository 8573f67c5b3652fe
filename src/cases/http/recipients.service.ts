/** To whom letters that ask or refuse are written, where a person chose another than the requester. */
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Directory } from '../../directory/directory.js';
import type { RecipientAsked } from '../../domain/case/actions/recipient/choose-recipient.js';
import { refusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { addressText, type Mailbox, mailbox } from '../../domain/kernel/mailbox.js';
import { postalLines } from '../../domain/kernel/postal-address.js';
import { type Refusal, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import type { RecipientKind } from '../../domain/law/vocabulary.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { zoneOfMailbox } from '../../domain/reading/address-zone.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { SealedAddress } from '../handle/answer-addresses.js';
import { CasesService, type Handling } from '../handle/cases.service.js';
import { newIdOf } from '../handle/new-id.js';
import { CaseVault, erased } from '../rows/vault.js';
import { ActionServices } from './action-services.js';

export interface ChosenRecipient {
  readonly kind: RecipientKind;
  readonly name: string;
  /** Null unless it is the one of which the log holds the digest: then nothing is written. */
  readonly mailbox: Mailbox | null;
  /** The lines of a postal address, under the same condition; null for a letter by mail. */
  readonly postal: readonly string[] | null;
}

type Choice = Readonly<z.infer<typeof RecipientAsked>> & { readonly recipient: RecipientKind; readonly reason: string };

interface SealedRecipient {
  readonly name: string;
  readonly address: string;
  readonly postal?: string;
}

const postalUnwritten = refusal(
  'postal-unwritten',
  'invalid',
  'Écrivez le nom du destinataire et son adresse postale : de deux à sept lignes de soixante caractères au plus.',
  'Write the name of the recipient and the postal address: two to seven lines of at most sixty characters.',
);

@Injectable()
export class RecipientsService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
    private readonly directory: Directory,
    services: ActionServices,
  ) {
    services.register('choose_recipient', this.choose.bind(this));
  }

  /** Null where letters go to the requester. */
  async of(tx: Tx, caseId: string, { recipient }: CaseState): Promise<ChosenRecipient | null> {
    if (!recipient || (recipient.kind === 'requester' && !recipient.post)) return null;
    const { id, kind, digest, post } = recipient;
    const sealed = await this.vault.named(tx, caseId, 'address', SealedAddress);
    const found = sealed === erased ? undefined : sealed.find((each) => each.id === id)?.value;
    const { name = '', address = '', postal } = found ?? {};
    const what = { kind, name, address, ...(postal !== undefined && { postal }) };
    const isSame = found !== undefined && (await this.digestOf(tx, caseId, what)) === digest;
    return {
      ...{ kind, name, mailbox: isSame && !post ? mailbox(address) : null },
      postal: isSame && post ? postalLines(postal ?? '') : null,
    };
  }

  /** Refuses what is no address, and a domain that is no authority's of the directory: there, two people sign for it. */
  choose(caseId: string, { reason, ...choice }: Choice, handling: Handling): Promise<Result<CaseState>> {
    return attempt(this.database, async (tx) => {
      const before = await this.cases.load(tx, caseId);
      const sealed = sealedOf(choice);
      const what = { kind: choice.recipient, ...sealed };
      const digest = before.status === 'absent' ? '' : await this.digestOf(tx, caseId, what);
      const [addressId, noteId] = [newIdOf(handling, 'address'), newIdOf(handling, 'note')];
      const command = {
        ...({ type: 'choose_recipient', recipient: choice.recipient, addressId, digest, noteId } as const),
        ...(sealed.postal !== undefined && ({ post: true } as const)),
      };
      const handled = await this.cases.handleIn(tx, caseId, command, handling);
      if (!handled.ok || handled.value.seq === before.seq) return handled;
      const objection = await this.objectionTo(tx, choice.recipient, sealed);
      if (objection) return refuse(objection);
      await this.vault.put(tx, caseId, 'address', sealed, addressId);
      await this.vault.put(tx, caseId, 'note', { text: reason }, noteId);
      return handled;
    });
  }

  private async objectionTo(
    tx: Tx,
    kind: RecipientKind,
    { name, address, postal }: SealedRecipient,
  ): Promise<Refusal | null> {
    if (postal !== undefined) return postalLines(postal) && name !== '' ? null : postalUnwritten;
    if (kind === 'requester') return null;
    const written = mailbox(address);
    if (!written || name === '') return refusals.recipientUnwritten;
    return zoneOfMailbox(written, await this.directory.law(tx)) === 'UNKNOWN' ? refusals.recipientUnknown : null;
  }

  private digestOf(tx: Tx, caseId: string, what: SealedRecipient & { readonly kind: RecipientKind }) {
    return this.vault.digest(tx, caseId, canonical({ recipient: what }));
  }
}

/** What is sealed: the address as it is written to; of the requester, who is answered by mail, nothing. */
function sealedOf({ recipient, name, address, postal }: Omit<Choice, 'reason'>): SealedRecipient {
  if (postal !== '') return { name, address: '', postal: (postalLines(postal) ?? []).join('\n') };
  const written = recipient === 'requester' ? null : mailbox(address);
  return written ? { name, address: addressText(written) } : { name: '', address: '' };
}

/** In the shape in which the screen of the case shows it. */
export const shownRecipient = ({ recipient }: CaseState, chosen: ChosenRecipient | null) =>
  chosen && {
    ...{ kind: chosen.kind, name: chosen.name, mailbox: chosen.mailbox && addressText(chosen.mailbox) },
    postal: chosen.postal && [...chosen.postal],
    confirmed: recipient !== undefined && recipient.confirmedBy !== null,
  };
