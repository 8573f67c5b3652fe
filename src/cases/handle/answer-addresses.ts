/** Whom a case answers by mail: one mailbox for all that is shown, approved and sent, or none while it is in doubt. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { AnswerGiven } from '../../domain/case/model/circumstances.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { ReadMessage } from '../../domain/intake/message.js';
import { addressText, type Mailbox, mailbox, sameMailbox } from '../../domain/kernel/mailbox.js';
import { answerAddressOf, answerCandidates } from '../../domain/reading/answer-address.js';
import { attestsAuthor, SenderCheck } from '../../domain/reading/sender-check.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Particulars } from '../rows/particulars.js';
import { CaseVault, erased } from '../rows/vault.js';

export interface AnswerTo {
  /** Null while the messages leave in doubt whom to answer, and no person has confirmed an address. */
  readonly mailbox: Mailbox | null;
  /** A person confirmed it, with evidence. */
  readonly confirmed: boolean;
  /** Its origin is proved, or a person established it: otherwise a letter for it needs an approval. Never of one that no message names. */
  readonly attested: boolean;
  /** What the messages of the case name, each once: a person may confirm one of them. */
  readonly candidates: readonly Mailbox[];
}

/** The name is that of a recipient whom a person chose; the postal address has its lines apart, and then there is no other. */
export const SealedAddress = z.strictObject({
  address: z.string(),
  name: z.string().optional(),
  postal: z.string().optional(),
});

@Injectable()
export class AnswerAddresses {
  constructor(private readonly vault: CaseVault) {}

  /** Null when the case was erased, or is not read. */
  async of(tx: Tx, caseId: string, state: CaseState): Promise<AnswerTo | null> {
    const given = state.facts && (await this.given(tx, caseId));
    if (!given) return null;
    const confirmed = await this.confirmed(tx, caseId, state);
    const { facts, confirmed: settled } = state;
    const isEstablished = facts?.checks.origin_established === 'holds' && settled.includes('origin_established');
    const isNamed = confirmed === null || isCandidate(confirmed, given);
    return {
      ...given,
      ...(state.answerTo && { mailbox: confirmed }),
      confirmed: confirmed !== null,
      attested: isNamed && (confirmed !== null || isEstablished || given.attested),
    };
  }

  /** From the messages alone or, where they are no longer kept, from what was kept of their reading. */
  private async given(tx: Tx, caseId: string): Promise<Omit<AnswerTo, 'confirmed'> | null> {
    const readings = await this.vault.all(tx, caseId, 'reading', ReadMessage);
    const checked = await this.vault.all(tx, caseId, 'authentication', z.array(SenderCheck));
    const read = await this.vault.all(tx, caseId, 'particulars', Particulars);
    if (readings === erased || checked === erased || read === erased) return null;
    const outer = readings.map(({ messages: [envelope] }) => envelope);
    const [first] = outer;
    const kept = read.at(-1);
    if (first) {
      const attested = attestsAuthor(checked[0] ?? []);
      return { mailbox: answerAddressOf(first).mailbox, candidates: answerCandidates(outer), attested };
    }
    const address = mailbox(kept?.requester.address ?? '');
    return { mailbox: address, candidates: address ? [address] : [], attested: attestsAuthor(kept?.sender ?? []) };
  }

  /** The address that was sealed when it was confirmed; null unless it is the one of which the log holds the digest. */
  private async confirmed(tx: Tx, caseId: string, { answerTo }: CaseState): Promise<Mailbox | null> {
    const sealed = answerTo && (await this.vault.named(tx, caseId, 'address', SealedAddress));
    if (!answerTo || !sealed || sealed === erased) return null;
    const address = sealed.find(({ id }) => id === answerTo.id)?.value.address ?? '';
    const isSame = (await this.vault.digest(tx, caseId, address)) === answerTo.digest;
    return isSame ? mailbox(address) : null;
  }
}

type Named = Pick<AnswerTo, 'candidates'>;

const isCandidate = (address: Mailbox, { candidates }: Named): boolean =>
  candidates.some((one) => sameMailbox(one, address));

/** One of those that the messages of the case name; any, where they name none: a letter on paper need not. */
export const mayBeConfirmed = (address: Mailbox, named: Named): boolean =>
  named.candidates.length === 0 || isCandidate(address, named);

/** What a decision is taken on: no address. */
export const answerGiven = (answer: AnswerTo | null): AnswerGiven | null =>
  answer && { known: answer.mailbox !== null, candidates: answer.candidates.length };

/** In the shape in which the screen of the case shows it. */
export const shownAnswer = ({ mailbox: address, confirmed, attested, candidates }: AnswerTo) => ({
  mailbox: address && addressText(address),
  confirmed,
  attested,
  candidates: candidates.map(addressText),
});
