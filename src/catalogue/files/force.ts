/** Days on which parts of the law are in force. */
import { addDays, day } from '../../domain/kernel/day.js';

/** The first day for which the law is proved: no request was received before. */
export const FIRST_DAY = '2026-01-01';

interface Dated {
  readonly validFrom: string;
  readonly validTo: string | null;
}

const byDate = (left: Dated, right: Dated): number => (left.validFrom < right.validFrom ? -1 : 1);

/** The first day that is proved, from `from` to `to`, on which none of the versions is in force; null when there is none. */
export function gapIn(versions: readonly Dated[], from: string, to: string | null): string | null {
  let next = from < FIRST_DAY ? FIRST_DAY : from;
  for (const { validFrom, validTo } of versions.toSorted(byDate)) {
    if (validFrom > next) break;
    if (validTo === null) return null;
    if (validTo >= next) next = addDays(day(validTo), 1);
  }
  return to === null || next <= to ? next : null;
}
