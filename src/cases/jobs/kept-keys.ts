/**
 * Compares the keys of cases and messages with their copy outside of the database: one whose row was emptied without an order of
 * two persons comes back with an alarm, and one that they ordered to destroy goes from the copy too.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { objectionToErasure } from '../../domain/case/model/erasure.js';
import type { OrderedErasure, OrderedErasures } from '../../domain/signature/erasure-order.js';
import { Ledger } from '../../ledger/ledger.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { WrappedCopy } from '../../platform/keys/wrapped-copy.js';
import { SafeMode } from '../../platform/place/safe-mode.js';
import { Logger } from '../../platform/telemetry/logger.js';
import { ServiceAlarm } from '../alarms/service-alarm.js';
import { CaseSignatures } from '../handle/case-signatures.js';
import { CasesService } from '../handle/cases.service.js';
import { ErasureStore } from '../rows/erasure.store.js';
import { KeptKeyStore } from '../rows/kept-key.store.js';

const PAUSE_MILLISECONDS = 60_000;
const RESTORED = 'keys.restored';

@Injectable()
export class KeptKeys implements OnModuleInit {
  /** Destroyed in both places, for good. */
  private readonly gone = new Set<string>();
  private isFilled = false;

  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly signatures: CaseSignatures,
    private readonly orders: ErasureStore,
    private readonly store: KeptKeyStore,
    private readonly copy: WrappedCopy,
    private readonly ledger: Ledger,
    private readonly alarm: ServiceAlarm,
    private readonly safeMode: SafeMode,
    private readonly registry: JobRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
  }

  /** N processes MAY look at once: of two that bring a key back, one finds nothing to do. */
  async look(): Promise<void> {
    if ((await this.safeMode.look()).reasons.length > 0) return;
    const emptied = (await this.store.emptied(this.database)).filter((id) => !this.gone.has(id));
    const kept = await this.copy.find(emptied);
    if (kept.size > 0) await this.settle(kept);
    for (const id of emptied) if (!kept.has(id)) this.gone.add(id);
    if (!this.isFilled) await this.fill();
    this.isFilled = true;
  }

  /** Keys older than the copy, and those that a person put back after a restore. */
  async fill(): Promise<void> {
    let after: string | null = null;
    for (;;) {
      const page = await this.store.page(this.database, after);
      const known = await this.copy.find(page.map(({ id }) => id));
      await this.copy.add(page.filter(({ id }) => !known.has(id)));
      after = page.at(-1)?.id ?? null;
      if (after === null) return;
    }
  }

  private async settle(kept: ReadonlyMap<string, Buffer>): Promise<void> {
    const ordered = await this.database.transaction((tx) => this.ordered(tx));
    for (const [id, wrapped] of kept) {
      const order = ordered.get(id);
      if (order && (await this.database.transaction((tx) => this.stands(tx, order)))) {
        await this.copy.destroy([id]);
      } else {
        await this.database.transaction((tx) => this.restore(tx, id, wrapped));
      }
    }
  }

  private async ordered(tx: Tx): Promise<OrderedErasures> {
    const entries = await this.orders.orders(tx);
    return this.signatures.orderedErasures(tx, entries, await this.database.now(tx), 'then');
  }

  /** What keeps the case as evidence keeps its keys, whatever emptied their rows. */
  private async stands(tx: Tx, order: OrderedErasure): Promise<boolean> {
    const state = await this.cases.load(tx, order.case);
    return objectionToErasure(state, { circuits: this.cases.circuits(state) }) === null;
  }

  private async restore(tx: Tx, id: string, wrapped: Buffer): Promise<void> {
    const entry = { type: 'erasure.key_restored', class: 'other', actor: 'cases', data: {} } as const;
    await this.ledger.record(tx, `erasure/${id}`, [entry]);
    if (!(await this.store.restore(tx, id, wrapped))) return;
    await this.alarm.raise(tx, RESTORED);
    this.logger.error('A key was emptied in the database without an order of two persons: it is back.', { key: id });
  }
}
