/** The orders of a case to produce data, and the files handed in under them. */
import type { HandedFile, ProductionOrder } from './production-state.js';
import type { CaseState } from './state.js';

export type Ordering = Pick<CaseState, 'production'>;

export const ordersOf = ({ production }: Ordering): readonly ProductionOrder[] => production ?? [];

export const orderOf = (state: Ordering, id: string): ProductionOrder | undefined =>
  ordersOf(state).find((order) => order.id === id);

export const filesOf = ({ files }: Pick<ProductionOrder, 'files'>): readonly HandedFile[] => files ?? [];

/** Whether operations still have something to do for it. */
export const isRunning = ({ state }: Pick<ProductionOrder, 'state'>): boolean =>
  state === 'issued' || state === 'collecting';

/** The state of the case with this order changed. */
export const withOrder = (state: CaseState, id: string, change: Partial<ProductionOrder>): CaseState => ({
  ...state,
  production: ordersOf(state).map((order) => (order.id === id ? { ...order, ...change } : order)),
});
