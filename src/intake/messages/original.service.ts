/** The raw message for a user who must read the original: verified, and the access recorded before it is sent. */
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CasesService } from '../../cases/handle/cases.service.js';
import { AccessHistory } from '../../cases/rows/access-history.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import { CaseVault, readerOf } from '../../cases/rows/vault.js';
import { objectionToHandling } from '../../domain/case/model/cell-entry.js';
import { accept, type Refusal, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import type { Door } from '../../domain/law/vocabulary.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { DataKeys } from '../../platform/keys/keys.js';
import { MessageStore } from './message.store.js';

export const messageUnknown: Refusal = refusal(
  'message-unknown',
  'not_found',
  'Ce message n’existe pas, ou il a été effacé.',
  'There is no such message, or it was erased.',
);

const messageLocked: Refusal = refusal(
  'message-locked',
  'forbidden',
  'Ce message relève d’une affaire hors du circuit ordinaire : seule une personne habilitée l’ouvre.',
  'This message belongs to a matter of the secret cell: only a cleared person opens it.',
  'CSI L881-1',
);

const infected: Refusal = refusal(
  'message-infected',
  'conflict',
  'L’antivirus a trouvé un virus dans ce message : ses fichiers ne s’ouvrent pas. Pour les télécharger malgré tout, ajoutez despite=virus, et ouvrez-les sur une machine isolée.',
  'The antivirus found a virus in this message: its files are not opened. To download them all the same, add despite=virus, and open them on an isolated machine.',
);

/** `virus` takes the risk of an infected message; it is asked for each download, and never kept. */
export const Despite = z.literal('virus').optional().describe('Downloads a message in which a virus was found');
export type Despite = z.infer<typeof Despite>;

/** The bytes as they came, and by which channel: a mail, but for what a machine brought or a system reported. */
export interface Original {
  readonly door: Door;
  readonly source: Readable;
}

@Injectable()
export class OriginalService {
  constructor(
    private readonly database: Database,
    private readonly store: MessageStore,
    private readonly keys: DataKeys,
    private readonly blobs: BlobStore,
    private readonly access: AccessHistory,
    private readonly vault: CaseVault,
    private readonly cases: CasesService,
    private readonly files: CaseStore,
  ) {}

  /** Rejects, naming the file, when a byte of it was changed since it was received. */
  async open(messageId: string, person: Person, despite?: Despite): Promise<Result<Original>> {
    const found = await attempt(this.database, async (tx) => {
      const message = await this.store.find(tx, { id: messageId });
      const key = message && (await this.keys.open(tx, message.keyId));
      if (!message || !key || key === 'erased') return refuse(messageUnknown);
      const objection = await this.objection(tx, messageId, person);
      if (objection) return refuse(objection);
      const scan = (await this.store.scansOf(tx, [messageId])).get(messageId);
      if (scan?.verdict === 'infected' && despite !== 'virus') return refuse(infected);
      await this.access.opened(tx, person, 'message', messageId);
      return accept({ message, key });
    });
    if (!found.ok) return found;
    const { message, key } = found.value;
    return accept({ door: message.door, source: await this.blobs.stream(message, key) });
  }

  private async objection(tx: Tx, messageId: string, person: Person): Promise<Refusal | null> {
    if (readerOf(person.roles) === 'cleared') return null;
    if (await this.vault.locksMessage(tx, messageId)) return messageLocked;
    for (const caseId of await this.files.showing(tx, messageId)) {
      const hidden = objectionToHandling(await this.cases.load(tx, caseId), person);
      if (hidden) return hidden;
    }
    return null;
  }
}
