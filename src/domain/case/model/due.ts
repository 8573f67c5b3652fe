/** What is due is decided by the clock of the database alone. */
import { type Instant, millisecondsOf } from '../../kernel/instant.js';
import type { Circumstances } from './circumstances.js';

/** True once the instant is over; null never is. */
export const isPast = (end: string | null, { now }: Pick<Circumstances, 'now'>): boolean =>
  end !== null && millisecondsOf(end as Instant) <= millisecondsOf(now);
