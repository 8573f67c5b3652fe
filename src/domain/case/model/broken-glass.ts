/** Break-glass: two persons let a third read or reassign a case for a few hours; heads are notified (docs/promises.md#p3). */
import { addHours, type Instant, millisecondsOf } from '../../kernel/instant.js';
import type { BrokenGlass } from './broken-glass-state.js';
import type { Circumstances } from './circumstances.js';
import type { CaseState } from './state.js';

/** A night; for longer access, a new request and a new alarm are needed. */
const HOURS = 4;

export const glassUntil = (now: Instant): Instant => addHours(now, HOURS);

/** True while the account may read and reassign the case: granted, its hours not over. */
export function glassBrokenFor({ glass }: CaseState, account: string, { now }: Pick<Circumstances, 'now'>): boolean {
  return glass.some(
    ({ askedBy, until }) =>
      askedBy === account && until !== null && millisecondsOf(now) < millisecondsOf(until as Instant),
  );
}

/** The request that still waits for its second person. */
export function waitingGlass({ glass }: CaseState, requestId?: string): BrokenGlass | undefined {
  return glass.find(({ id, grantedBy }) => grantedBy === null && (requestId === undefined || id === requestId));
}
