/** The clocks that still run on a case, how far each is up its ladder, and when it is next told of (docs/promises.md#p4). */

import type { Instant } from '../../kernel/instant.js';
import { type ClockStart, type Clocks, type NamedClock, versionsOf } from '../../law/clock.js';
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

/** Whether the clock asks for what the order asks, or for the answer to it. */
const asksForAnswer = ({ metBy, endsAnswer, setBy, starts }: NamedClock): boolean =>
  starts === 'receipt' && (metBy !== undefined || endsAnswer || setBy === 'operator');

/** Clocks of the request that an impossibility suspends: where it ends, those that its end starts take their place. */
export const suspendedClocks = ({ clocks }: CaseState, table: Pick<ClockTable, 'clocks'>): string[] =>
  clocks.filter(({ code }) => versionsOf(code, table.clocks).some(asksForAnswer)).map(({ code }) => code);

/** Nothing of the request is owed while the impossibility lasts that was reported, but that a person looks at it again. */
function isSuspended(rule: NamedClock, { shortfall, preparation }: CaseState): boolean {
  const lasts = shortfall === 'impossible' && Boolean(preparation?.dispatchedBy);
  return rule.starts === 'impossibility_reported' ? !lasts : lasts && asksForAnswer(rule);
}

/** What is owed by an act or a notice is no longer owed once it was done, unless a second person had the act undone; or once a person stated that it cannot be. */
const isMet = ({ code }: Clock, state: CaseState, { clocks }: Pick<ClockTable, 'clocks'>): boolean =>
  state.met?.includes(code) === true ||
  versionsOf(code, clocks).some(
    (rule) =>
      isSuspended(rule, state) ||
      (rule.metBy !== undefined && Boolean(state.shortfall)) ||
      state.acts.some(({ action, upheld }) => action === rule.metBy && upheld !== false) ||
      state.notices.some(({ notice }) => notice === rule.metByNotice),
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
