/** Production orders: when one may be issued, and when operations may still act on it. */
import { atField, type Refusal, refusal } from '../../kernel/result.js';
import type { Circumstances } from './circumstances.js';
import { objectionToAction } from './leaving.js';
import { filesOf, isRunning, type Ordering, orderOf, ordersOf } from './production-orders.js';
import type { Ordered } from './production-state.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';
import { stepOf } from './steps.js';

export const orderUnknown = refusal(
  'production-order-unknown',
  'not_found',
  'Aucune instruction de production ne correspond.',
  'There is no such production order.',
);
export const orderOver = refusal(
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

const targetNotOrdered = atField(
  'target',
  refusal(
    'upload-target-unknown',
    'invalid',
    'Ce compte n’est pas visé par cette instruction de production : remettez le fichier pour un compte qu’elle nomme.',
    'This target is not one of this production order: hand the file in for a target that it names.',
  ),
);
export const targetUnknown = atField(
  'targets',
  refusal(
    'ordered-target-unknown',
    'invalid',
    'Nommez au moins un compte visé, chacun une fois, parmi ceux de la demande ou avec son nom.',
    'Name at least one target, each once, of those of the request or with its name.',
  ),
);
const answerPrepared = refusal(
  'upload-after-preparation',
  'conflict',
  'Une réponse est déjà préparée pour cette demande : rien ne s’y ajoute. Demandez au service juridique de la reprendre, puis remettez le fichier.',
  'An answer is already prepared for this request: nothing is added to it. Ask the legal team to take it back, then hand the file in.',
);
const tooManyFiles = refusal(
  'upload-too-many-files',
  'conflict',
  'Cette instruction a déjà mille fichiers : regroupez les suivants dans une archive.',
  'This order has a thousand files already: put the next ones into one archive.',
);
const MOST_FILES = 1_000;

/** Why nothing may be ordered now: a disclosure could not be prepared where the case stands. */
export const objectionToOrdering = (state: CaseState, at: Circumstances): Refusal | null =>
  stepOf(state, at.circuits)?.on.prepare === undefined
    ? refusals.stepForbids
    : objectionToAction(state, 'disclose', at);

/** Each target once, and of those that were read where it stands in their list. */
export function objectionToTargets(
  targets: Ordered['targets'],
  { targets: read }: Pick<CaseState, 'targets'>,
): Refusal | null {
  const isEachOnce = new Set(targets.map(({ id }) => id)).size === targets.length;
  return isEachOnce && targets.every(({ place }) => place === null || place < read) ? null : targetUnknown;
}

/** Why the order may not be withdrawn, or ended otherwise. */
export function objectionToEnding(state: Ordering, id: string): Refusal | null {
  const order = orderOf(state, id);
  if (!order) return orderUnknown;
  return isRunning(order) ? null : orderOver;
}

/** Why operations may hand in nothing for the order now. */
export const objectionToProducing = (state: CaseState, id: string, at: Circumstances): Refusal | null =>
  objectionToEnding(state, id) ?? (objectionToAction(state, 'disclose', at) === null ? null : orderSuspended);

/** Why no file may be handed in for this target of the order now. */
export function objectionToFile(
  state: CaseState,
  { orderId, target }: { readonly orderId: string; readonly target: string },
  at: Circumstances,
): Refusal | null {
  const objection = objectionToProducing(state, orderId, at);
  const order = orderOf(state, orderId);
  if (objection || !order) return objection;
  if (!order.targets.some(({ id }) => id === target)) return targetNotOrdered;
  if (state.preparation?.action === 'disclose') return answerPrepared;
  return filesOf(order).length < MOST_FILES ? null : tooManyFiles;
}

/** For the list of moves: whether there is an order that runs. */
export const objectionToRunning = (state: Ordering): Refusal | null =>
  ordersOf(state).some(isRunning) ? null : ordersOf(state).length > 0 ? orderOver : orderUnknown;
