/** The rules judge the facts: what was prepared is void, and what the case asks at its strictest may rise. */
import { accept } from '../../../kernel/result.js';
import type { NoticeRules } from '../../../law/notice.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Classified } from '../../model/event-schema.js';
import { undivided, withoutPreparation } from '../../model/evolve-step.js';
import { raisedBy } from '../../model/floor.js';
import { type FollowUp, setTimer } from '../../model/follow-up.js';
import { isDoubtful } from '../../model/service.js';
import { clocksOf } from '../../model/shortened-clock.js';
import { withStarted } from '../../model/started-clock.js';
import type { CaseState } from '../../model/state.js';
import { entryOf, stepAllows } from '../../model/steps.js';
import { HOLD_CLOCK, recordedDemand } from '../../model/weakening.js';
import { informedInside } from '../confidentiality/owed.js';
import { presumed } from '../confidentiality/silence.js';

/** A ground that was raised stands whatever the rules say later; a clearance stands while the order is held. */
function holdOf(state: CaseState, { clocks }: Classified): CaseState['hold'] {
  const clock = clocks.find(({ code }) => code === HOLD_CLOCK);
  const notified = state.facts?.checks.enforcing_authority_notified !== 'fails';
  if (!clock || !notified) return state.hold?.stopped ? state.hold : null;
  return {
    until: isDoubtful(state) ? null : clock.legalEnd,
    over: state.hold?.over ?? null,
    stopped: state.hold?.stopped ?? false,
  };
}

/** Management and security learn of a case that the rules want them to know. */
function informInside(classification: Classified, notices: NoticeRules): FollowUp[] {
  const audience = informedInside({ classification }, notices);
  return audience.length > 0 ? [{ do: 'notify', news: { kind: 'judged' }, audience, page: false }] : [];
}

/** The clocks of the new judgement; those that an event started go on. */
function recomputed({ started = [], deadlines }: CaseState, clocks: Classified['clocks']) {
  const computed = withStarted(clocks, started);
  return { computed, clocks: clocksOf(computed, deadlines) };
}

const firstOf = ({ facts, seq }: CaseState, { row, rule, verdict }: Classified): CaseState['first'] => ({
  row,
  rule,
  verdict,
  seq: seq + 1,
  zone: facts?.issuerZone ?? null,
});

export const classified = defineEvent('case.classified', {
  label: { fr: 'Demande qualifiée', en: 'Request classified' },
  data: Classified.shape,
  by: 'either',
  evolve: ({ unanswered, ...state }, data) => ({
    ...withoutPreparation(undivided(state)),
    classification: data,
    ...presumed(state, data.gag),
    first: state.first ?? firstOf(state, data),
    floor: raisedBy(state.floor, data, holdOf(state, data)),
    circuit: data.circuit,
    step: data.step,
    ...(data.clocks.length > 0 && recomputed(state, data.clocks)),
    hold: holdOf(state, data),
    ...(unanswered !== undefined && data.decided === 'refuse' && { unanswered }),
    ...(state.erasure && { erasure: null }),
  }),
  follow: (data, { hold, part }, { circuit, notices }) => [
    ...(circuit?.keepsContent !== false && !part ? [{ do: 'acknowledge' } as const] : []),
    ...(hold && hold.over === null ? [setTimer('hold', hold.until)] : []),
    ...informInside(data, notices),
  ],
});

export const classify = defineAction('classify', {
  label: { fr: 'Réexaminer', en: 'Re-run the rules' },
  input: { classification: Classified.omit({ step: true }) },
  events: [classified],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  alsoByService: true,
  /** A fact that an action changed leaves no judgement: the service judges anew at whichever step that was. */
  guard: (state, actor, at) =>
    actor.kind === 'system' && state.facts !== null && state.classification === null
      ? null
      : stepAllows('classify')(state, actor, at),
  decide: ({ classification }, { state, at }) =>
    accept([
      classified.of({
        ...classification,
        step: entryOf(classification.circuit, classification.verdict, at.circuits),
        ...recordedDemand(classification, state.facts, at.circuits),
      }),
    ]),
});
