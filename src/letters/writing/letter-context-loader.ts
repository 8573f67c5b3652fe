/** All that a letter of a case is written from, read in one transaction. */
import { Injectable } from '@nestjs/common';
import { AnswerAddresses, type AnswerTo } from '../../cases/handle/answer-addresses.js';
import { CasesService } from '../../cases/handle/cases.service.js';
import { type ChosenRecipient, RecipientsService } from '../../cases/http/recipients.service.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import { Particulars, type Requester } from '../../cases/rows/particulars.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { Directory } from '../../directory/directory.js';
import type { ReceiptLaw, Sender } from '../../domain/case/letters/acknowledgement.js';
import type { LetterContext } from '../../domain/case/letters/letter-context.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import { countedFrom } from '../../domain/case/model/service.js';
import type { CaseState } from '../../domain/case/model/state.js';
import type { DatedEntry } from '../../domain/case/signed-entry.js';
import { dayOf, type Instant, instant } from '../../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import type { LetterKind } from '../../domain/law/vocabulary.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { ReadTargets } from './given-targets.js';
import { NoticeRecipients, type NoticeRecipientsByKind } from './notice-recipients.js';
import { OperatorLetterhead } from './operator-letterhead.js';
import { refusals } from './refusal.js';

/** A case as its letters need it. */
export interface LoadedCase {
  readonly caseId: string;
  readonly state: CaseState;
  /** Letters that may be sent in the present circuit of the case. */
  readonly letters: readonly LetterKind[];
  /** What speaks against receipts that leave by themselves. */
  readonly receipts: ReceiptLaw;
  /** The key of the case: it encrypts the letter and its files. */
  readonly key: Buffer;
  readonly requester: Requester;
  /** Identifiers that the request is about, with the id of their reading. */
  readonly read: ReadTargets;
  /** Where the requester is answered, and whether a letter may be sent there without approval. */
  readonly answer: AnswerTo;
  /** To whom letters that ask or refuse are written; null where to the requester. */
  readonly recipient: ChosenRecipient | null;
  /** In which the requester wrote, ISO 639-1. */
  readonly language: string;
  readonly notices: NoticeRecipientsByKind;
  readonly mailDomain: string;
  /** When what was asked was removed, unless that was undone. */
  readonly removedAt: Instant | null;
  readonly context: Omit<LetterContext, 'recipient' | 'recipientName' | 'attachments'>;
}

/** The recipient of automatic letters, if any. */
export const senderOf = ({ answer, requester }: LoadedCase): Sender => ({ ...answer, automatic: requester.automatic });

@Injectable()
export class LetterContextLoader {
  constructor(
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
    private readonly letterhead: OperatorLetterhead,
    private readonly answers: AnswerAddresses,
    private readonly recipients: RecipientsService,
    private readonly notices: NoticeRecipients,
    private readonly directory: Directory,
    private readonly database: Database,
  ) {}

  /** Refused when the case does not exist, was erased, or is not read. */
  async load(tx: Tx, caseId: string): Promise<Result<LoadedCase>> {
    const summary = await this.store.find(tx, caseId);
    if (!summary) return refuse(caseRefusals.caseUnknown);
    const key = await this.vault.keyOf(tx, caseId);
    const read = await this.vault.named(tx, caseId, 'particulars', Particulars);
    if (key === erased || read === erased) return refuse(refusals.caseErased);
    const last = read.at(-1);
    const particulars = last?.value;
    const state = await this.cases.load(tx, caseId);
    const answer = await this.answers.of(tx, caseId, state);
    const law = await this.directory.law(tx);
    if (!last || !particulars || !answer) return refuse(caseRefusals.noAddress);
    const entries = await this.cases.entries(tx, caseId);
    const letters = this.cases.circuits(state).get(state.circuit)?.letters ?? [];
    return accept({
      caseId,
      state,
      letters,
      receipts: { letters, notices: law.notices },
      key,
      requester: particulars.requester,
      read: { id: last.id, targets: particulars.targets },
      answer,
      recipient: await this.recipients.of(tx, caseId, state),
      language: languageIn(entries),
      notices: await this.notices.all(tx),
      mailDomain: this.letterhead.mailDomain,
      removedAt: removedIn(entries, state),
      context: {
        operator: this.letterhead.operator,
        ourReference: summary.reference,
        reference: particulars.caseReference,
        receivedAt: countedFrom(state),
        door: state.door,
        day: dayOf(await this.database.now(tx)),
        facts: state.facts,
        bases: (state.facts?.bases ?? []).map((code) => this.letterhead.nameOf(code)),
        judgement: state.classification,
        stateInformed: (state.classification?.notices ?? []).some((notice) => 'file' in law.notices[notice].to),
      },
    });
  }
}

function languageIn(entries: readonly DatedEntry[]): string {
  const reading = entries.map(({ event }) => event).findLast((event) => event.type === 'case.read');
  return reading?.type === 'case.read' ? reading.data.language : 'fr';
}

function removedIn(entries: readonly DatedEntry[], { acts }: CaseState): Instant | null {
  const removal = acts.find(({ action, upheld }) => action === 'remove' && upheld !== false);
  const entry = entries.find(({ event }) => event.type === 'case.acted' && event.data.actId === removal?.id);
  return entry ? instant(entry.at) : null;
}
