/** The answer that left tells of an impossibility that may end: the case waits for that, and a person looks at it again. */
import type { Instant } from '../../../kernel/instant.js';
import { clockFor } from '../../../law/clock.js';
import { deadlineOf } from '../../../law/deadline.js';
import type { Context } from '../../model/action.js';
import { next } from '../../model/steps.js';
import { clocksStarted } from '../deadline/record-start.js';

/** The step that follows the answer, and what starts with it: before the answer itself, which the database wants as the last entry. */
export function afterAnswer(context: Context, command: 'inform' | 'release', leavesAt: Instant | undefined) {
  const { state, at } = context;
  const suspended = at.circuits.get(state.circuit)?.suspended ?? null;
  if (state.shortfall !== 'impossible' || suspended === null) return { step: next(context, command), started: [] };
  const code = clockFor('impossibility_review', at.clocks);
  const startsAt = leavesAt ?? at.now;
  const { legalEnd, safeEnd } = deadlineOf(code, startsAt, at);
  const clocks = [{ code, legalEnd, safeEnd, startsAt }];
  return { step: suspended, started: [clocksStarted.of({ start: 'impossibility_reported', clocks, notices: [] })] };
}
