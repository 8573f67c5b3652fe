/** Carries out what the gatekeeper says of a message: a case, one more message of a case, or kept and counted. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CasesService, type Handling } from '../cases/handle/cases.service.js';
import { LookupStore } from '../cases/rows/lookup.store.js';
import { MessageHistory } from '../cases/rows/message-history.js';
import { CaseVault } from '../cases/rows/vault.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { Clock } from '../domain/case/model/event-schema.js';
import { commonThingsOf } from '../domain/case/repeated-act.js';
import {
  entered,
  type Gate,
  gate,
  type KnownCases,
  referenceKey,
  type Signals,
  signalled,
  takenUp,
} from '../domain/intake/gatekeeper.js';
import type { ReadMessage, Unreadable } from '../domain/intake/message.js';
import type { CaseId } from '../domain/kernel/brand.js';
import { dayOf, type Instant } from '../domain/kernel/instant.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { clockFor } from '../domain/law/clock.js';
import { deadlineOf } from '../domain/law/deadline.js';
import type { SenderCheck } from '../domain/reading/sender-check.js';
import type { Tx } from '../platform/database/transaction.js';
import { open, seal } from '../platform/keys/sealed-box.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { messageIdContext } from './message-listing.js';
import { Entered, envelopeContext } from './messages/envelope.js';
import { MessageStore, type StoredMessage } from './messages/message.store.js';
import type { Read } from './reading/reading-children.js';

const actor = { kind: 'system', room: 'ingestion' } as const;

export interface Passing {
  readonly message: StoredMessage;
  readonly key: Buffer;
  readonly read: Read | Unreadable;
  /** What was checked of its transport and its signatures. */
  readonly authentication: readonly SenderCheck[];
  readonly outboxId: string;
  /** A person asked that it become a case. */
  readonly takenUp: boolean;
}

@Injectable()
export class Gateway {
  constructor(
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
    private readonly lookup: LookupStore,
    private readonly history: MessageHistory,
    private readonly store: MessageStore,
    private readonly catalogue: Catalogue,
  ) {}

  /** In the caller's transaction, whole; throws on what a retry may mend. */
  async pass(tx: Tx, passing: Passing): Promise<void> {
    const { message, key, read } = passing;
    const content = 'reading' in read ? read.message : read;
    const signals = 'reading' in read ? read.reading.signals : null;
    const judged = gate(content, signals, await this.known(tx, content, signals));
    const stated = message.door === 'desk' ? await this.entered(tx, message, key) : null;
    const own = ownOf(judged, message.door, stated);
    const decided = passing.takenUp ? takenUp(own) : own;
    tracePoint('gateway.judged');
    const fate = await this.carryOut(tx, passing, decided, signals, stated);
    tracePoint('gateway.carried_out');
    const messageId = content.readable ? content.messages[0].headers.messageId : null;
    await this.store.decide(tx, message.id, {
      fate,
      reason: decided.reason,
      sealedMessageId: messageId === null ? null : seal(key, Buffer.from(messageId), messageIdContext(message.id)),
    });
    tracePoint('gateway.fate_written');
    await this.history.judged(tx, message.id, fate, decided.reason);
    tracePoint('gateway.recorded');
  }

  private async known(tx: Tx, reading: ReadMessage | Unreadable, signals: Signals | null): Promise<KnownCases> {
    const ids = reading.readable ? reading.messages.flatMap(({ headers }) => threadOf(headers)) : [];
    const references = signals?.caseReference ? [referenceKey(signals.caseReference, signals.senderHost)] : [];
    return {
      byMessageId: await this.lookup.find(tx, 'message_id', ids),
      byReference: await this.lookup.find(tx, 'case_reference', references),
    };
  }

  /** What the person said who entered it. */
  private async entered(tx: Tx, { id }: StoredMessage, key: Buffer): Promise<Entered | null> {
    const sealed = await this.store.firstEnvelope(tx, id, 'person');
    return sealed && Entered.parse(JSON.parse(open(key, sealed.envelope, envelopeContext(sealed.id)).toString('utf8')));
  }

  private async carryOut(
    tx: Tx,
    passing: Passing,
    decided: Gate,
    signals: Signals | null,
    stated: Entered | null,
  ): Promise<Gate['kind']> {
    if (decided.kind === 'not_a_request') return decided.kind;
    if (decided.kind === 'joins' && (await this.join(tx, passing, decided.caseId, decided.reason))) return 'joins';
    const caseId = uuidv7() as CaseId;
    await this.open(tx, passing, caseId, decided.reason, stated);
    await this.remember(tx, caseId, passing.read, signals);
    return decided.kind === 'unreadable' ? 'unreadable' : 'new_case';
  }

  /** False when the case takes nothing more, because it is closed: the message then opens one of its own. */
  private async join(tx: Tx, passing: Passing, caseId: CaseId, reason: string): Promise<boolean> {
    const state = await this.cases.load(tx, caseId);
    if (state.status !== 'open') return false;
    await this.handled(tx, caseId, { type: 'join', messageId: passing.message.id, reason }, passing, state.seq);
    await this.keep(tx, caseId, passing);
    tracePoint('gateway.joined');
    await this.remember(tx, caseId, passing.read, null);
    if ('reading' in passing.read) {
      await this.lookup.addCommon(tx, caseId, commonThingsOf(passing.read.message, passing.read.reading));
    }
    return true;
  }

  private async open(tx: Tx, passing: Passing, caseId: CaseId, reason: string, stated: Entered | null): Promise<void> {
    const { message, read } = passing;
    const readable = 'reading' in read;
    const { law } = this.catalogue;
    const provisional = clockFor('before_judgement', law.clocks);
    const { id: messageId, receivedAt, door } = message;
    const service = stated && {
      ...{ manner: stated.manner, at: stated.servedAt ?? receivedAt, by: stated.person, noteId: uuidv7() },
    };
    const from = (service?.at ?? receivedAt) as Instant;
    const { code, legalEnd, safeEnd } = deadlineOf(provisional, from, law, dayOf(receivedAt as Instant));
    const clocks: Clock[] = [{ code, legalEnd, safeEnd }];
    const command = { type: 'open', messageId, door, receivedAt, readable, reason, clocks } as const;
    await this.handled(tx, caseId, { ...command, ...(service && { service }) }, passing, 0);
    if (service && stated) await this.vault.put(tx, caseId, 'note', { text: stated.words }, service.noteId);
    if (readable) await this.keep(tx, caseId, passing);
    tracePoint('gateway.opened');
  }

  /** The nth of each kind of a case is of the same message. */
  private async keep(tx: Tx, caseId: CaseId, { read, authentication }: Passing): Promise<void> {
    await this.vault.put(tx, caseId, 'reading', 'reading' in read ? read.message : read);
    await this.vault.put(tx, caseId, 'authentication', authentication);
    if ('reading' in read) await this.vault.put(tx, caseId, 'findings', read.reading);
  }

  private async handled(
    tx: Tx,
    caseId: CaseId,
    command: Parameters<CasesService['handleIn']>[2],
    { outboxId }: Passing,
    seen: number,
  ): Promise<void> {
    const handling: Handling = { actor, key: `${outboxId}-${command.type}`, seen };
    valueOrFail(await this.cases.handleIn(tx, caseId, command, handling));
  }

  /** What a later message may quote. */
  private async remember(tx: Tx, caseId: CaseId, read: Read | Unreadable, signals: Signals | null): Promise<void> {
    if ('reading' in read) {
      const ids = read.message.messages.flatMap(({ headers }) => headers.messageId ?? []);
      await this.lookup.add(tx, caseId, 'message_id', ids);
    }
    if (signals?.caseReference) {
      await this.lookup.add(tx, caseId, 'case_reference', [referenceKey(signals.caseReference, signals.senderHost)]);
    }
  }
}

/** What a person entered, and what a system reported, is not set aside. */
function ownOf(judged: Gate, door: StoredMessage['door'], stated: Entered | null): Gate {
  if (stated) return entered(judged, stated.manner === 'mail_file');
  return door === 'signal' ? signalled(judged) : judged;
}

const threadOf = (headers: ReadMessage['messages'][0]['headers']): string[] => [
  ...headers.inReplyTo,
  ...headers.references,
  ...(headers.messageId === null ? [] : [headers.messageId]),
];
