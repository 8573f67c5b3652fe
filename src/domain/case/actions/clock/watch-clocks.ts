/** Every clock of which a rung is due rings. */
import { z } from 'zod';
import { accept } from '../../../kernel/result.js';
import { Audience, dueRung, pagesAt } from '../../../workflow/escalation.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { InstantText } from '../../model/event-schema.js';
import { openClocks } from '../../model/open-clock.js';

/** A rung of the ladder of a clock (workflows/law/escalation.yaml), as it stood that day. */
const clockRang = defineEvent('case.clock_rang', {
  data: {
    clock: z.string(),
    safeEnd: InstantText,
    rung: z.string(),
    /** Whether a person must answer for it. */
    alarm: z.boolean(),
    tells: z.array(Audience),
    /** Whether people are woken. */
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

/** One event for each clock of which a rung is due at that instant of the database's clock; none twice. */
export const watchClocks = defineAction('watch_clocks', {
  input: {},
  events: [clockRang],
  open: 'service',
  roles: [],
  decide: (_input, { state, at }) =>
    accept(
      openClocks(state, at).flatMap((clock) => {
        const rung = dueRung(at.escalation, clock, clock.rung, at.now);
        if (!rung) return [];
        return [
          clockRang.of({
            clock: clock.code,
            safeEnd: clock.safeEnd,
            rung: rung.code,
            alarm: rung.alarm,
            tells: rung.tells,
            pages: pagesAt(at.escalation, rung, clock, state.circuit),
          }),
        ];
      }),
    ),
});
