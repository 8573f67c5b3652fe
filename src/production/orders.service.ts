/** Production orders, for the people of the case: composed, signed and issued, and how each stands. */
import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { CasesService, type Handling } from '../cases/handle/cases.service.js';
import { CaseStore } from '../cases/rows/case.store.js';
import { OrderedNames } from '../cases/rows/ordered-names.js';
import { Particulars } from '../cases/rows/particulars.js';
import { idOfRead } from '../cases/rows/target-id.js';
import { CaseVault, digestUnder, erased } from '../cases/rows/vault.js';
import { objectionToOrdered, payloadOfOrder } from '../domain/case/actions/production/order-production.js';
import { ordersOf } from '../domain/case/model/production-orders.js';
import type { Ordered, ProductionOrder } from '../domain/case/model/production-state.js';
import { refusals as caseRefusals } from '../domain/case/model/refusal.js';
import type { CaseState } from '../domain/case/model/state.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import type { DataCategory } from '../domain/law/vocabulary.js';
import { canonical } from '../domain/ledger/canonical.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { refusals } from './refusal.js';

export interface GivenOrder {
  readonly orderId: string;
  /** One that was read, by its place in the list; another by its name. */
  readonly targets: readonly ({ readonly place: number } | { readonly name: string })[];
  readonly categories: readonly DataCategory[];
  readonly from: string | null;
  readonly to: string | null;
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
    const sealed = await this.vault.named(tx, caseId, 'production', OrderedNames);
    const names = new Map(sealed === erased ? [] : sealed.map(({ id, value }) => [id, value]));
    const key = await this.vault.keyOf(tx, caseId);
    return ordersOf(state).map((order) => {
      const kept = names.get(order.id) ?? null;
      if (kept && key !== erased && digestUnder(key, canonical(kept)) !== order.named) {
        throw new Error(`The names of the production order ${order.id} are not those that were ordered.`);
      }
      return { order, names: kept };
    });
  }

  private async compose(tx: Tx, caseId: string, given: GivenOrder): Promise<Result<Composed>> {
    const { categories, from, to, dueAt } = given;
    if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
    if (from !== null && to !== null && from > to) return refuse(refusals.periodBackwards);
    const key = await this.vault.keyOf(tx, caseId);
    const read = await this.vault.named(tx, caseId, 'particulars', Particulars);
    if (key === erased || read === erased) return refuse(caseRefusals.caseErased);
    const targets = targetsOf(given, read.at(-1));
    if (!targets) return refuse(refusals.targetUnknown);
    const names = { targets: targets.map(({ id, name, kind }) => ({ id, name, kind })), from, to };
    const ordered = {
      targets: targets.map(({ id, place }) => ({ id, place })),
      ...{ categories, dueAt, period: from !== null || to !== null },
      named: digestUnder(key, canonical(names)),
    };
    return accept({ ordered, names });
  }
}

/** Each with the id that it has in a table of the disclosure; null where one was not read. */
function targetsOf(
  { orderId, targets }: GivenOrder,
  reading: { readonly id: string; readonly value: Particulars } | undefined,
) {
  const found = targets.map((target) => {
    if ('name' in target) {
      const { name } = target;
      return { id: uuidv5(`added ${plain(name)}`, orderId), place: null, name, kind: null };
    }
    const read = reading?.value.targets[target.place];
    if (!reading || !read) return null;
    return { id: idOfRead(target.place, reading.id), place: target.place, name: read.value, kind: read.kind };
  });
  const known = found.filter((each) => each !== null);
  return known.length === found.length ? known : null;
}

/** Two spellings of one name count as one target. */
const plain = (name: string): string => name.normalize('NFKC').toLowerCase();

const mutable = ({ targets, categories, ...rest }: Ordered) => ({
  ...rest,
  targets: targets.map((each) => ({ ...each })),
  categories: [...categories],
});
