/** Raw first: bytes, their SHA-256 and the time are committed before any parser reads them (docs/promises.md#p1). */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Histogram } from 'prom-client';
import { v7 as uuidv7 } from 'uuid';
import { MessageHistory } from '../cases/rows/message-history.js';
import { accept, type Refusal, Refused, type Result, refusal, refuse } from '../domain/kernel/result.js';
import type { Door } from '../domain/law/vocabulary.js';
import { BlobStore, type StoredBlob } from '../platform/blobs/blob-store.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { enqueue } from '../platform/database/outbox.js';
import type { Tx } from '../platform/database/transaction.js';
import { RefusalError } from '../platform/http/answer/refusal.error.js';
import { type DataKey, DataKeys } from '../platform/keys/keys.js';
import { seal } from '../platform/keys/sealed-box.js';
import { Settings } from '../platform/settings/settings.js';
import { Logger } from '../platform/telemetry/logger.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { type Entered, type Envelope, envelopeContext } from './messages/envelope.js';
import { MessageStore, type StoredMessage } from './messages/message.store.js';
import { readingWork, scanMessage } from './reading-work.js';
import { type Share, tooMuchUnfinished, Unfinished } from './unfinished.js';

export interface Arrival {
  readonly door: Door;
  readonly source: Readable;
  /** The channel's own id of this arrival, so that it can be repeated without harm; null when it has none. */
  readonly identity: string | null;
  readonly envelope: Envelope | null;
  /** What a person says of it who enters it on the desk. */
  readonly entered?: Entered;
  /** The client that brings it. */
  readonly machine?: string;
  /** Of a sender who is not known yet: limits what is held of its messages until they are whole. */
  readonly network?: string;
  readonly onChunk?: (chunk: Buffer) => void;
  /** Writes what the channel knows of the arrival, in the transaction that keeps it; of a repeated one too. */
  readonly record?: (tx: Tx, messageId: string) => Promise<void>;
  /** Asked after the last byte, before the bytes have a place in the store. */
  readonly accept?: () => Result<void>;
}

/** Most mails are shorter. */
const FREE_BYTES = 65_536;
/** Bytes held of unfinished messages, in messages of the largest size; a relay may bring several large ones at once. */
const held = {
  smtp: { total: 32, perNetwork: 8 },
  hook: { total: 8, perNetwork: 2 },
  api: { total: 8, perNetwork: 2 },
  signal: { total: 1, perNetwork: 1 },
} as const;

export interface Receipt {
  readonly messageId: string;
  readonly sha256: string;
  readonly receivedAt: string;
  /** True when these bytes, or this arrival, were here before: it is still one request. */
  readonly repeated: boolean;
}

export const identityReused: Refusal = refusal(
  'arrival-identity-reused',
  'conflict',
  'Cet identifiant a déjà servi pour un autre message : envoyez celui-ci sous un nouvel identifiant.',
  'This identity was already used for another message: send this one under a new identity.',
);

@Injectable()
export class IntakeService {
  private readonly unfinished: ReadonlyMap<Door, Unfinished>;
  private readonly accepted: Histogram;

  constructor(
    private readonly database: Database,
    private readonly history: MessageHistory,
    private readonly blobs: BlobStore,
    private readonly keys: DataKeys,
    private readonly store: MessageStore,
    private readonly settings: Settings,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.accepted = metrics.seconds('greffe_acceptance_seconds', {
      help: 'From the first byte of a message to its commit',
      labels: ['door', 'result'],
    });
    const { maximumMessageBytes: largest } = settings;
    this.unfinished = new Map(
      Object.entries(held).map(([door, { total, perNetwork }]) => [
        door as keyof typeof held,
        new Unfinished({ free: FREE_BYTES, total: total * largest, perNetwork: perNetwork * largest }),
      ]),
    );
  }

  /** Answers only after the commit. A refusal keeps nothing; a rejection means the sender must try again. */
  async receive(arrival: Arrival): Promise<Result<Receipt>> {
    const ended = this.accepted.startTimer({ door: arrival.door });
    let result = 'failed';
    try {
      const received = await this.keep(arrival);
      result = received.ok ? (received.value.repeated ? 'repeated' : 'kept') : 'refused';
      return received;
    } finally {
      ended({ result });
    }
  }

  private async keep(arrival: Arrival): Promise<Result<Receipt>> {
    tracePoint('intake.begun');
    const key = this.keys.make();
    const written = await this.write(arrival, key.key);
    if (!written.ok) return written;
    tracePoint('intake.written');
    const received = await attempt(this.database, (tx) => this.commit(tx, arrival, key, written.value));
    tracePoint('intake.committed');
    // A rejected commit may have happened all the same: only a known answer lets the bytes go.
    if (received.ok && !received.value.repeated) return received;
    const replaced = received.ok ? await this.replaceMissing(received.value.messageId, written.value, key) : received;
    await this.blobs.discard(written.value.blobId);
    return replaced.ok ? received : replaced;
  }

  /**
   * The same bytes once more, when those that were kept are lost: they take their place, under the key of the first.
   * Refuses where the store cannot take them: the sender then keeps the only copy.
   */
  private async replaceMissing(messageId: string, copy: StoredBlob, copyKey: DataKey): Promise<Result<unknown>> {
    const kept = await this.database.transaction(async (tx) => {
      const message = await this.store.find(tx, { id: messageId });
      return message && { message, key: await this.keys.open(tx, message.keyId) };
    });
    if (!kept || kept.key === 'erased' || (await this.blobs.has(kept.message.blobId))) return accept(null);
    const source = await this.blobs.stream(copy, copyKey.key);
    const replaced = await this.blobs.write(source, kept.key, { maximumBytes: copy.size }, kept.message.blobId);
    if (replaced.ok) this.logger.warn('The lost bytes of a message came again and are kept.', { message: messageId });
    return replaced;
  }

  /** Nothing of what is refused has a place in the store, not for a moment. */
  private async write(arrival: Arrival, key: Buffer): Promise<Result<StoredBlob>> {
    const share = arrival.network === undefined ? undefined : this.unfinished.get(arrival.door)?.begin(arrival.network);
    const source = Readable.from(checked(arrival, share), { highWaterMark: 1 });
    try {
      return await this.blobs.write(source, key, { maximumBytes: this.settings.maximumMessageBytes });
    } catch (error) {
      if (error instanceof Refused) return refuse(error.refusal);
      throw error;
    } finally {
      source.destroy();
      share?.end();
    }
  }

  private async commit(tx: Tx, arrival: Arrival, key: DataKey, blob: StoredBlob): Promise<Result<Receipt>> {
    const at = await this.database.now(tx);
    const known = await this.store.find(tx, { sha256: blob.sha256 });
    const fresh = { id: uuidv7(), ...blob, keyId: key.id, receivedAt: at, door: arrival.door };
    const isNew = known === null && (await this.insert(tx, fresh, key));
    const kept = known ?? (isNew ? fresh : await this.store.find(tx, { sha256: blob.sha256 }));
    tracePoint('intake.message_inserted');
    if (!kept) throw new Error('The same message is being kept by another connection: try again.');
    const said = await this.addOccurrence(tx, arrival, kept, isNew ? key.key : null, at);
    if (!said.ok) return said;
    await arrival.record?.(tx, kept.id);
    tracePoint('intake.arrival_recorded');
    if (isNew) await this.handOver(tx, kept);
    tracePoint('intake.enqueued');
    return accept({ messageId: kept.id, sha256: kept.sha256, receivedAt: kept.receivedAt, repeated: !isNew });
  }

  private async handOver(tx: Tx, message: StoredMessage): Promise<void> {
    await enqueue(tx, readingWork(message, false));
    if (this.settings.clamd !== undefined) {
      await enqueue(tx, scanMessage.work({ messageId: message.id }));
    }
  }

  private async insert(tx: Tx, message: StoredMessage, key: DataKey): Promise<boolean> {
    await this.keys.store(tx, key);
    return this.store.insert(tx, message);
  }

  /** The entry of the arrival; an arrival that was answered before leaves no second one. */
  private async addOccurrence(
    tx: Tx,
    arrival: Arrival,
    message: StoredMessage,
    freshKey: Buffer | null,
    at: string,
  ): Promise<Result<void>> {
    const id = uuidv7();
    const known = await this.store.addOccurrence(tx, {
      id,
      messageId: message.id,
      door: arrival.door,
      identity: arrival.identity,
      envelope: await this.sealedEnvelope(tx, arrival.envelope ?? arrival.entered ?? null, message, freshKey, id),
      at,
    });
    if (known) return known.messageId === message.id ? accept(undefined) : refuse(identityReused);
    tracePoint('intake.occurrence_added');
    const entry = {
      ...{ door: arrival.door, occurrence: id, size: message.size, sha256: message.sha256 },
      ...(arrival.entered && { entered: saidOf(arrival.entered) }),
      ...(arrival.machine && { machine: arrival.machine }),
    };
    if (freshKey) await this.history.received(tx, message.id, entry);
    else await this.history.repeated(tx, message.id, entry);
    return accept(undefined);
  }

  private async sealedEnvelope(
    tx: Tx,
    envelope: Envelope | Entered | null,
    message: StoredMessage,
    freshKey: Buffer | null,
    occurrence: string,
  ): Promise<Buffer | null> {
    if (!envelope) return null;
    const key = freshKey ?? (await this.keys.open(tx, message.keyId));
    if (key === 'erased') return null;
    return seal(key, Buffer.from(JSON.stringify(envelope)), envelopeContext(occurrence));
  }
}

/** Without the words, which name people. */
const saidOf = ({ person, manner, servedAt }: Entered) => ({ person, manner, servedAt });

/** The bytes of an arrival; the source is left where it stopped. Throws a RefusalError when they may not be kept. */
async function* checked({ source, onChunk, accept }: Arrival, share: Share | undefined): AsyncGenerator<Buffer> {
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    if (share?.grow(chunk.length) === false) throw new RefusalError(tooMuchUnfinished);
    onChunk?.(chunk);
    yield chunk;
  }
  const allowed = accept?.();
  if (allowed?.ok === false) throw new RefusalError(allowed.refusal);
}
