/** A started clock is extended, as its article allows: once, before its end, with the reason. */
import { z } from 'zod';
import { dayOf, type Instant } from '../../../kernel/instant.js';
import { accept, refusal, refuse } from '../../../kernel/result.js';
import { clockOn } from '../../../law/clock.js';
import { deadlineOf } from '../../../law/deadline.js';
import { defineAction, defineEvent } from '../../model/action.js';
import type { Circumstances } from '../../model/circumstances.js';
import { isPast } from '../../model/due.js';
import { Clock, Id } from '../../model/event-schema.js';
import { running } from '../../model/started-clock.js';
import type { CaseState } from '../../model/state.js';

const notExtendable = refusal(
  'not-extendable',
  'conflict',
  'Aucun texte ne prolonge ce délai, ou il est déjà passé.',
  'No text extends this time limit, or it is over already.',
);

const extended = defineEvent('case.clock_extended', {
  label: { fr: 'Délai prolongé', en: 'Time limit extended' },
  data: { code: z.string(), clock: Clock, noteId: Id },
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { code, clock }) => {
    const without = (clocks: readonly Clock[] = []) => clocks.filter((each) => each.code !== code);
    return running({ ...state, started: without(state.started), computed: without(state.computed) }, [clock]);
  },
});

/** The longer clock, from the same start; null where the law gives none in time. */
function longer(code: string, { started = [], receivedAt }: CaseState, at: Circumstances): Clock | null {
  const own = started.find((clock) => clock.code === code);
  const extension = clockOn(code, dayOf(receivedAt as Instant), at.clocks)?.extension;
  if (!own?.startsAt || !extension || isPast(own.legalEnd, at)) return null;
  const { legalEnd, safeEnd } = deadlineOf(extension, own.startsAt as Instant, at);
  return { code: extension, legalEnd, safeEnd, startsAt: own.startsAt };
}

export const extendClock = defineAction('extend_clock', {
  label: { fr: 'Prolonger un délai', en: 'Extend a time limit' },
  input: { code: z.string().max(40), noteId: Id },
  events: [extended],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal', 'dpo'],
  guard: (state, _actor, at) =>
    (state.started ?? []).some(({ code }) => longer(code, state, at)) ? null : notExtendable,
  decide: ({ code, noteId }, { state, at }) => {
    const clock = longer(code, state, at);
    return clock ? accept([extended.of({ code, clock, noteId })]) : refuse(notExtendable);
  },
  route: {
    path: 'clocks/:code/extension',
    summary: 'A time limit that an event started is extended as its article allows, for the reason stated',
    note: 'reason',
  },
  offers: ({ started = [] }) => ({ choices: { code: started.map(({ code }) => code) } }),
  form: { code: { label: { fr: 'Échéance', en: 'Deadline' } } },
});
