/** What the clocks of a case become when another instant counts as its receipt. */
import { z } from 'zod';
import type { Context } from '../../model/action.js';
import { Clock } from '../../model/event-schema.js';
import { voided } from '../../model/evolve-step.js';
import { countedFrom, isDoubtful, recounted, replaced } from '../../model/service.js';
import { clocksOf } from '../../model/shortened-clock.js';
import type { CaseState } from '../../model/state.js';
import { backFrom } from '../../model/steps.js';
import { HOLD_CLOCK } from '../../model/weakening.js';

/** Letters name the receipt: what waits for consent is prepared again. */
export const recount = { clocks: z.array(Clock), step: z.string().optional() };

type Recount = Readonly<z.infer<z.ZodObject<typeof recount>>>;

export function recountOf(context: Context, service: NonNullable<CaseState['service']>): Recount {
  const { state, at } = context;
  const { preparation } = state;
  const from = countedFrom({ ...state, service });
  const isWaiting = preparation !== null && preparation.dispatchedBy === null;
  const clocks = from === countedFrom(state) ? [] : recounted(state, from, at);
  return { clocks, ...(isWaiting && { step: backFrom(context) }) };
}

/** While the time of service is in doubt, no period of waiting ends by it. */
export function counted(before: CaseState, { clocks: again, step }: Recount): CaseState {
  const state = step === undefined ? before : voided(before, step);
  const { classification, started, hold, deadlines } = state;
  const computed = replaced(state.computed, again);
  const end = computed.find(({ code }) => code === HOLD_CLOCK)?.legalEnd;
  return {
    ...state,
    computed,
    clocks: clocksOf(computed, deadlines),
    ...(started && { started: replaced(started, again) }),
    ...(classification && {
      classification: { ...classification, clocks: replaced(classification.clocks, again) },
    }),
    ...(hold && end !== undefined && { hold: { ...hold, until: isDoubtful(state) ? null : end } }),
  };
}
