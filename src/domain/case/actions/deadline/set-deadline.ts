/** The authority set another end for a clock that runs: earlier than the law ends it, never later. */
import { z } from 'zod';
import { dayOf, type Instant, instant } from '../../../kernel/instant.js';
import { accept, type Result, refusal, refuse } from '../../../kernel/result.js';
import { clockOn } from '../../../law/clock.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Clock, Id } from '../../model/event-schema.js';
import { clocksOf, shortened } from '../../model/shortened-clock.js';
import type { CaseState } from '../../model/state.js';
import { clockUnknown } from './refusals.js';

export const deadlinePast = refusal(
  'deadline-past',
  'invalid',
  'Le nouveau délai doit finir plus tard que maintenant.',
  'The new time limit must end later than now.',
);
const deadlineFixed = refusal(
  'deadline-fixed',
  'conflict',
  'Personne ne peut donner un autre terme à ce délai.',
  'No one may give this time limit another end.',
);
const deadlineLater = refusal(
  'deadline-later',
  'invalid',
  'Une personne avance un délai, elle ne le repousse pas : indiquez une fin au plus tard à celle que la loi donne à cette horloge. Une fin plus tardive, que l’autorité a écrite, se propose et une seconde personne la confirme.',
  'A person brings a time limit forward and never puts it off: state an end no later than the one that the law gives this clock. A later end that the authority wrote is proposed, and a second person confirms it.',
  'Policy clocks',
);

export const deadlineSet = defineEvent('case.deadline_set', {
  label: { fr: 'Échéance changée', en: 'Deadline changed' },
  data: { clock: Clock, noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { clock }) => {
    const deadlines = [...state.deadlines.filter(({ code }) => code !== clock.code), clock];
    return { ...state, deadlines, clocks: clocksOf(state.computed, deadlines) };
  },
});

/** True where the law allows no other end of the clock. */
const isFixed = (code: string, { receivedAt }: CaseState, { clocks }: Circumstances): boolean =>
  clockOn(code, dayOf(receivedAt as Instant), clocks)?.movedBy === null;

/** The clock with its new end: later than now, and no later than the law ends it. */
function shortenedClock(state: CaseState, code: string, end: string, at: Circumstances): Result<Clock> {
  const running = state.computed.find((clock) => clock.code === code);
  if (!running) return refuse(clockUnknown);
  if (isFixed(code, state, at)) return refuse(deadlineFixed);
  if (isPast(instant(end), at)) return refuse(deadlinePast);
  const clock = shortened(running, instant(end));
  return clock ? accept(clock) : refuse(deadlineLater);
}

export const setDeadline = defineAction('set_deadline', {
  label: { fr: 'Changer une échéance', en: 'Change a deadline' },
  input: {
    /** Of a clock that runs. */
    code: z.string().max(40),
    end: z.iso.datetime().describe('As the authority set it'),
    noteId: Id,
  },
  events: [deadlineSet],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: ({ clocks }) => (clocks.length > 0 ? null : clockUnknown),
  decide: ({ code, end, noteId }, { state, at }) => {
    const clock = shortenedClock(state, code, end, at);
    return clock.ok ? accept([deadlineSet.of({ clock: clock.value, noteId })]) : clock;
  },
  route: {
    path: 'clocks/:code',
    summary: 'The authority set an earlier end for a clock that runs',
    note: 'reason',
  },
  offers: ({ clocks }) => ({ choices: { code: clocks.map(({ code }) => code) } }),
  form: { code: { label: { fr: 'Échéance', en: 'Deadline' } }, end: { label: { fr: 'Nouvelle fin', en: 'New end' } } },
});
