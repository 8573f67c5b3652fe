/** The rules judge the facts: what was prepared is void, and what the case asks at its strictest may rise. */
import { accept } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Classified } from '../../model/event-schema.js';
import { withoutPreparation } from '../../model/evolve-step.js';
import { raisedBy } from '../../model/floor.js';
import { setTimer } from '../../model/follow-up.js';
import { clocksOf } from '../../model/shortened-clock.js';
import type { CaseState } from '../../model/state.js';
import { entryOf } from '../../model/steps.js';
import { HOLD_CLOCK, recordedDemand } from '../../model/weakening.js';

/** Its cases keep no content: what was read goes at once. */
const SECRET = 'secret_cell';

/** A ground that was raised stands whatever the rules say later; a clearance stands while the order is held. */
function holdOf(state: CaseState, { clocks }: Classified): CaseState['hold'] {
  const clock = clocks.find(({ code }) => code === HOLD_CLOCK);
  const notified = state.facts?.checks.enforcing_authority_notified !== 'fails';
  if (!clock || !notified) return state.hold?.stopped ? state.hold : null;
  return { until: clock.legalEnd, over: state.hold?.over ?? null, stopped: state.hold?.stopped ?? false };
}

const firstOf = ({ facts, seq }: CaseState, { row, rule, verdict }: Classified): CaseState['first'] => ({
  row,
  rule,
  verdict,
  seq: seq + 1,
  zone: facts?.issuerZone ?? null,
});

const classified = defineEvent('case.classified', {
  data: Classified.shape,
  by: 'either',
  evolve: (state, data) => ({
    ...withoutPreparation(state),
    classification: data,
    first: state.first ?? firstOf(state, data),
    floor: raisedBy(state.floor, data, holdOf(state, data)),
    circuit: data.circuit,
    step: data.step,
    ...(data.clocks.length > 0 && { computed: data.clocks, clocks: clocksOf(data.clocks, state.deadlines) }),
    hold: holdOf(state, data),
  }),
  follow: ({ circuit }, { hold }) => [
    { do: circuit === SECRET ? 'forget_reading' : 'acknowledge' },
    ...(hold && hold.over === null ? [setTimer('hold', hold.until)] : []),
  ],
});

export const classify = defineAction('classify', {
  input: { classification: Classified.omit({ step: true }) },
  events: [classified],
  open: 'in_step',
  roles: ['jurist', 'head_of_legal'],
  alsoByService: true,
  decide: ({ classification }, { state, at }) =>
    accept([
      classified.of({
        ...classification,
        step: entryOf(classification.circuit, classification.verdict, at.circuits),
        ...recordedDemand(classification, state.facts, at.circuits),
      }),
    ]),
});
