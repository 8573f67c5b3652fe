/** Destroys the keys that two persons ordered to destroy, once the days of their order are over (CSI L881-1, GDPR art. 17). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { accept } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { JobRegistry } from '../../platform/jobs/job.js';
import { WrappedCopy } from '../../platform/keys/wrapped-copy.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { CaseSignatures } from '../handle/case-signatures.js';
import { CasesService } from '../handle/cases.service.js';
import { ErasureStore } from '../rows/erasure.store.js';
import { CaseVault } from '../rows/vault.js';

const ERASED = 'case.erased';
const OfOrder = z.object({ orderId: z.string() });
const PAUSE_MILLISECONDS = 600_000;
interface Due {
  readonly caseId: string;
  readonly orderId: string;
  /** Exactly those that were signed. */
  readonly keys: string[];
}

const actor = { kind: 'system', room: 'cases' } as const;

/**
 * It looks for orders in the log, by itself: no row, no work and no route asks for an erasure. What it finds is decided from
 * the folded entries and their signatures; rows only take keys off the list.
 */
@Injectable()
export class ErasureSweep implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly signatures: CaseSignatures,
    private readonly store: ErasureStore,
    private readonly vault: CaseVault,
    private readonly copy: WrappedCopy,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.onSweep(() => this.look(), PAUSE_MILLISECONDS);
  }

  /** N processes MAY look at once: a key that another destroyed is left alone. */
  async look(): Promise<void> {
    for (const { caseId, orderId, keys } of await this.database.transaction((tx) => this.due(tx))) {
      const carried = await attempt(this.database, (tx) => this.carryOut(tx, caseId, orderId, keys));
      // A crash before this leaves it to the next look of the kept keys.
      if (carried.ok) await this.copy.destroy(carried.value);
    }
  }

  /** One that was carried out is not again, also where its entries are written again. */
  private async due(tx: Tx): Promise<Iterable<Due>> {
    const entries = await this.store.orders(tx);
    const orderOf = ({ data }: { data: unknown }) => OfOrder.parse(data).orderId;
    const carriedOut = new Set(entries.filter(({ type }) => type === ERASED).map(orderOf));
    const running = entries.filter((entry) => !carriedOut.has(orderOf(entry)));
    const found = new Map<string, Due>();
    const ordered = await this.signatures.orderedErasures(tx, running, await this.database.now(tx), 'now');
    for (const [id, { case: caseId, order }] of ordered) {
      const due = found.get(order) ?? { caseId, orderId: order, keys: [] };
      if (id !== caseId) due.keys.push(id);
      found.set(order, due);
    }
    return found.values();
  }

  /** The case decides once more: what stopped it since, or keeps it as evidence, refuses, and nothing is written. */
  private async carryOut(tx: Tx, caseId: string, orderId: string, signed: readonly string[]) {
    const before = await this.cases.load(tx, caseId);
    const own = await this.store.keysOf(tx, caseId, before);
    const carried = await this.cases.handleIn(
      tx,
      caseId,
      { type: 'carry_out_erasure', orderId },
      { actor, key: `erasure/${orderId}` },
    );
    if (!carried.ok) return carried;
    const gone = own.filter((key) => signed.includes(key));
    await this.vault.erase(tx, caseId, orderId, gone);
    tracePoint('secret_cell.erased');
    return accept(gone);
  }
}
