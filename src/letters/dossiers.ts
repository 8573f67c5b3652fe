/** All that a letter of a case is written from, read in one transaction. */
import { Injectable } from '@nestjs/common';
import { AnswerAddresses, type AnswerTo } from '../cases/answer-addresses.js';
import { CaseStore } from '../cases/case.store.js';
import { CasesService } from '../cases/cases.service.js';
import { Particulars, type Requester } from '../cases/particulars.js';
import { CaseVault, erased } from '../cases/vault.js';
import type { Sender } from '../domain/case/acknowledgement.js';
import type { LetterContext } from '../domain/case/letter-context.js';
import { refusals as caseRefusals } from '../domain/case/model/refusal.js';
import type { CaseState } from '../domain/case/model/state.js';
import { dayOf, instant } from '../domain/kernel/instant.js';
import type { Mailbox } from '../domain/kernel/mailbox.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import type { LetterKind } from '../domain/law/vocabulary.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { OperatorLetterhead } from './operator-letterhead.js';
import { refusals } from './refusal.js';

export interface Dossier {
  readonly caseId: string;
  readonly state: CaseState;
  /** Letters that may leave in the circuit where the case stands. */
  readonly letters: readonly LetterKind[];
  /** Of the case: it seals the letter and its files. */
  readonly key: Buffer;
  readonly requester: Requester;
  /** Where the requester is answered, and whether anything may be sent there that nobody approved. */
  readonly answer: AnswerTo;
  /** In which the requester wrote, ISO 639-1. */
  readonly language: string;
  readonly noticeAddress: Mailbox;
  readonly mailDomain: string;
  readonly context: Omit<LetterContext, 'recipient' | 'attachments'>;
}

/** Who is written to without the approval of a person, if anyone. */
export const senderOf = ({ answer, requester }: Dossier): Sender => ({ ...answer, automatic: requester.automatic });

@Injectable()
export class Dossiers {
  constructor(
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
    private readonly letterhead: OperatorLetterhead,
    private readonly answers: AnswerAddresses,
    private readonly database: Database,
  ) {}

  /** Refused when the case does not exist, was erased, or is not read. */
  async open(tx: Tx, caseId: string): Promise<Result<Dossier>> {
    const summary = await this.store.find(tx, caseId);
    if (!summary) return refuse(caseRefusals.caseUnknown);
    const key = await this.vault.keyOf(tx, caseId);
    const read = await this.vault.all(tx, caseId, 'particulars', Particulars);
    if (key === erased || read === erased) return refuse(refusals.caseErased);
    const particulars = read.at(-1);
    const state = await this.cases.load(tx, caseId);
    const answer = await this.answers.of(tx, caseId, state);
    if (!particulars || !answer) return refuse(refusals.noAddress);
    return accept({
      caseId,
      state,
      letters: this.cases.circuits(state).get(state.circuit)?.letters ?? [],
      key,
      requester: particulars.requester,
      answer,
      language: await this.languageOf(tx, caseId),
      noticeAddress: this.letterhead.noticeAddress,
      mailDomain: this.letterhead.mailDomain,
      context: {
        operator: this.letterhead.operator,
        ourReference: summary.reference,
        reference: particulars.caseReference,
        receivedAt: instant(state.receivedAt),
        door: state.door,
        day: dayOf(await this.database.now(tx)),
        facts: state.facts,
        bases: (state.facts?.bases ?? []).map((code) => this.letterhead.nameOf(code)),
        judgement: state.classification,
      },
    });
  }

  private async languageOf(tx: Tx, caseId: string): Promise<string> {
    const entries = await this.cases.entries(tx, caseId);
    const reading = entries.map(({ event }) => event).findLast((event) => event.type === 'case.read');
    return reading?.type === 'case.read' ? reading.data.language : 'fr';
  }
}
