/** What happened to a message before and beside its case: its own short stream in the same log. */
import { Injectable } from '@nestjs/common';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Ledger } from '../../ledger/ledger.js';
import type { Tx } from '../../platform/database/transaction.js';

/** One arrival of the bytes on a channel. */
export interface ArrivalEntry {
  readonly door: string;
  readonly occurrence: string;
  readonly size: number;
  readonly sha256: string;
  /** The client that brought it. */
  readonly machine?: string;
  /** Of what a person entered, and who it was. */
  readonly entered?: { readonly person: string; readonly manner: string; readonly servedAt: string | null };
}

@Injectable()
export class MessageHistory {
  constructor(private readonly ledger: Ledger) {}

  /** The first entry of a message that was not here before: no one else can be writing its stream. */
  async received(tx: Tx, messageId: string, arrival: ArrivalEntry): Promise<void> {
    const entry = { type: 'message.received', class: 'other', ...said(arrival) } as const;
    valueOrFail(await this.ledger.append(tx, streamOf(messageId), 0, [entry]));
  }

  async repeated(tx: Tx, messageId: string, arrival: ArrivalEntry): Promise<void> {
    const { actor, data } = said(arrival);
    await this.record(tx, messageId, 'message.repeated', actor, data);
  }

  /** What became of it, and why: a code of domain/intake/gatekeeper.ts. */
  async judged(tx: Tx, messageId: string, fate: string, reason: string): Promise<void> {
    await this.record(tx, messageId, 'message.judged', 'ingestion', { fate, reason });
  }

  /** What the antivirus said of all its bytes; the name of a signature is that of a virus, and of no person. */
  async scanned(tx: Tx, messageId: string, result: Readonly<Record<string, string>>): Promise<void> {
    await this.record(tx, messageId, 'message.scanned', 'ingestion', { ...result });
  }

  /** A person makes a case of what was set aside. */
  async takenUp(tx: Tx, messageId: string, person: string): Promise<void> {
    await this.record(tx, messageId, 'message.taken_up', person, {});
  }

  private async record(
    tx: Tx,
    messageId: string,
    type: string,
    actor: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.ledger.record(tx, streamOf(messageId), [{ type, class: 'other', actor, data }]);
  }
}

function said({ entered, ...arrival }: ArrivalEntry) {
  const { person, ...service } = entered ?? { person: arrival.door };
  return { actor: person, data: { ...arrival, ...service } };
}

const streamOf = (messageId: string): string => `message/${messageId}`;
