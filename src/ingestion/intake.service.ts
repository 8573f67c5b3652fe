/** Raw first: bytes, their SHA-256 and the hour are committed before any parser sees them (P1). */
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { MessageHistory } from '../cases/message-history.js';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import type { Door } from '../domain/law/vocabulary.js';
import { BlobStore, type StoredBlob } from '../platform/blob-store.js';
import { crashPoint } from '../platform/crash-point.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { type DataKey, DataKeys } from '../platform/keys.js';
import { enqueue } from '../platform/queue/outbox.js';
import { seal } from '../platform/sealed-box.js';
import { Settings } from '../platform/settings.js';
import { type Envelope, envelopeContext } from './envelope.js';
import { MessageStore, type StoredMessage } from './message.store.js';

export interface Arrival {
  readonly door: Door;
  readonly source: Readable;
  /** What the door itself calls this arrival, so that it can be repeated without harm; null when it has no name. */
  readonly identity: string | null;
  readonly envelope: Envelope | null;
  readonly onChunk?: (chunk: Buffer) => void;
  /** Asked after the last byte and before anything is committed. */
  readonly accept?: () => Result<void>;
}

export interface Receipt {
  readonly messageId: string;
  readonly sha256: string;
  readonly receivedAt: string;
  /** True when these bytes, or this arrival, were here before: it is still one request. */
  readonly repeated: boolean;
}

const identityReused: Refusal = {
  code: 'arrival-identity-reused',
  kind: 'conflict',
  sentence: {
    fr: 'Cet identifiant a déjà servi pour un autre message : envoyez celui-ci sous un nouvel identifiant.',
    en: 'This identity was already used for another message: send this one under a new identity.',
  },
};

@Injectable()
export class IntakeService {
  constructor(
    private readonly database: Database,
    private readonly history: MessageHistory,
    private readonly blobs: BlobStore,
    private readonly keys: DataKeys,
    private readonly store: MessageStore,
    private readonly settings: Settings,
  ) {}

  /** Answers only after the commit. A refusal keeps nothing; a rejection means the sender must try again. */
  async receive(arrival: Arrival): Promise<Result<Receipt>> {
    crashPoint('intake.begun');
    const key = this.keys.make();
    const written = await this.blobs.write(arrival.source, key.key, {
      maximumBytes: this.settings.maximumMessageBytes,
      ...(arrival.onChunk && { onChunk: arrival.onChunk }),
    });
    if (!written.ok) return written;
    crashPoint('intake.written');
    const allowed = arrival.accept?.() ?? accept(undefined);
    const received = allowed.ok
      ? await attempt(this.database, (tx) => this.commit(tx, arrival, key, written.value))
      : allowed;
    crashPoint('intake.committed');
    // A rejected commit may have happened all the same: only a known answer lets the bytes go.
    if (!received.ok || received.value.repeated) await this.blobs.remove(written.value.blobId);
    return received;
  }

  private async commit(tx: Tx, arrival: Arrival, key: DataKey, blob: StoredBlob): Promise<Result<Receipt>> {
    const at = await this.database.now(tx);
    const known = await this.store.find(tx, { sha256: blob.sha256 });
    const fresh = { id: uuidv7(), ...blob, keyId: key.id, receivedAt: at, door: arrival.door };
    const isNew = known === null && (await this.insert(tx, fresh, key));
    const kept = known ?? (isNew ? fresh : await this.store.find(tx, { sha256: blob.sha256 }));
    crashPoint('intake.message_inserted');
    if (!kept) throw new Error('The same message is being kept by another connection: try again.');
    const said = await this.addOccurrence(tx, arrival, kept, isNew ? key.key : null, at);
    if (!said.ok) return said;
    crashPoint('intake.arrival_recorded');
    if (isNew) await enqueue(tx, { topic: 'ingestion.read_message', payload: { messageId: kept.id } });
    crashPoint('intake.enqueued');
    return accept({ messageId: kept.id, sha256: kept.sha256, receivedAt: kept.receivedAt, repeated: !isNew });
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
      envelope: await this.sealedEnvelope(tx, arrival.envelope, message, freshKey, id),
      at,
    });
    if (known) return known.messageId === message.id ? accept(undefined) : refuse(identityReused);
    crashPoint('intake.occurrence_added');
    const entry = { door: arrival.door, occurrence: id, size: message.size, sha256: message.sha256 };
    if (freshKey) await this.history.received(tx, message.id, entry);
    else await this.history.repeated(tx, message.id, entry);
    return accept(undefined);
  }

  private async sealedEnvelope(
    tx: Tx,
    envelope: Envelope | null,
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
