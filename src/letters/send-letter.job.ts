/** Sends one letter of a decision, after a last look at the case, at what is stored, and at the signatures of people over it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AnswerAddresses } from '../cases/answer-addresses.js';
import { CaseSignatures } from '../cases/case-signatures.js';
import { CasesService } from '../cases/cases.service.js';
import { DestinationCheck } from '../cases/destination-check.js';
import { sendLetter } from '../cases/jobs.js';
import { erased } from '../cases/vault.js';
import { replay } from '../domain/case/evolve.js';
import { objectionToLeaving } from '../domain/case/held-back.js';
import { payloadOf } from '../domain/case/manifest.js';
import { objectionToReceiving } from '../domain/case/model/leaving.js';
import type { CaseState, Preparation } from '../domain/case/model/state.js';
import type { DatedEntry } from '../domain/case/signed-entry.js';
import type { Mailbox } from '../domain/kernel/mailbox.js';
import type { Refusal } from '../domain/kernel/result.js';
import { Database } from '../platform/database/database.js';
import type { PayloadOf } from '../platform/database/job-contract.js';
import type { Tx } from '../platform/database/transaction.js';
import { type Effect, JobFailure, JobRegistry, nothing } from '../platform/jobs/job.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { digestOf, recipientOf } from './envelope.js';
import { LetterStore } from './letter.store.js';
import { LetterFiles, type Sealed } from './letter-files.js';
import { LetterPost } from './letter-post.js';
import { OperatorLetterhead } from './operator-letterhead.js';

type Payload = PayloadOf<typeof sendLetter>;

interface Approved {
  readonly sealed: Sealed;
  /** Where it goes, as the case stands now. */
  readonly judged: Mailbox | null;
}

@Injectable()
export class SendLetterJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly signatures: CaseSignatures,
    private readonly letters: LetterStore,
    private readonly files: LetterFiles,
    private readonly letterPost: LetterPost,
    private readonly answers: AnswerAddresses,
    private readonly letterhead: OperatorLetterhead,
    private readonly destinations: DestinationCheck,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(sendLetter, (payload) => this.run(payload));
  }

  async run(payload: Payload): Promise<Effect> {
    const approved = await this.database.transaction((tx) => this.approved(tx, payload));
    if (approved === 'recalled') return nothing;
    tracePoint('post.approved');
    return this.letterPost.post(approved.sealed, approved.judged, sendLetter.work(payload));
  }

  /** The letter of a preparation that was let go, exactly as it was approved; rejects on anything else. */
  private async approved(tx: Tx, { caseId, letterId }: Payload): Promise<Approved | 'recalled'> {
    const entries = await this.cases.entries(tx, caseId);
    const state = replay(entries);
    const { left, recalled } = state;
    const letter = await this.letters.find(tx, letterId);
    if (letter?.preparationId && recalled.includes(letter.preparationId)) return 'recalled';
    const preparation = left.find(({ letters }) => letters.some(({ id }) => id === letterId));
    if (!preparation?.dispatchedBy) {
      throw new JobFailure('No one let this letter go: it was not sent.', false);
    }
    const objection =
      objectionToLeaving(
        entries.map(({ event }) => event),
        preparation.id,
      ) ?? (await this.objectionToSignatures(tx, caseId, entries, preparation.id));
    if (objection) throw new JobFailure(`${objection.sentence.en} It was not sent.`, false);
    const sealed = await this.sealedOf(tx, preparation);
    const payload = payloadOf({
      action: preparation.action,
      letters: sealed.map(({ letter: { id, kind, sha256 } }) => ({ id, kind, sha256 })),
      envelopes: sealed.map(({ envelope, key }) => digestOf(key, envelope)),
      requester: preparation.requester ?? '',
    });
    const mine = sealed.find(({ letter }) => letter.id === letterId);
    if (payload !== preparation.payload || !mine) {
      throw new JobFailure(
        'What is stored is not the payload that was approved: it was not sent. Prepare it again.',
        false,
      );
    }
    const elsewhere = this.objectionToMailboxes(state, preparation, sealed);
    if (elsewhere) throw new JobFailure(`${elsewhere.sentence.en} It was not sent.`, false);
    return { sealed: mine, judged: await this.judged(tx, state, mine) };
  }

  /** The one mailbox to which such a letter of the case goes, as the case stands now. */
  private async judged(tx: Tx, state: CaseState, { letter }: Sealed): Promise<Mailbox | null> {
    if (letter.kind === 'sisse_notice') return this.letterhead.noticeAddress;
    return (await this.answers.of(tx, letter.caseId, state))?.mailbox ?? null;
  }

  /** Each mailbox as it stands on its envelope: data leave for the zone of the facts alone. */
  private objectionToMailboxes(state: CaseState, { action }: Preparation, sealed: readonly Sealed[]): Refusal | null {
    const letters = sealed.map(({ letter: { kind }, envelope, key }) => {
      const recipient = recipientOf(envelope);
      if (!recipient) return { kind };
      const { zone, digest } = this.destinations.of(key, recipient);
      return { kind, zone, mailbox: digest };
    });
    return objectionToReceiving(state, action, letters);
  }

  /** Who consented and who let it go is read from the log and proven by signatures: rows that say so send nothing. */
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
