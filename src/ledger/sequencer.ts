import type { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { Logger } from '../platform/logger.js';
import { BATCH, LedgerFault, type Sealer } from './sealer.js';
import type { SealingStore } from './sealing.store.js';

const POLL_MILLISECONDS = 200;
const RETRY_MILLISECONDS = 1000;

/** `halted` is for a person: the stored log is not what was signed, and nothing is sealed until someone looked. */
export type Sequencing =
  | { readonly state: 'stopped' | 'standing_by' | 'leading' }
  | { readonly state: 'failing' | 'halted'; readonly fault: string };

/**
 * Seals what was committed, soon after. Of all processes one leads, by a lock that PostgreSQL lets go when the leader
 * is gone; every leader starts by reading the whole log again.
 */
export class Sequencer {
  private current: Sequencing = { state: 'stopped' };
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: () => void = () => undefined;
  private woken = false;

  constructor(
    private readonly database: Database,
    private readonly sealing: SealingStore,
    private readonly sealer: Sealer,
    private readonly logger: Logger,
  ) {}

  get sequencing(): Sequencing {
    return this.current;
  }

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  /** Resolves when nothing of ours is in flight any more; what waits stays on the work list. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.running;
    this.running = null;
  }

  /** Something may have been committed: look now instead of at the next poll. */
  nudge(): void {
    this.woken = true;
    this.wake();
  }

  private async run(): Promise<void> {
    while (this.goesOn()) {
      try {
        await this.database.onOneConnection((connection) => this.lead(connection));
      } catch (error) {
        this.report(error);
      }
      if (this.goesOn()) await this.pause(RETRY_MILLISECONDS);
    }
    if (this.current.state !== 'halted') this.current = { state: 'stopped' };
  }

  private goesOn(): boolean {
    return !this.stopping && this.current.state !== 'halted';
  }

  private async lead(connection: Tx): Promise<void> {
    if (!(await this.sealing.tryToLead(connection))) {
      this.current = { state: 'standing_by' };
      return;
    }
    await this.sealer.rebuild(connection);
    this.current = { state: 'leading' };
    while (!this.stopping) {
      this.woken = false;
      const sealed = await this.sealer.sealBatch(connection);
      if (sealed < BATCH) await this.pause(POLL_MILLISECONDS);
    }
  }

  private report(error: unknown): void {
    const fault = error instanceof Error ? error.message : String(error);
    this.current = { state: error instanceof LedgerFault ? 'halted' : 'failing', fault };
    const what =
      this.current.state === 'halted' ? 'The ledger is not what was signed' : 'Sealing failed, to be retried';
    this.logger.error(what, { fault });
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.woken || this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
