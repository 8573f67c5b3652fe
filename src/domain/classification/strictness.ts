/** Which of several words is the stricter: where items of one request differ, the stricter wins (X05, EEV rec. 39). */
import type { Gag, Verdict } from '../law/vocabulary.js';

const byStrictness: readonly Verdict[] = [
  'SECRET_CELL',
  'INCIDENT',
  'NOT_A_REQUEST',
  'CLOSE',
  'SPLIT',
  'REFUSE',
  'REFUSE_REDIRECT',
  'ESCALATE',
  'HOLD',
  'CLARIFY',
  'ADMIT_COND',
  'ADMIT',
];

const gagsByStrictness: readonly Gag[] = ['G_SEC', 'G_JUD', 'G_EEV', 'G_TCO', 'G_FOR', 'G_NONE'];

/** The first of the strictest; throws a RangeError on an empty list. */
export function strictest<T>(all: readonly T[], verdictOf: (one: T) => Verdict): T {
  const [first, ...others] = all;
  if (first === undefined) throw new RangeError('Nothing to compare.');
  const weight = (one: T): number => byStrictness.indexOf(verdictOf(one));
  return others.reduce((best, one) => (weight(one) < weight(best) ? one : best), first);
}

export function strictestGag(all: readonly Gag[]): Gag {
  return gagsByStrictness.find((gag) => all.includes(gag)) ?? 'G_NONE';
}
