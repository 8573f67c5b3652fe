/** Letters that people post: printed under the seal of the operator, recorded with their evidence, and what became of them. */
import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CasesService, type Handling } from '../../cases/handle/cases.service.js';
import { newIdOf } from '../../cases/handle/new-id.js';
import { AccessHistory } from '../../cases/rows/access-history.js';
import { GivenFile } from '../../cases/rows/given-file.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { Ends } from '../../catalogue/ends.js';
import type { Command } from '../../domain/case/command.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import type { PostManner } from '../../domain/law/vocabulary.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { JobFailure } from '../../platform/jobs/job.js';
import { Blocked } from '../../platform/telemetry/failure.js';
import { LetterSeal } from '../protection/letter-seal.js';
import { type Enclosure, enclosureOf } from '../writing/letter-writer.js';
import { refusals } from '../writing/refusal.js';
import { ApprovedLetters } from './approved-letters.js';
import { DeliveryStore } from './delivery.store.js';
import { LetterFiles, type Sealed } from './letter-files.js';

/** Any fixed UUID: stored files bear ids that follow from it. */
const NAMESPACE = '0c6f6f5e-8a51-4b7d-9d0a-3f1f8a2f6d10';

type GivenEvidence = z.infer<typeof GivenFile>;

export interface GivenPosting {
  readonly manner: PostManner;
  readonly postedAt: string;
  /** Empty where the manner gives none. */
  readonly tracking: string;
  readonly reason: string;
  /** The scan of the receipt. */
  readonly evidence: GivenEvidence | null;
}

export interface GivenOutcome {
  readonly received: boolean;
  readonly when: string;
  readonly reason: string;
  readonly evidence: GivenEvidence | null;
}

/** What is sealed with an action on a posting. */
interface Sealing {
  readonly note: Readonly<Record<'text', string>> & Readonly<Record<string, string>>;
  readonly evidence: GivenEvidence | null;
}

const evidenceIdOf = (noteId: string): string => uuidv5(`${noteId}/evidence`, NAMESPACE);

@Injectable()
export class PostingsService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
    private readonly approved: ApprovedLetters,
    private readonly deliveries: DeliveryStore,
    private readonly files: LetterFiles,
    private readonly letterSeal: LetterSeal,
    private readonly access: AccessHistory,
    private readonly ends: Ends,
  ) {}

  /** The letter as it is printed: as people approved it, under the seal where one is set; the opening is recorded first. */
  async print(caseId: string, letterId: string, person: Person): Promise<Result<Enclosure>> {
    const found = await attempt(this.database, async (tx): Promise<Result<{ sealed: Sealed; now: string }>> => {
      const sealed = await this.waiting(tx, caseId, letterId);
      if (!sealed) return refuse(refusals.notAsApproved);
      await this.access.opened(tx, person, 'letter', letterId);
      return accept({ sealed, now: await this.database.now(tx) });
    });
    if (!found.ok) return found;
    const { sealed } = found.value;
    const now = new Date(found.value.now);
    if (!this.letterSeal.isValidAt(now)) return refuse(refusals.sealOver);
    const letter = await this.files.at(sealed, 0);
    if (!letter) return refuse(refusals.letterUnknown);
    const content = await this.letterSeal.seal(letter.content, sealed.envelope.subject, now);
    return accept({ ...letter, content });
  }

  /** The letter counts as sent from this transaction on. */
  post(caseId: string, letterId: string, given: GivenPosting, handling: Handling): Promise<Result<CaseState>> {
    const { manner, postedAt, tracking, reason, evidence } = given;
    const sealing = { note: { text: reason, ...(tracking !== '' && { tracking }) }, evidence };
    return attempt(this.database, async (tx) => {
      const before = await this.cases.load(tx, caseId);
      const command = { type: 'post_letter', letterId, manner, postedAt } as const;
      const handled = await this.record(tx, caseId, command, sealing, handling);
      if (!handled.ok || handled.value.seq === before.seq) return handled;
      const sealed = await this.waiting(tx, caseId, letterId);
      if (!sealed) return refuse(refusals.notAsApproved);
      await this.deliveries.posted(tx, letterId, sealed.envelope.messageId);
      return handled;
    });
  }

  acknowledge(caseId: string, letterId: string, given: GivenOutcome, handling: Handling): Promise<Result<CaseState>> {
    const { received, when, reason, evidence } = given;
    const command = { type: 'acknowledge_posting', letterId, received, when } as const;
    return attempt(this.database, (tx) =>
      this.record(tx, caseId, command, { note: { text: reason }, evidence }, handling),
    );
  }

  /** The scan that was given with a posting, or with its acknowledgement; the opening is recorded first. */
  evidence(caseId: string, noteId: string, person: Person): Promise<Result<Enclosure>> {
    return attempt(this.database, async (tx) => {
      const { postings = [] } = await this.cases.load(tx, caseId);
      const posting = postings.find((each) => each.noteId === noteId || each.acknowledged?.noteId === noteId);
      const kept = await this.vault.named(tx, caseId, 'posting', GivenFile);
      if (kept === erased) return refuse(refusals.caseErased);
      const found = kept.find(({ id }) => id === evidenceIdOf(noteId))?.value;
      if (!found || !posting) return refuse(refusals.evidenceUnknown);
      await this.access.opened(tx, person, 'letter', posting.letterId);
      return accept(enclosureOf(found.name, found.contentType, Buffer.from(found.base64, 'base64')));
    });
  }

  /** Seals the words and the scan with the case, and gives the command that names them by their ids and digests. */
  private async record(
    tx: Tx,
    caseId: string,
    command: Omit<Extract<Command, { type: 'post_letter' }>, 'noteId'> | Omit<Outcome, 'noteId'>,
    { note, evidence }: Sealing,
    handling: Handling,
  ): Promise<Result<CaseState>> {
    const noteId = newIdOf(handling, 'note');
    const before = await this.cases.load(tx, caseId);
    const digest = evidence && before.status !== 'absent' && (await this.vault.digest(tx, caseId, evidence.base64));
    const whole = { ...command, noteId, ...(digest && { evidence: digest }) } as Command;
    const handled = await this.cases.handleIn(tx, caseId, whole, handling);
    if (!handled.ok || handled.value.seq === before.seq) return handled;
    await this.vault.put(tx, caseId, 'note', note, noteId);
    if (evidence) await this.vault.put(tx, caseId, 'posting', evidence, evidenceIdOf(noteId));
    return handled;
  }

  /** The letter by post that waits for a person, as it was approved; null for any other. */
  private async waiting(tx: Tx, caseId: string, letterId: string): Promise<Sealed | null> {
    await this.ends.ready();
    try {
      const found = await this.approved.of(tx, caseId, letterId);
      return found === 'recalled' || !found.sealed.letter.post ? null : found.sealed;
    } catch (error) {
      if (error instanceof JobFailure || error instanceof Blocked) return null;
      throw error;
    }
  }
}

type Outcome = Extract<Command, { type: 'acknowledge_posting' }>;
