/** Production orders, for the people of the case: composed, signed and issued, and how each stands. */
import { Injectable } from '@nestjs/common';
import { CasesService, type Handling } from '../cases/handle/cases.service.js';
import { CaseStore } from '../cases/rows/case.store.js';
import { OrderedNames } from '../cases/rows/ordered-names.js';
import { CaseVault } from '../cases/rows/vault.js';
import { objectionToOrdered, payloadOfOrder } from '../domain/case/actions/production/order-production.js';
import { ordersOf } from '../domain/case/model/production-orders.js';
import type { Ordered, ProductionOrder } from '../domain/case/model/production-state.js';
import { refusals as caseRefusals } from '../domain/case/model/refusal.js';
import type { CaseState } from '../domain/case/model/state.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import type { DataCategory } from '../domain/law/vocabulary.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { Composing, type GivenTargets } from './ordered/composing.js';

export interface GivenOrder extends GivenTargets {
  readonly orderId: string;
  readonly categories: readonly DataCategory[];
  readonly dueAt: string;
}

interface Composed {
  readonly ordered: Ordered;
  readonly names: OrderedNames;
}

/** An order with what is sealed of it; null once the case was erased. */
export interface ShownOrder {
  readonly order: ProductionOrder;
  readonly names: OrderedNames | null;
}

@Injectable()
export class OrdersService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
    private readonly composing: Composing,
  ) {}

  /** What the person is to sign; keeps nothing. */
  draft(caseId: string, given: GivenOrder, { actor }: Handling): Promise<Result<{ payload: string }>> {
    return attempt(this.database, async (tx) => {
      const composed = await this.compose(tx, caseId, given);
      if (!composed.ok) return composed;
      const state = await this.cases.load(tx, caseId);
      const at = await this.cases.circumstances(tx, caseId, state, actor, true);
      const objection = objectionToOrdered(composed.value.ordered, { state, at });
      return objection ? refuse(objection) : accept({ payload: payloadOfOrder(composed.value.ordered) });
    });
  }

  /** The order, its entry and its names commit together. */
  issue(caseId: string, given: GivenOrder, handling: Handling): Promise<Result<CaseState>> {
    return attempt(this.database, async (tx) => {
      const composed = await this.compose(tx, caseId, given);
      if (!composed.ok) return composed;
      const { ordered, names } = composed.value;
      const { orderId } = given;
      const before = await this.cases.load(tx, caseId);
      const command = { type: 'order_production', orderId, ...mutable(ordered) } as const;
      const handled = await this.cases.handleIn(tx, caseId, command, handling);
      const isNew = handled.ok && handled.value.seq > before.seq;
      if (isNew) await this.vault.put(tx, caseId, 'production', names, orderId);
      return handled;
    });
  }

  of(caseId: string): Promise<Result<ShownOrder[]>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      return accept(await this.shown(tx, caseId, await this.cases.load(tx, caseId)));
    });
  }

  /** Every order of the case, the oldest first. Throws where the names kept are not those that were ordered. */
  async shown(tx: Tx, caseId: string, state: CaseState): Promise<ShownOrder[]> {
    const named = await this.composing.shown(tx, caseId, ordersOf(state));
    return ordersOf(state).map((order) => ({ order, names: named.get(order.id) ?? null }));
  }

  private async compose(tx: Tx, caseId: string, given: GivenOrder): Promise<Result<Composed>> {
    const composed = await this.composing.compose(tx, caseId, given);
    if (!composed.ok) return composed;
    const { names, ...rest } = composed.value;
    return accept({ names, ordered: { ...rest, categories: given.categories, dueAt: given.dueAt } });
  }
}

const mutable = ({ targets, categories, ...rest }: Ordered) => ({
  ...rest,
  targets: targets.map((each) => ({ ...each })),
  categories: [...categories],
});
