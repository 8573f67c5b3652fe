/** Reads a kept message in its bounded child, and lets the gate say what becomes of it. A failure is a result. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import type { ReadMessage, Unreadable } from '../domain/intake/message.js';
import { BlobStore } from '../platform/blob-store.js';
import { crashPoint } from '../platform/crash-point.js';
import { Database } from '../platform/database/database.js';
import { DataKeys } from '../platform/keys.js';
import { Logger } from '../platform/logger.js';
import { type Effect, type Job, JobRegistry } from '../platform/queue/job.js';
import { Gateway } from './gateway.js';
import { MessageStore, type StoredMessage } from './message.store.js';
import { readInChild } from './read-in-child.js';
import { SenderChecker } from './sender/sender-checker.js';

const Payload = z.strictObject({ messageId: z.uuid(), takenUp: z.literal(true).optional() });

@Injectable()
export class ReadMessageJob implements Job<z.infer<typeof Payload>>, OnModuleInit {
  readonly topic = 'ingestion.read_message';
  readonly payload = Payload;

  constructor(
    private readonly database: Database,
    private readonly store: MessageStore,
    private readonly keys: DataKeys,
    private readonly blobs: BlobStore,
    private readonly gateway: Gateway,
    private readonly senders: SenderChecker,
    private readonly registry: JobRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run({ messageId, takenUp }: z.infer<typeof Payload>, outboxId: string): Promise<Effect> {
    const found = await this.database.transaction(async (tx) => {
      const message = await this.store.find(tx, { id: messageId });
      return message && { message, key: await this.keys.open(tx, message.keyId) };
    });
    if (!found) throw new Error(`No message ${messageId}.`);
    const { message, key } = found;
    if (key === 'erased') return async () => undefined;
    crashPoint('reading.loaded');
    const reading = await this.read(message, key);
    crashPoint('reading.read');
    const authentication = reading.readable ? await this.senders.check(message, key) : [];
    crashPoint('reading.checked');
    return (tx) =>
      this.gateway.pass(tx, { message, key, reading, authentication, outboxId, takenUp: takenUp === true });
  }

  /** Bytes that were altered on the disk go to a person like any message that cannot be read. */
  private async read(message: StoredMessage, key: Buffer): Promise<ReadMessage | Unreadable> {
    try {
      return await readInChild(await this.blobs.stream(message, key));
    } catch (error) {
      this.logger.error('A kept message could not be read back.', error);
      return { readable: false, reason: 'damaged' };
    }
  }
}
