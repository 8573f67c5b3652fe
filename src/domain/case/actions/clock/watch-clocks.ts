/** Raises the escalation level that is due, for every clock. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { Audience, dueLevel, pagesAt } from '../../../workflow/escalation.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { InstantText } from '../../model/event-schema.js';
import { openClocks } from '../../model/open-clock.js';

/** A level of the escalation of a clock (workflows/law/escalation.yaml), as it was on that day; `rung` is its code. */
const clockRang = defineEvent('case.clock_rang', {
  label: { fr: 'Rappel d’échéance', en: 'Reminder of a deadline' },
  data: {
    clock: z.string(),
    safeEnd: InstantText,
    rung: z.string(),
    /** Whether a person must answer for it. */
    alarm: z.boolean(),
    tells: z.array(Audience),
    /** Whether people are paged. */
    pages: z.boolean(),
  },
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { clock, safeEnd, rung }) => ({
    ...state,
    rungs: [...state.rungs.filter((each) => each.clock !== clock), { clock, safeEnd, rung }],
  }),
  follow: ({ clock, safeEnd, rung, tells, pages }) => [
    { do: 'notify', news: { kind: 'clock', clock, safeEnd, rung }, audience: tells, page: pages },
  ],
});

/** One event for each clock of which a level is due at that time of the database; none twice. */
export const watchClocks = defineAction('watch_clocks', {
  input: {},
  events: [clockRang],
  open: 'service',
  roles: [],
  decide: (_input, { state, at }) =>
    accept(
      openClocks(state, at).flatMap((clock) => {
        const level = dueLevel(at.escalation, clock, clock.rung, at.now);
        if (!level) return [];
        return [
          clockRang.of({
            clock: clock.code,
            safeEnd: clock.safeEnd,
            rung: level.code,
            alarm: level.alarm,
            tells: level.tells,
            pages: pagesAt(at.escalation, level, clock, state.circuit),
          }),
        ];
      }),
    ),
});
