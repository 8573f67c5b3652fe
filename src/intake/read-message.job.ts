/** Reads a kept message in its bounded child, and lets the gate say what becomes of it. A failure is a result. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { Customers } from '../directory/customers.js';
import { Directory } from '../directory/directory.js';
import type { ReadMessage, Unreadable, UnreadReason } from '../domain/intake/message.js';
import { type ReadingLane, readingLane } from '../domain/intake/reading-lane.js';
import type { Instant } from '../domain/kernel/instant.js';
import { type KnownSignal, stated } from '../domain/reading/reported-signal.js';
import { BlobStore } from '../platform/blobs/blob-store.js';
import { BlobDamaged } from '../platform/blobs/chunks/fault.js';
import { Database } from '../platform/database/database.js';
import type { PayloadOf } from '../platform/database/job-contract.js';
import type { Tx } from '../platform/database/transaction.js';
import { type Effect, JobRegistry, nothing } from '../platform/jobs/job.js';
import { DataKeys } from '../platform/keys/keys.js';
import { Logger } from '../platform/telemetry/logger.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { asMail } from './composed/brought-request.js';
import { Gateway } from './gateway.js';
import { MailboxStore } from './messages/mailbox.store.js';
import { MessageStore, type StoredMessage } from './messages/message.store.js';
import { readInChild } from './read-in-child.js';
import { messageOf, readSignal } from './read-signal.js';
import { ReadingChildren } from './reading/reading-children.js';
import { RecognitionWatch } from './reading/recognition-watch.js';
import { readMessage } from './reading-work.js';
import { SenderChecker } from './sender/sender-checker.js';

type Payload = PayloadOf<typeof readMessage>;

interface Extracted {
  readonly content: ReadMessage | Unreadable;
  /** What it states where it is a signal of a listed kind. */
  readonly signal: KnownSignal | null;
}

@Injectable()
export class ReadMessageJob implements OnModuleInit {
  private readonly readings: Counter;

  constructor(
    private readonly database: Database,
    private readonly store: MessageStore,
    private readonly keys: DataKeys,
    private readonly blobs: BlobStore,
    private readonly gateway: Gateway,
    private readonly senders: SenderChecker,
    private readonly readers: ReadingChildren,
    private readonly recognition: RecognitionWatch,
    private readonly directory: Directory,
    private readonly customers: Customers,
    private readonly catalogue: Catalogue,
    private readonly mailboxes: MailboxStore,
    private readonly registry: JobRegistry,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.readings = metrics.counter('greffe_readings_total', {
      help: 'Messages that were read, by what came of it',
      labels: ['outcome'],
    });
  }

  onModuleInit(): void {
    this.registry.register(readMessage, (payload, id) => this.run(payload, id));
    this.registry.onFinalFailure(async (tx, { id, topic, payload }) => {
      const work = topic === readMessage.topic ? readMessage.payload.safeParse(payload).data : undefined;
      if (work) await this.handOver(tx, work.messageId, id);
    });
  }

  async run({ messageId, takenUp }: Payload, outboxId: string): Promise<Effect> {
    const found = await this.database.transaction(async (tx) => {
      const message = await this.store.find(tx, { id: messageId });
      return message && { message, key: await this.keys.open(tx, message.keyId) };
    });
    if (!found) throw new Error(`No message ${messageId}.`);
    const { message, key } = found;
    // A message that was handed to a person has its case: what failed is not done a second time.
    if (key === 'erased' || message.fate !== 'waiting') return nothing;
    tracePoint('reading.loaded');
    const lane = readingLane(message, takenUp === true);
    const { content, signal } = await this.extract(message, key, lane);
    tracePoint('reading.read');
    const authentication = content.readable && !signal ? await this.senders.check(message, key, lane) : [];
    tracePoint('reading.checked');
    const law = await this.database.transaction((tx) => this.directory.law(tx));
    const customers = (asked: readonly string[]) =>
      this.database.transaction((tx) => this.customers.tenants(tx, asked, message.receivedAt as Instant));
    const read = content.readable
      ? await this.readers.read(content, authentication, { law, customers, lane })
      : content;
    if ('left' in read && read.left) {
      this.logger.warn('The texts of a message were not read: a person reads them.', {
        message: message.id,
        reason: read.left,
      });
    }
    tracePoint('reading.understood');
    this.readings.inc({ outcome: 'reason' in read ? read.reason : (read.left ?? 'read') });
    const said = signal && 'reading' in read ? { ...read, reading: stated(read.reading, signal) } : read;
    const passing = { message, key, read: said, authentication, outboxId, takenUp: takenUp === true };
    return (tx) => this.gateway.pass(tx, passing);
  }

  /** A message at which every attempt failed was acknowledged all the same: a person opens it, with its clock running (docs/promises.md#p1). */
  private async handOver(tx: Tx, messageId: string, outboxId: string): Promise<void> {
    const message = await this.store.find(tx, { id: messageId });
    if (message?.fate !== 'waiting') return;
    const key = await this.keys.open(tx, message.keyId);
    if (key === 'erased') return;
    const read = { readable: false, reason: 'crash' } as const;
    try {
      await tx.transaction((inner) =>
        this.gateway.pass(inner, { message, key, read, authentication: [], outboxId, takenUp: false }),
      );
    } catch (error) {
      this.logger.error('No case could be made of a message that cannot be read: read it from the list.', error);
    }
  }

  /** Bytes that were altered on the disk go to a person, with that reason. Rejects while they cannot be read at all. */
  private async extract(message: StoredMessage, key: Buffer, lane: ReadingLane): Promise<Extracted> {
    try {
      const missing = await this.missingOf(message);
      if (missing) return { content: { readable: false, reason: missing }, signal: null };
      const source = await this.blobs.stream(message, key);
      const child = { lane, onRecognitionFailed: () => this.recognition.suspect() };
      if (message.door !== 'signal') {
        const mail = await asMail(message.door, source);
        return {
          content: mail ? await readInChild(mail, child) : { readable: false, reason: 'damaged' },
          signal: null,
        };
      }
      const signal = await readSignal(source, message.size, this.catalogue.law.signals);
      if ('readable' in signal) return { content: signal, signal: null };
      return { content: await readInChild(messageOf(signal), child), signal };
    } catch (error) {
      if (!(error instanceof BlobDamaged)) throw error;
      this.logger.error('The stored bytes of a message are damaged.', { message: message.id, file: error.blobId });
      return { content: { readable: false, reason: 'stored_damaged' }, signal: null };
    }
  }

  /** Why a mail of a mailbox is not here whole; null for one that is. */
  private async missingOf({ id, door }: StoredMessage): Promise<UnreadReason | null> {
    if (door !== 'mailbox') return null;
    const state = await this.database.transaction((tx) => this.mailboxes.stateOf(tx, id));
    return state === 'cut' ? 'cut' : state === 'gone' ? 'removed' : null;
  }
}
