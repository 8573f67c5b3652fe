/** A production order as operations see it. */
import type { OrderedNames } from '../cases/rows/ordered-names.js';
import type { ProductionOrder } from '../domain/case/model/production-state.js';
import type { DataCategory } from '../domain/law/vocabulary.js';

/** A case that was closed, or whose law changed, wants nothing for now. */
export type ListedState = ProductionOrder['state'] | 'suspended';

export interface ListedOrder {
  readonly id: string;
  readonly reference: string;
  readonly orderedAt: string;
  readonly dueAt: string;
  readonly state: ListedState;
  readonly targets: number;
  readonly categories: readonly DataCategory[];
}

export interface OpenedOrder extends Omit<ListedOrder, 'targets'>, OrderedNames {
  readonly empty: readonly string[];
}
