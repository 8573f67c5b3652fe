/** The clocks that still run on a case, how far each is up its ladder, and when it is next told of (docs/promises.md#p4). */

import type { Instant } from '../../kernel/instant.js';
import { type ClockStart, type Clocks, versionsOf } from '../../law/clock.js';
import { type Escalation, nextLevelAt } from '../../workflow/escalation.js';
import type { Clock } from './event-schema.js';
import { countedFrom } from './service.js';
import type { CaseState } from './state.js';

export interface OpenClock extends Clock {
  readonly startsAt: string;
  /** Code of the last escalation level reached for this end; null for none. */
  readonly rung: string | null;
  /** When the next one is due; null once the last rang. */
  readonly nextAt: Instant | null;
}

/** What the clocks of a case are looked at by. */
interface ClockTable {
  readonly clocks: Clocks;
  readonly escalation: Escalation;
}

/** What is owed by an act or a notice is no longer owed once it was done, unless a second person had the act undone; or once a person stated that it cannot be. */
const isMet = (
  { code }: Clock,
  { acts, notices, met, shortfall }: CaseState,
  { clocks }: Pick<ClockTable, 'clocks'>,
): boolean =>
  met?.includes(code) === true ||
  versionsOf(code, clocks).some(
    ({ metBy, metByNotice }) =>
      (metBy !== undefined && Boolean(shortfall)) ||
      acts.some(({ action, upheld }) => action === metBy && upheld !== false) ||
      notices.some(({ notice }) => notice === metByNotice),
  );

/** Codes of the clocks that one of these events started, and that are still owed. */
export const owedClocks = (state: CaseState, table: Pick<ClockTable, 'clocks'>, starts: readonly ClockStart[]) =>
  (state.started ?? [])
    .filter((clock) => !isMet(clock, state, table))
    .filter(({ code }) => versionsOf(code, table.clocks).some((rule) => starts.includes(rule.starts)))
    .map(({ code }) => code);

/** Whether a started clock of the law keeps the case open: what it asks for was not done yet. */
export const isHeldOpen = (state: CaseState, table: Pick<ClockTable, 'clocks'>): boolean =>
  (state.started ?? []).some(
    (clock) => !isMet(clock, state, table) && versionsOf(clock.code, table.clocks).some(({ holdsCase }) => holdsCase),
  );

/** All that runs until the case is closed: a released letter that is not delivered yet is still owed. */
export function openClocks(state: CaseState, table: ClockTable): OpenClock[] {
  if (state.status !== 'open') return [];
  return state.clocks
    .filter((clock) => !isMet(clock, state, table))
    .map((clock) => {
      const span = { startsAt: clock.startsAt ?? countedFrom(state), safeEnd: clock.safeEnd };
      const told = state.rungs.findLast(({ clock: code, safeEnd }) => code === clock.code && safeEnd === clock.safeEnd);
      const rung = told?.rung ?? null;
      return { ...clock, ...span, rung, nextAt: nextLevelAt(table.escalation, span, rung) };
    });
}
