/** Every raw message kept, and what became of it, with its Message-ID decrypted for the users who may see it. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CaseVault } from '../cases/rows/vault.js';
import { gateSentences } from '../domain/intake/gate-reasons.js';
import { BothLanguages } from '../domain/kernel/both-languages.js';
import type { Bilingual } from '../domain/kernel/result.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { DataKeys } from '../platform/keys/keys.js';
import { open } from '../platform/keys/sealed-box.js';
import { ListedMessage, MessageStore } from './messages/message.store.js';

export const ShownMessage = z.strictObject({
  ...ListedMessage.omit({ keyId: true, sealedMessageId: true }).shape,
  messageId: z.string().nullable(),
  /** Why that became of it, in words; null while it waits. */
  because: BothLanguages.nullable(),
});
export type ShownMessage = z.infer<typeof ShownMessage>;

/** A code that an older version wrote has no words. */
const sentences: Readonly<Record<string, Bilingual | undefined>> = gateSentences;

/** Binds a sealed Message-ID to its message. */
export const messageIdContext = (id: string): string => `message-id/${id}`;

@Injectable()
export class MessageListing {
  constructor(
    private readonly database: Database,
    private readonly store: MessageStore,
    private readonly keys: DataKeys,
    private readonly vault: CaseVault,
  ) {}

  newest(limit: number, fate?: ListedMessage['fate']): Promise<ShownMessage[]> {
    return this.database.transaction(async (tx) => {
      const shown: ShownMessage[] = [];
      for (const { keyId, sealedMessageId, ...message } of await this.store.list(tx, limit, fate)) {
        const messageId = await this.opened(tx, message.id, keyId, sealedMessageId);
        shown.push({ ...message, messageId, because: sentences[message.reason ?? ''] ?? null });
      }
      return shown;
    });
  }

  private async opened(tx: Tx, id: string, keyId: string, sealed: Buffer | null): Promise<string | null> {
    if (!sealed || (await this.vault.locksMessage(tx, id))) return null;
    const key = await this.keys.open(tx, keyId);
    return key === 'erased' ? null : open(key, sealed, messageIdContext(id)).toString('utf8');
  }
}
