/** The end that the authority gave a clock: earlier by one person, later by two (docs/promises.md#p4). */
import { type Instant, millisecondsOf } from '../../kernel/instant.js';
import type { Clock } from './event-schema.js';

const isLater = (one: string, other: string): boolean =>
  millisecondsOf(one as Instant) > millisecondsOf(other as Instant);

/** The clock with the end that was set; null where it is later than the law's, or than the operator's where the law has no number. */
export function shortened({ legalEnd, safeEnd, ...clock }: Clock, end: string): Clock | null {
  if (isLater(end, legalEnd ?? safeEnd)) return null;
  return { ...clock, legalEnd: end, safeEnd: isLater(end, safeEnd) ? safeEnd : end };
}

/** Clocks as computed, but for those that were moved: where the law now ends a shortened one sooner, the law's end stands. */
export const clocksOf = (computed: readonly Clock[], set: readonly Clock[]): Clock[] =>
  computed.map((clock) => {
    const own = set.find(({ code }) => code === clock.code);
    if (own?.later) return own;
    return (own && shortened(clock, own.legalEnd ?? own.safeEnd)) ?? clock;
  });
