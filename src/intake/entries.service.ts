/** Requests that come on paper, by a bailiff or by telephone: a person enters them, and they pass the same gate as mail. */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { servedLater } from '../domain/case/actions/service/state-service.js';
import { type Instant, instant, millisecondsOf } from '../domain/kernel/instant.js';
import { accept, type Result, refusal, refuse } from '../domain/kernel/result.js';
import type { ServiceManner } from '../domain/law/vocabulary.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { composed, type Written } from './composed/compose-entry.js';
import { IntakeService, type Receipt } from './intake.service.js';
import { type EntryOutcome, MessageStore } from './messages/message.store.js';
import { messageUnknown } from './messages/original.service.js';

export interface Entry extends Written {
  readonly manner: ServiceManner;
  /** Null for the moment of the entry. */
  readonly servedAt: string | null;
  /** Who brought it, who received it. */
  readonly words: string;
}

const nothingEntered = refusal(
  'nothing-entered',
  'invalid',
  'Joignez une pièce, ou écrivez ce que la demande dit.',
  'Add a file, or write what the request says.',
);

@Injectable()
export class EntriesService {
  constructor(
    private readonly database: Database,
    private readonly intake: IntakeService,
    private readonly store: MessageStore,
  ) {}

  /** Answers once the bytes, what was said of them and the entry of the log are committed. */
  async enter(entry: Entry, person: string, identity: string): Promise<Result<Receipt>> {
    const { manner, words, text, files } = entry;
    if (text === '' && files.length === 0) return refuse(nothingEntered);
    const servedAt = entry.servedAt === null ? null : instant(entry.servedAt);
    if (servedAt !== null && (await this.isLater(servedAt))) return refuse(servedLater);
    return this.intake.receive({
      door: 'desk',
      source: Readable.from([composed(entry)]),
      identity,
      envelope: null,
      entered: { person, manner, servedAt, words },
    });
  }

  /** What became of what was entered; the case is null while it is read. */
  outcome(messageId: string): Promise<Result<EntryOutcome>> {
    return attempt(this.database, async (tx) => {
      const found = await this.store.outcome(tx, messageId);
      return found ? accept(found) : refuse(messageUnknown);
    });
  }

  private async isLater(servedAt: Instant): Promise<boolean> {
    const now = await this.database.transaction((tx) => this.database.now(tx));
    return millisecondsOf(servedAt) > millisecondsOf(now);
  }
}
