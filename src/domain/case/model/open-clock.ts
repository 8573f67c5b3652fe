/** The clocks that still run on a case, how far each is up its ladder, and when it is next told of (docs/promises.md#p4). */

import type { Instant } from '../../kernel/instant.js';
import { type Clocks, versionsOf } from '../../law/clock.js';
import { type Escalation, nextRungAt } from '../../workflow/escalation.js';
import type { Clock } from './event-schema.js';
import type { CaseState } from './state.js';

export interface OpenClock extends Clock {
  readonly startsAt: string;
  /** Code of the last rung that rang for this end; null while none did. */
  readonly rung: string | null;
  /** When the next one is due; null once the last rang. */
  readonly nextAt: Instant | null;
}

/** What the clocks of a case are looked at by. */
interface ClockTable {
  readonly clocks: Clocks;
  readonly escalation: Escalation;
}

/** What is owed by an act is no longer owed once it was done, unless a second person had it undone. */
const isMet = ({ code }: Clock, { acts }: CaseState, { clocks }: ClockTable): boolean =>
  versionsOf(code, clocks).some(({ metBy }) => acts.some(({ action, upheld }) => action === metBy && upheld !== false));

/** All that runs until the case is closed: a letter that was let go and has not left is still owed. */
export function openClocks(state: CaseState, table: ClockTable): OpenClock[] {
  if (state.status !== 'open') return [];
  return state.clocks
    .filter((clock) => !isMet(clock, state, table))
    .map((clock) => {
      const span = { startsAt: state.receivedAt, safeEnd: clock.safeEnd };
      const told = state.rungs.findLast(({ clock: code, safeEnd }) => code === clock.code && safeEnd === clock.safeEnd);
      const rung = told?.rung ?? null;
      return { ...clock, ...span, rung, nextAt: nextRungAt(table.escalation, span, rung) };
    });
}
