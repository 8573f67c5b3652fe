/** A released letter, after a last look at the case, at what is stored, and at the signatures of people over it. */
import { Injectable } from '@nestjs/common';
import { AnswerAddresses } from '../../cases/handle/answer-addresses.js';
import { CaseSignatures } from '../../cases/handle/case-signatures.js';
import { CasesService } from '../../cases/handle/cases.service.js';
import { DestinationCheck } from '../../cases/handle/destination-check.js';
import { RecipientsService } from '../../cases/http/recipients.service.js';
import { erased } from '../../cases/rows/vault.js';
import { Ends, NO_END } from '../../catalogue/ends.js';
import { replay } from '../../domain/case/evolve.js';
import { objectionToLeaving } from '../../domain/case/held-back.js';
import { payloadOf } from '../../domain/case/manifest.js';
import { answerIn } from '../../domain/case/model/answer-in.js';
import { objectionToReceiving } from '../../domain/case/model/leaving.js';
import { objectionToProduced } from '../../domain/case/model/produced-files.js';
import type { CaseState, Preparation } from '../../domain/case/model/state.js';
import { mayGoElsewhere } from '../../domain/case/model/writing.js';
import type { DatedEntry } from '../../domain/case/signed-entry.js';
import type { Mailbox } from '../../domain/kernel/mailbox.js';
import type { Refusal } from '../../domain/kernel/result.js';
import { isNotice } from '../../domain/law/vocabulary.js';
import type { Tx } from '../../platform/database/transaction.js';
import { JobFailure } from '../../platform/jobs/job.js';
import { Blocked } from '../../platform/telemetry/failure.js';
import { digestOf, recipientOf } from '../writing/envelope.js';
import { LetterStore } from '../writing/letter.store.js';
import { NoticeRecipients } from '../writing/notice-recipients.js';
import { LetterFiles, type Sealed } from './letter-files.js';

export interface Approved {
  readonly sealed: Sealed;
  /** Where it goes by mail, as the case stands now; null for a letter by post. */
  readonly judged: Mailbox | null;
  /** What it encloses is collected on the portal: its mail carries the letter alone. */
  readonly byPortal: boolean;
}

@Injectable()
export class ApprovedLetters {
  constructor(
    private readonly cases: CasesService,
    private readonly signatures: CaseSignatures,
    private readonly letters: LetterStore,
    private readonly files: LetterFiles,
    private readonly answers: AnswerAddresses,
    private readonly recipients: RecipientsService,
    private readonly notices: NoticeRecipients,
    private readonly destinations: DestinationCheck,
    private readonly ends: Ends,
  ) {}

  /** The letter of a released preparation, exactly as it was approved; rejects on anything else. */
  async of(tx: Tx, caseId: string, letterId: string): Promise<Approved | 'recalled'> {
    const entries = await this.cases.entries(tx, caseId);
    const state = replay(entries);
    const { left, recalled } = state;
    const letter = await this.letters.find(tx, letterId);
    if (letter?.preparationId && recalled.includes(letter.preparationId)) return 'recalled';
    const preparation = left.find(({ letters }) => letters.some(({ id }) => id === letterId));
    if (!preparation?.dispatchedBy) {
      throw new JobFailure('No one released this letter: it was not sent.', false);
    }
    const { classification, circuit } = state;
    const waits = classification && (await this.ends.objectionTo(tx, { verdict: classification.verdict, circuit }));
    if (waits) throw new Blocked(waits.en, NO_END);
    const objection =
      objectionToLeaving(
        entries.map(({ event }) => event),
        preparation.id,
      ) ??
      objectionToProduced(state, preparation.disclosure) ??
      (await this.objectionToSignatures(tx, caseId, entries, preparation.id));
    if (objection) throw new JobFailure(`${objection.sentence.en} It was not sent.`, false);
    const sealed = await this.sealedOf(tx, preparation);
    const payload = payloadOf({
      action: preparation.action,
      letters: sealed.map(({ letter: { id, kind, sha256 } }) => ({ id, kind, sha256 })),
      envelopes: sealed.map(({ envelope, key }) => digestOf(key, envelope)),
      ...(preparation.disclosure && { disclosure: preparation.disclosure }),
      requester: preparation.requester ?? '',
    });
    const mine = sealed.find(({ letter }) => letter.id === letterId);
    if (payload !== preparation.payload || !mine) {
      throw new JobFailure(
        'What is stored is not the payload that was approved: it was not sent. Prepare it again.',
        false,
      );
    }
    const elsewhere = await this.objectionToMailboxes(tx, state, preparation, sealed);
    if (elsewhere) throw new JobFailure(`${elsewhere.sentence.en} It was not sent.`, false);
    return { sealed: mine, judged: await this.judged(tx, state, mine), byPortal: isByPortal(preparation, letterId) };
  }

  /** The one mailbox to which such a letter of the case goes, as the case stands now. */
  private async judged(tx: Tx, state: CaseState, { letter }: Sealed): Promise<Mailbox | null> {
    if (letter.post) return null;
    if (isNotice(letter.kind)) return (await this.notices.all(tx)).get(letter.kind)?.mailbox ?? null;
    const chosen = mayGoElsewhere(letter.kind) ? await this.recipients.of(tx, letter.caseId, state) : null;
    if (chosen) return chosen.mailbox;
    return (await this.answers.of(tx, letter.caseId, state))?.mailbox ?? null;
  }

  /** Each mailbox as it stands on its envelope: data leave for the zone of the facts alone. */
  private async objectionToMailboxes(
    tx: Tx,
    state: CaseState,
    preparation: Preparation,
    sealed: readonly Sealed[],
  ): Promise<Refusal | null> {
    const letters: Parameters<typeof objectionToReceiving>[2][number][] = [];
    for (const { letter, envelope, key } of sealed) {
      const recipient = recipientOf(envelope);
      const found = recipient && (await this.destinations.of(tx, key, recipient));
      const told = preparation.letters.find(({ id }) => id === letter.id)?.post;
      const post = envelope.post ? { post: told } : {};
      letters.push({ kind: letter.kind, ...post, ...(found && { zone: found.zone, mailbox: found.digest }) });
    }
    return objectionToReceiving(state, preparation.action, letters);
  }

  /** Who consented and who sent it is read from the log and proven by signatures: rows alone send nothing. */
  private async objectionToSignatures(tx: Tx, caseId: string, entries: readonly DatedEntry[], preparationId: string) {
    const at = await this.cases.circumstances(tx, caseId, replay(entries), { kind: 'system', room: 'correspondence' });
    return this.signatures.objectionToSending(tx, caseId, { entries, preparationId }, at);
  }

  private async sealedOf(tx: Tx, preparation: Preparation): Promise<Sealed[]> {
    const all: Sealed[] = [];
    for (const { id } of preparation.letters) {
      const letter = await this.letters.find(tx, id);
      if (!letter) throw new JobFailure('The stored letter is missing: restore the database from its backup.', false);
      const sealed = await this.files.open(tx, letter);
      if (sealed === erased) throw new JobFailure('The case was erased before the letter left.', false);
      all.push(sealed);
    }
    return all;
  }
}

/** A notice of the same preparation encloses what it encloses: data are of the answer alone. */
const isByPortal = (preparation: Preparation, letterId: string): boolean =>
  preparation.disclosure?.byPortal === true && answerIn(preparation)?.id === letterId;
