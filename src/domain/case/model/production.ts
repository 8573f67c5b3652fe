/** Production orders: when one may be issued, and when operations may still act on it. */
import { type Refusal, refusal } from '../../kernel/result.js';
import type { Circumstances } from './circumstances.js';
import { objectionToAction } from './leaving.js';
import type { ProductionOrder } from './production-state.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';
import { stepOf } from './steps.js';

type Ordering = Pick<CaseState, 'production'>;

export const ordersOf = ({ production }: Ordering): readonly ProductionOrder[] => production ?? [];

export const orderOf = (state: Ordering, id: string): ProductionOrder | undefined =>
  ordersOf(state).find((order) => order.id === id);

/** Whether operations still have something to do for it. */
export const isRunning = ({ state }: Pick<ProductionOrder, 'state'>): boolean =>
  state === 'issued' || state === 'collecting';

/** The state of the case with this order changed. */
export const withOrder = (state: CaseState, id: string, change: Partial<ProductionOrder>): CaseState => ({
  ...state,
  production: ordersOf(state).map((order) => (order.id === id ? { ...order, ...change } : order)),
});

const orderUnknown = refusal(
  'production-order-unknown',
  'not_found',
  'Aucune instruction de production ne correspond.',
  'There is no such production order.',
);
const orderOver = refusal(
  'production-order-over',
  'conflict',
  'Cette instruction de production a pris fin : elle est retirée, livrée ou déclarée impossible.',
  'This production order is over: it was withdrawn, delivered or declared impossible.',
);
/** Not one word more: operations see nothing else of the case. */
const orderSuspended = refusal(
  'production-order-suspended',
  'conflict',
  'Le service juridique revoit cette demande : ne collectez et ne remettez rien pour l’instant.',
  'The legal team is looking at this request again: collect and hand in nothing for now.',
);

/** Why nothing may be ordered now: a disclosure could not be prepared where the case stands. */
export const objectionToOrdering = (state: CaseState, at: Circumstances): Refusal | null =>
  stepOf(state, at.circuits)?.on.prepare === undefined
    ? refusals.stepForbids
    : objectionToAction(state, 'disclose', at);

/** Why the order may not be withdrawn, or ended otherwise. */
export function objectionToEnding(state: Ordering, id: string): Refusal | null {
  const order = orderOf(state, id);
  if (!order) return orderUnknown;
  return isRunning(order) ? null : orderOver;
}

/** Why operations may hand in nothing for the order now. */
export const objectionToProducing = (state: CaseState, id: string, at: Circumstances): Refusal | null =>
  objectionToEnding(state, id) ?? (objectionToAction(state, 'disclose', at) === null ? null : orderSuspended);

/** For the list of moves: whether there is an order that runs. */
export const objectionToRunning = (state: Ordering): Refusal | null =>
  ordersOf(state).some(isRunning) ? null : ordersOf(state).length > 0 ? orderOver : orderUnknown;
