/** While an erasure can still be stopped, alarms say so: on the first of its days, and a day before they are over. */
import { addHours, type Instant } from '../../../kernel/instant.js';
import type { Context } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { runningErasure } from '../../model/erasure.js';
import { type FollowUp, setTimer } from '../../model/follow-up.js';
import { alarm } from '../alarm/alarm-raised.js';

const dayBefore = (dueAt: string): Instant => addHours(dueAt as Instant, -24);

/** When the alarms of a confirmed order are due. */
export const erasureTimers = (orderId: string, days: number, dueAt: string): FollowUp[] =>
  [addHours(dueAt as Instant, -24 * days), dayBefore(dueAt)].map((at) => setTimer('erasure', at, orderId));

/** What the timer of an order leads to, as long as that order runs. */
export function erasureRuns(about: string | null, { state, at }: Context) {
  const order = runningErasure(state);
  if (!order?.dueAt || order.id !== about) return [];
  return [alarm(isPast(dayBefore(order.dueAt), at) ? 'erasure_nears' : 'erasure_runs', order.id)];
}
