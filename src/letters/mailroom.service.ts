/** The letters of a case as people see them, and the word of a person where a delivery is in doubt. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '../access/access.js';
import { AccessHistory } from '../cases/access-history.js';
import { AlarmStore } from '../cases/alarm.store.js';
import { CaseStore } from '../cases/case.store.js';
import { CasesService, type Handling } from '../cases/cases.service.js';
import { sendLetter } from '../cases/jobs.js';
import { NotesService } from '../cases/notes.service.js';
import { CaseVault, erased } from '../cases/vault.js';
import { WorkHistory } from '../cases/work-history.js';
import type { Actor } from '../domain/case/model/circumstances.js';
import { refusals as caseRefusals } from '../domain/case/model/refusal.js';
import type { CaseState, Preparation } from '../domain/case/model/state.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { enqueue } from '../platform/database/outbox.js';
import type { Tx } from '../platform/database/transaction.js';
import { deadWorkOf, settle } from '../platform/jobs/dead-letters.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { type DeliveryState, DeliveryStore } from './delivery.store.js';
import { LetterStore, type StoredLetter } from './letter.store.js';
import { LetterFiles, type Sealed } from './letter-files.js';
import { letterSent } from './letter-post.js';
import type { Enclosure } from './letter-writer.js';
import { refusals } from './refusal.js';

export interface LetterView
  extends Pick<StoredLetter, 'id' | 'kind' | 'language' | 'template' | 'templateSha256' | 'sha256'> {
  readonly recipient: string;
  readonly files: { name: string; contentType: string; sha256: string }[];
  readonly delivery: DeliveryState | 'waiting' | 'recalled';
}

export interface Settlement {
  readonly arrived: boolean;
  /** How the person knows. */
  readonly reason: string;
}

@Injectable()
export class MailroomService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
    private readonly letters: LetterStore,
    private readonly deliveries: DeliveryStore,
    private readonly files: LetterFiles,
    private readonly access: AccessHistory,
    private readonly notes: NotesService,
    private readonly alarms: AlarmStore,
    private readonly work: WorkHistory,
  ) {}

  list(caseId: string): Promise<Result<LetterView[]>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      const states = await this.deliveries.states(tx, caseId);
      const views: LetterView[] = [];
      for (const letter of await this.letters.ofCase(tx, caseId)) {
        const sealed = await this.files.open(tx, letter);
        if (sealed === erased) return refuse(refusals.caseErased);
        views.push(viewOf(sealed, states.get(letter.id) ?? 'waiting'));
      }
      return accept(views);
    });
  }

  /** Position 0 is the letter itself; the opening is recorded first. */
  async read(caseId: string, letterId: string, position: number, person: Person): Promise<Result<Enclosure>> {
    const opened = await attempt(this.database, async (tx): Promise<Result<Sealed>> => {
      const letter = await this.letterOf(tx, caseId, letterId);
      if (!letter) return refuse(refusals.letterUnknown);
      const sealed = await this.files.open(tx, letter);
      if (sealed === erased) return refuse(refusals.caseErased);
      await this.access.opened(tx, person, 'letter', letterId);
      return accept(sealed);
    });
    if (!opened.ok) return opened;
    const file = (await this.files.read(opened.value))[position];
    return file ? accept(file) : refuse(refusals.letterUnknown);
  }

  /**
   * A person asked the recipient and says how. What arrived is recorded; what did not is sent again under the same
   * Message-ID. The log holds who settled it.
   */
  settle(
    caseId: string,
    letterId: string,
    { arrived, reason }: Settlement,
    handling: Handling,
  ): Promise<Result<CaseState>> {
    return attempt(this.database, async (tx) => {
      const letter = await this.letterOf(tx, caseId, letterId);
      if (!letter) return refuse(refusals.letterUnknown);
      if (!(await this.deliveries.settle(tx, letterId, arrived))) return refuse(refusals.deliveryKnown);
      const noted = await this.note(
        tx,
        caseId,
        `${letterId} ${arrived ? 'arrived' : 'did not arrive'}: ${reason}`,
        handling,
      );
      if (!noted.ok) return noted;
      tracePoint('post.settled');
      if (arrived) return this.cases.handleIn(tx, caseId, ...letterSent(letter));
      await enqueue(tx, sendLetter.work({ caseId, letterId }));
      return noted;
    });
  }

  /** What was released and not sent yet is recalled, with the reason: it is never sent, even by a process that holds its job. */
  recall(caseId: string, preparationId: string, reason: string, handling: Handling): Promise<Result<CaseState>> {
    const command = (noteId: string) => ({ type: 'recall', preparationId, noteId }) as const;
    return this.notes.add(caseId, reason, command, handling, async (tx, { preparation }) => {
      if (preparation?.id !== preparationId || preparation.dispatchedBy === null) return null;
      if (!(await this.deliveries.mayBeRecalled(tx, preparationId))) return refusals.letterLeaving;
      await this.settleGivenUp(tx, preparation, handling.actor);
      return null;
    });
  }

  /** What a court or the requester held back was given up: nobody need send it any more, nor answer for its alarm. */
  private async settleGivenUp(tx: Tx, { letters }: Preparation, actor: Actor): Promise<void> {
    if (actor.kind !== 'person') return;
    const ids = letters.map(({ id }) => id);
    for (const id of await deadWorkOf(tx, sendLetter.topic, 'letterId', ids)) {
      await settle(tx, id);
      await this.alarms.seeWork(tx, id, actor.id);
      await this.work.settled(tx, id, sendLetter.topic, actor.id, 'no_longer_needed');
    }
  }

  private async note(tx: Tx, caseId: string, text: string, handling: Handling): Promise<Result<CaseState>> {
    const noteId = uuidv7();
    const digest = await this.vault.digest(tx, caseId, text);
    const noted = await this.cases.handleIn(tx, caseId, { type: 'note', noteId, digest }, handling);
    if (noted.ok) await this.vault.put(tx, caseId, 'note', { text }, noteId);
    return noted;
  }

  private async letterOf(tx: Tx, caseId: string, letterId: string): Promise<StoredLetter | null> {
    const letter = await this.letters.find(tx, letterId);
    return letter?.caseId === caseId ? letter : null;
  }
}

function viewOf({ letter, envelope }: Sealed, delivery: LetterView['delivery']): LetterView {
  const { id, kind, language, template, templateSha256, sha256 } = letter;
  const { recipient, files } = envelope;
  return { id, kind, language, template, templateSha256, sha256, recipient, files, delivery };
}
