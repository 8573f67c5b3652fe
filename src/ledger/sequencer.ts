import { setTimeout as wait } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { SEQUENCER_DATABASE } from '../platform/database/connections.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { Loop } from '../platform/jobs/loop.js';
import { messageOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { BATCH, LedgerFault, Sealer } from './sealer.js';
import { type Backlog, SealingStore } from './sealing.store.js';

const POLL_MILLISECONDS = 200;
const RETRY_MILLISECONDS = 1000;
const SETTLE_POLL_MILLISECONDS = 10;

/** `halted` is for a person: the stored log is not what was signed, and nothing is sealed until someone looked. */
export type Sequencing =
  | { readonly state: 'stopped' | 'standing_by' | 'leading' }
  | { readonly state: 'failing' | 'halted'; readonly fault: string };

/**
 * Seals what was committed, soon after. Of all processes one leads, by a lease that ends some seconds after the leader is
 * gone; every leader starts by reading the whole log again.
 */
@Injectable()
export class Sequencer implements BeforeApplicationShutdown {
  private current: Sequencing = { state: 'stopped' };
  private readonly loop = new Loop(() => this.step());

  constructor(
    private readonly database: Database,
    @Inject(SEQUENCER_DATABASE) private readonly own: Database,
    private readonly sealing: SealingStore,
    private readonly sealer: Sealer,
    private readonly logger: Logger,
  ) {
    database.onWork(() => this.loop.nudge());
  }

  get sequencing(): Sequencing {
    return this.current;
  }

  start(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** How much waits to be sealed, and for how long the oldest of it, by the database's clock. */
  backlog(): Promise<Backlog> {
    return this.database.transaction((tx) => this.sealing.backlog(tx));
  }

  /**
   * Resolves when nothing waits any more, whichever process seals; rejects with the
   * reason when the ledger is halted or the timeout has passed.
   */
  async settle(timeoutMilliseconds: number): Promise<void> {
    const until = performance.now() + timeoutMilliseconds;
    for (;;) {
      const { entries } = await this.backlog();
      if (entries === 0) return;
      const hopeless = this.current.state === 'halted' || performance.now() > until;
      if (hopeless) throw new Error(`Entries not sealed yet: ${entries}. ${this.reason()}`);
      this.nudge();
      await wait(SETTLE_POLL_MILLISECONDS);
    }
  }

  /** Resolves when this process seals nothing any more, and lets another lead; what waits stays on the work list. */
  async stop(): Promise<void> {
    await this.loop.stop();
    if (this.current.state === 'leading') {
      await this.own.onOneConnection((connection) => this.stepDown(connection)).catch(() => undefined);
    }
    if (this.current.state !== 'halted') this.current = { state: 'stopped' };
  }

  /** Something may have been committed: look now instead of at the next poll. */
  nudge(): void {
    this.loop.nudge();
  }

  private reason(): string {
    return 'fault' in this.current ? this.current.fault : `The sequencer of this process is ${this.current.state}.`;
  }

  /** Resolves with the milliseconds until the next step. */
  private async step(): Promise<number> {
    if (this.current.state === 'halted') return Number.POSITIVE_INFINITY;
    try {
      return await this.own.onOneConnection((connection) => this.lead(connection));
    } catch (error) {
      this.report(error);
      return RETRY_MILLISECONDS;
    }
  }

  private async lead(connection: Tx): Promise<number> {
    if (!(await this.sealer.leads(connection))) {
      this.current = { state: 'standing_by' };
      return RETRY_MILLISECONDS;
    }
    try {
      if (this.current.state !== 'leading') await this.rebuild(connection);
      const taken = await this.sealer.sealBatch(connection);
      if (taken > 0) tracePoint('sequencer.sealed');
      return taken < BATCH ? POLL_MILLISECONDS : 0;
    } catch (error) {
      await this.stepDown(connection);
      throw error;
    }
  }

  private async rebuild(connection: Tx): Promise<void> {
    tracePoint('sequencer.leads');
    await this.sealer.rebuild(connection);
    tracePoint('sequencer.rebuilt');
    this.current = { state: 'leading' };
  }

  /** Where the connection is gone, the lease ends by itself. */
  private async stepDown(connection: Tx): Promise<void> {
    await this.sealer.stepDown(connection).catch(() => undefined);
  }

  private report(error: unknown): void {
    const fault = messageOf(error);
    this.current = { state: error instanceof LedgerFault ? 'halted' : 'failing', fault };
    const what =
      this.current.state === 'halted' ? 'The ledger is not what was signed' : 'Sealing failed, to be retried';
    this.logger.error(what, { fault });
  }
}
