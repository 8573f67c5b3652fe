/** Carries out what the gatekeeper says of a message: a case, one more message of a case, or kept and counted. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CasesService, type Handling } from '../cases/cases.service.js';
import { LookupStore } from '../cases/lookup.store.js';
import { MessageHistory } from '../cases/message-history.js';
import { CaseVault } from '../cases/vault.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { Clock } from '../domain/case/event-schema.js';
import { type Gate, gate, type KnownCases, referenceKey, type Signals, takenUp } from '../domain/intake/gatekeeper.js';
import type { ReadMessage, Unreadable } from '../domain/intake/message.js';
import type { CaseId } from '../domain/kernel/brand.js';
import type { Instant } from '../domain/kernel/instant.js';
import { deadlineOf } from '../domain/law/deadline.js';
import { read } from '../domain/reading/read.js';
import type { SenderCheck } from '../domain/reading/sender-check.js';
import { crashPoint } from '../platform/crash-point.js';
import type { Tx } from '../platform/database/transaction.js';
import { seal } from '../platform/sealed-box.js';
import { MessageStore, type StoredMessage } from './message.store.js';
import { messageIdContext } from './message-listing.js';

/** Until the rules have spoken, somebody looks within a day [policy]. */
const PROVISIONAL_CLOCK = 'SLA-24H';
const actor = { kind: 'system', room: 'ingestion' } as const;

export interface Passing {
  readonly message: StoredMessage;
  readonly key: Buffer;
  readonly reading: ReadMessage | Unreadable;
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
    const { message, key, reading } = passing;
    const signals = reading.readable ? read(reading, this.catalogue.law).signals : null;
    const judged = gate(reading, signals, await this.known(tx, reading, signals));
    const decided = passing.takenUp ? takenUp(judged) : judged;
    crashPoint('gateway.judged');
    const fate = await this.carryOut(tx, passing, decided, signals);
    crashPoint('gateway.carried_out');
    const messageId = reading.readable ? reading.messages[0].headers.messageId : null;
    await this.store.decide(tx, message.id, {
      fate,
      reason: decided.reason,
      sealedMessageId: messageId === null ? null : seal(key, Buffer.from(messageId), messageIdContext(message.id)),
    });
    crashPoint('gateway.fate_written');
    await this.history.judged(tx, message.id, fate, decided.reason);
    crashPoint('gateway.recorded');
  }

  private async known(tx: Tx, reading: ReadMessage | Unreadable, signals: Signals | null): Promise<KnownCases> {
    const ids = reading.readable ? reading.messages.flatMap(({ headers }) => threadOf(headers)) : [];
    const references = signals?.caseReference ? [referenceKey(signals.caseReference, signals.senderHost)] : [];
    return {
      byMessageId: await this.lookup.find(tx, 'message_id', ids),
      byReference: await this.lookup.find(tx, 'case_reference', references),
    };
  }

  private async carryOut(tx: Tx, passing: Passing, decided: Gate, signals: Signals | null): Promise<Gate['kind']> {
    if (decided.kind === 'not_a_request') return decided.kind;
    if (decided.kind === 'joins' && (await this.join(tx, passing, decided.caseId, decided.reason))) return 'joins';
    const caseId = uuidv7() as CaseId;
    await this.open(tx, passing, caseId, decided.reason);
    await this.remember(tx, caseId, passing.reading, signals);
    return decided.kind === 'unreadable' ? 'unreadable' : 'new_case';
  }

  /** False when the case takes nothing more, because it is closed: the message then opens one of its own. */
  private async join(tx: Tx, passing: Passing, caseId: CaseId, reason: string): Promise<boolean> {
    const state = await this.cases.load(tx, caseId);
    if (state.status !== 'open') return false;
    await this.handled(tx, caseId, { type: 'join', messageId: passing.message.id, reason }, passing, state.seq);
    await this.keep(tx, caseId, passing);
    crashPoint('gateway.joined');
    await this.remember(tx, caseId, passing.reading, null);
    return true;
  }

  private async open(tx: Tx, passing: Passing, caseId: CaseId, reason: string): Promise<void> {
    const { message, reading } = passing;
    const { code, legalEnd, safeEnd } = deadlineOf(
      PROVISIONAL_CLOCK,
      message.receivedAt as Instant,
      this.catalogue.law.calendar,
    );
    const clocks: Clock[] = [{ code, legalEnd, safeEnd }];
    const { id: messageId, receivedAt, door } = message;
    const command = { type: 'open', messageId, door, receivedAt, readable: reading.readable, reason, clocks } as const;
    await this.handled(tx, caseId, command, passing, 0);
    if (reading.readable) await this.keep(tx, caseId, passing);
    crashPoint('gateway.opened');
  }

  /** The nth reading of a case and its nth authentication are of the same message. */
  private async keep(tx: Tx, caseId: CaseId, { reading, authentication }: Passing): Promise<void> {
    await this.vault.put(tx, caseId, 'reading', reading);
    await this.vault.put(tx, caseId, 'authentication', authentication);
  }

  private async handled(
    tx: Tx,
    caseId: CaseId,
    command: Parameters<CasesService['handleIn']>[2],
    { outboxId }: Passing,
    seen: number,
  ): Promise<void> {
    const handling: Handling = { actor, key: `${outboxId}-${command.type}`, seen };
    const result = await this.cases.handleIn(tx, caseId, command, handling);
    if (!result.ok) throw new Error(result.refusal.code);
  }

  /** What a later message may quote. */
  private async remember(
    tx: Tx,
    caseId: CaseId,
    reading: ReadMessage | Unreadable,
    signals: Signals | null,
  ): Promise<void> {
    if (reading.readable) {
      const ids = reading.messages.flatMap(({ headers }) => headers.messageId ?? []);
      await this.lookup.add(tx, caseId, 'message_id', ids);
    }
    if (signals?.caseReference) {
      await this.lookup.add(tx, caseId, 'case_reference', [referenceKey(signals.caseReference, signals.senderHost)]);
    }
  }
}

const threadOf = (headers: ReadMessage['messages'][0]['headers']): string[] => [
  ...headers.inReplyTo,
  ...headers.references,
  ...(headers.messageId === null ? [] : [headers.messageId]),
];
