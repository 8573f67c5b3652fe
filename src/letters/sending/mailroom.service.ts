/** The letters of a case as people see them, and the word of a person where a delivery is in doubt. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '../../access/access.js';
import { CasesService, type Handling } from '../../cases/handle/cases.service.js';
import { sendLetter } from '../../cases/handle/jobs.js';
import { ActionServices } from '../../cases/http/action-services.js';
import { NotesService } from '../../cases/http/notes.service.js';
import { AccessHistory } from '../../cases/rows/access-history.js';
import { AlarmStore } from '../../cases/rows/alarm.store.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { WorkHistory } from '../../cases/rows/work-history.js';
import type { Actor } from '../../domain/case/model/circumstances.js';
import { lettersToPost } from '../../domain/case/model/posting.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import type { CaseState, Preparation } from '../../domain/case/model/state.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { enqueue } from '../../platform/database/outbox.js';
import type { Tx } from '../../platform/database/transaction.js';
import { deadWorkOf, settle } from '../../platform/jobs/dead-letters.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import type { MailProtection } from '../protection/mail-protection.js';
import { LetterStore, type StoredLetter } from '../writing/letter.store.js';
import type { Enclosure } from '../writing/letter-writer.js';
import { refusals } from '../writing/refusal.js';
import { type DeliveryState, DeliveryStore } from './delivery.store.js';
import { LetterFiles, type Sealed } from './letter-files.js';
import { letterSent } from './letter-post.js';

export interface LetterView
  extends Pick<StoredLetter, 'id' | 'kind' | 'language' | 'template' | 'templateSha256' | 'sha256'> {
  readonly recipient: string;
  readonly files: { name: string; contentType: string; sha256: string; size: number }[];
  readonly post: boolean;
  /** `to_post`: it was released, and waits for the person who posts it. */
  readonly delivery: DeliveryState | 'waiting' | 'to_post' | 'recalled';
  /** Null for a letter that is older than S/MIME. */
  readonly protection: MailProtection | null;
}

export interface Settlement {
  readonly arrived: boolean;
  /** How the person knows. */
  readonly reason: string;
}

interface Recall {
  readonly preparationId: string;
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
    services: ActionServices,
  ) {
    services.register('recall', this.recall.bind(this));
  }

  list(caseId: string): Promise<Result<LetterView[]>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      const states = await this.deliveries.states(tx, caseId);
      const toPost = lettersToPost(await this.cases.load(tx, caseId)).map(({ id }) => id);
      const views: LetterView[] = [];
      for (const letter of await this.letters.ofCase(tx, caseId)) {
        const sealed = await this.files.open(tx, letter);
        if (sealed === erased) return refuse(refusals.caseErased);
        const waits = toPost.includes(letter.id) ? 'to_post' : 'waiting';
        views.push(viewOf(sealed, states.get(letter.id) ?? waits));
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
    const file = await this.files.at(opened.value, position);
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
      if (arrived) return this.recordSent(tx, letter);
      await enqueue(tx, sendLetter.work({ caseId, letterId }));
      return noted;
    });
  }

  private async recordSent(tx: Tx, letter: StoredLetter): Promise<Result<CaseState>> {
    const sealed = await this.files.open(tx, letter);
    if (sealed === erased) return refuse(refusals.caseErased);
    return this.cases.handleIn(tx, letter.caseId, ...letterSent(sealed));
  }

  /** What was released and not sent yet is recalled, with the reason: it is never sent, even by a process that holds its job. */
  recall(caseId: string, { preparationId, reason }: Recall, handling: Handling): Promise<Result<CaseState>> {
    const command = (noteId: string) => ({ type: 'recall', preparationId, noteId }) as const;
    return this.notes.add(caseId, { text: reason }, command, handling, async (tx, { preparation }) => {
      if (preparation?.id !== preparationId || preparation.dispatchedBy === null) return null;
      if (!(await this.deliveries.mayBeRecalled(tx, preparationId))) return refusals.letterLeaving;
      await this.settleFailedJobs(tx, preparation, handling.actor);
      return null;
    });
  }

  /** Settles the failed jobs of a recalled answer, with their alarms: they need not be done any more. */
  private async settleFailedJobs(tx: Tx, { letters }: Preparation, actor: Actor): Promise<void> {
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

function viewOf({ letter, envelope, files: stored }: Sealed, delivery: LetterView['delivery']): LetterView {
  const { id, kind, language, template, templateSha256, sha256, post } = letter;
  const { recipient, protection = null } = envelope;
  const files = envelope.files.map((file, position) => ({ ...file, size: stored[position]?.size ?? 0 }));
  return { id, kind, language, template, templateSha256, sha256, recipient, files, post, delivery, protection };
}
