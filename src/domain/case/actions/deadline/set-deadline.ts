/** The authority set another end for a clock that runs: earlier than the law ends it, never later. */
import { z } from 'zod';
import { dayOf, type Instant, instant } from '../../../kernel/instant.js';
import { accept, type Result, refuse } from '../../../kernel/result.js';
import { clockOn } from '../../../law/clock.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Clock, Id } from '../../model/event-schema.js';
import { refusals } from '../../model/refusal.js';
import { clocksOf, shortened } from '../../model/shortened-clock.js';
import type { CaseState } from '../../model/state.js';

const deadlineSet = defineEvent('case.deadline_set', {
  data: { clock: Clock, noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { clock }) => {
    const deadlines = [...state.deadlines.filter(({ code }) => code !== clock.code), clock];
    return { ...state, deadlines, clocks: clocksOf(state.computed, deadlines) };
  },
});

/** True where the law lets nobody give the clock another end. */
const isFixed = (code: string, { receivedAt }: CaseState, { clocks }: Circumstances): boolean =>
  clockOn(code, dayOf(receivedAt as Instant), clocks)?.movedBy === null;

/** The clock with its new end: later than now, and no later than the law ends it. */
function shortenedClock(state: CaseState, code: string, end: string, at: Circumstances): Result<Clock> {
  const running = state.computed.find((clock) => clock.code === code);
  if (!running) return refuse(refusals.clockUnknown);
  if (isFixed(code, state, at)) return refuse(refusals.deadlineFixed);
  if (isPast(instant(end), at)) return refuse(refusals.deadlinePast);
  const clock = shortened(running, instant(end));
  return clock ? accept(clock) : refuse(refusals.deadlineLater);
}

export const setDeadline = defineAction('set_deadline', {
  input: {
    /** Of a clock that runs. */
    code: z.string().max(40),
    end: z.iso.datetime().describe('As the authority set it'),
    noteId: Id,
  },
  events: [deadlineSet],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ clocks }) => (clocks.length > 0 ? null : refusals.clockUnknown),
  decide: ({ code, end, noteId }, { state, at }) => {
    const clock = shortenedClock(state, code, end, at);
    return clock.ok ? accept([deadlineSet.of({ clock: clock.value, noteId })]) : clock;
  },
  route: {
    path: 'clocks/:code',
    summary: 'The authority set an earlier end for a clock that runs',
    note: 'reason',
  },
});
