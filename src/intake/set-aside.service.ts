/** What the gate set aside becomes a case because a person says so: in doubt, a case (Policy request). */
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { MessageHistory } from '../cases/rows/message-history.js';
import { accept, type Refusal, type Result, refusal, refuse } from '../domain/kernel/result.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { enqueue } from '../platform/database/outbox.js';
import { DataKeys } from '../platform/keys/keys.js';
import { MessageStore } from './messages/message.store.js';
import { messageUnknown } from './messages/original.service.js';
import { readingWork } from './reading-work.js';

const notSetAside: Refusal = refusal(
  'message-not-set-aside',
  'conflict',
  'Ce message n’est pas écarté : il a son dossier, ou il est en cours de lecture.',
  'This message is not set aside: it has its case, or it is being read.',
);

@Injectable()
export class SetAsideService {
  constructor(
    private readonly database: Database,
    private readonly store: MessageStore,
    private readonly keys: DataKeys,
    private readonly history: MessageHistory,
  ) {}

  /** Its bytes are read again, and open a case; who asked for it is in the log. */
  takeUp(messageId: string, person: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const message = await this.store.find(tx, { id: messageId });
      if (!message || (await this.keys.open(tx, message.keyId)) === 'erased') return refuse(messageUnknown);
      if (!(await this.store.takeUp(tx, messageId))) return refuse(notSetAside);
      await this.history.takenUp(tx, messageId, person.id);
      await enqueue(tx, readingWork(message, true));
      return accept(null);
    });
  }
}
