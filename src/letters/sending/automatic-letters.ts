/** Letters that are sent automatically, once of each kind in a case: they need no approval, and confirm nothing. */
import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { erased } from '../../cases/rows/vault.js';
import type { AutomaticLetterKind } from '../../domain/law/vocabulary.js';
import { Database } from '../../platform/database/database.js';
import type { Work } from '../../platform/database/job-contract.js';
import type { Tx } from '../../platform/database/transaction.js';
import { type Effect, JobFailure, nothing } from '../../platform/jobs/job.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { LetterStore, type StoredLetter } from '../writing/letter.store.js';
import { LetterContextLoader, type LoadedCase } from '../writing/letter-context-loader.js';
import { type Enclosure, enclosureOf, LetterWriter } from '../writing/letter-writer.js';
import { type DeliveryState, DeliveryStore } from './delivery.store.js';
import { LetterFiles } from './letter-files.js';
import { LetterPost } from './letter-post.js';

/** What speaks for the letter as the case stands by now, after what the last attempt at it came to. */
type May = (tx: Tx, loaded: LoadedCase, attempt: DeliveryState | 'recalled' | undefined) => boolean | Promise<boolean>;

/** The one letter of the kind in the case. */
export const automaticLetterId = (kind: AutomaticLetterKind, caseId: string): string => uuidv5(kind, caseId);

@Injectable()
export class AutomaticLetters {
  constructor(
    private readonly database: Database,
    private readonly contexts: LetterContextLoader,
    private readonly writer: LetterWriter,
    private readonly letters: LetterStore,
    private readonly files: LetterFiles,
    private readonly letterPost: LetterPost,
    private readonly deliveries: DeliveryStore,
  ) {}

  /** What the letter is written from, if it may be sent; a letter that was sent MUST be recorded, whatever became of the case since. */
  due(kind: AutomaticLetterKind, caseId: string, may: May): Promise<LoadedCase | null> {
    return this.database.transaction(async (tx) => {
      const opened = await this.contexts.load(tx, caseId);
      if (!opened.ok) return null;
      const attempt = (await this.deliveries.states(tx, caseId)).get(automaticLetterId(kind, caseId));
      return attempt === 'sent' || (await may(tx, opened.value, attempt)) ? opened.value : null;
    });
  }

  /** Written the first time it is asked for; MAY be called again. `again` is repeated while no relay is configured. */
  async send(
    loaded: LoadedCase,
    kind: AutomaticLetterKind,
    enclose: () => Promise<readonly Enclosure[]>,
    again: Work,
  ): Promise<Effect> {
    const letter = await this.letterOf(loaded, kind, enclose);
    const sealed = await this.database.transaction((tx) => this.files.open(tx, letter));
    return sealed === erased
      ? nothing
      : this.letterPost.post({ sealed, judged: loaded.answer.mailbox, byPortal: false }, again);
  }

  private async letterOf(
    loaded: LoadedCase,
    kind: AutomaticLetterKind,
    enclose: () => Promise<readonly Enclosure[]>,
  ): Promise<StoredLetter> {
    const id = automaticLetterId(kind, loaded.caseId);
    const known = await this.database.transaction((tx) => this.letters.find(tx, id));
    if (known) return known;
    const order = { id, preparationId: null, kind, enclosures: await enclose() };
    const draft = await this.writer.write(loaded, order);
    tracePoint('automatic_letter.drafted');
    const added = await this.database.transaction((tx) => this.letters.add(tx, draft.stored, draft.files));
    tracePoint('automatic_letter.stored');
    if (added) return draft.stored;
    await this.writer.discard([draft]);
    throw new JobFailure(`Another process is writing this letter (${kind}).`, true);
  }
}

/** As the authority keeps it beside its own file. */
export function receiptFile(name: string, { context }: LoadedCase, receipt: string): Enclosure {
  return enclosureOf(`${name}-${context.ourReference}.txt`, 'text/plain', Buffer.from(receipt, 'utf8'));
}
