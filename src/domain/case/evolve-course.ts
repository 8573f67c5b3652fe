/** The state after what happens beside the decision. */
import type { courseEvents } from './course-event.js';
import { type Data, type Steps, voided } from './evolve-step.js';
import type { Hold } from './floor-state.js';
import { clocksOf } from './shortened-clock.js';
import type { CaseState, Preservation } from './state.js';
import { HOLD_CLOCK } from './weakening.js';

type CourseEventType = (typeof courseEvents)[number]['shape']['type']['value'];

/** A ground that was raised stands whatever the rules say later; a clearance stands while the order is held. */
export function holdOf(state: CaseState, { clocks }: Data<'case.classified'>): CaseState['hold'] {
  const clock = clocks.find(({ code }) => code === HOLD_CLOCK);
  const notified = state.facts?.checks.enforcing_authority_notified !== 'fails';
  if (!clock || !notified) return state.hold?.stopped ? state.hold : null;
  return { until: clock.legalEnd, over: state.hold?.over ?? null, stopped: state.hold?.stopped ?? false };
}

const kept = (state: CaseState, changed: Partial<Preservation>): CaseState['preservation'] =>
  state.preservation && { ...state.preservation, ...changed };

/** The hold of the judgement and the one that the case keeps change together. */
function holding(
  { hold, floor }: CaseState,
  changed: (hold: Hold) => Partial<Hold>,
): Pick<CaseState, 'hold' | 'floor'> {
  const change = (each: Hold | null) => each && { ...each, ...changed(each) };
  return { hold: change(hold), floor: { ...floor, hold: change(floor.hold) } };
}

export const courseSteps: Steps<CourseEventType> = {
  // A call-back spoke of whom was to be answered then, and so did what waits for consent.
  'case.address_confirmed': (state, { addressId, digest, step }, by) => ({
    ...voided(state, step),
    answerTo: { id: addressId, digest, by },
    callBack: null,
  }),
  'case.hold_cleared': (state, { how }) => ({ ...state, ...holding(state, () => ({ over: how })) }),
  'case.hold_stopped': (state, { scope, step }) => ({
    ...voided(state, step),
    ...holding(state, ({ stopped }) => ({ over: null, stopped: stopped || scope === 'whole' })),
  }),
  'case.deadline_set': (state, { clock }) => {
    const deadlines = [...state.deadlines.filter(({ code }) => code !== clock.code), clock];
    return { ...state, deadlines, clocks: clocksOf(state.computed, deadlines) };
  },
  'case.preservation_extended': (state, { until }) => ({
    ...state,
    preservation: kept(state, { until, extended: true }),
  }),
  'case.preservation_kept': (state) => ({ ...state, preservation: kept(state, { until: null }) }),
  'case.preservation_ended': (state, { reason }) => ({ ...state, preservation: kept(state, { ended: reason }) }),
  'case.gag_set': (state, { gag, until }) => ({ ...state, silence: { gag, until, over: gag === 'G_NONE' } }),
  'case.gag_over': (state) => ({ ...state, silence: state.silence && { ...state.silence, over: true } }),
  'case.notice_decided': (state, { notice, told }) => ({
    ...state,
    notices: [...state.notices.filter((each) => each.notice !== notice), { notice, told }],
  }),
  'case.opinion_asked': (state, { opinionId, body, dueAt }) => ({
    ...state,
    opinions: [...state.opinions, { id: opinionId, body, dueAt, opinion: null }],
  }),
  'case.opinion_received': (state, { opinionId, opinion }) => ({
    ...state,
    opinions: state.opinions.map((each) => (each.id === opinionId ? { ...each, opinion } : each)),
  }),
  'case.redirect_answered': (state, { answer }) => ({
    ...state,
    referral: state.referral && { ...state.referral, answer },
  }),
  'case.challenged': (state, { challengeId, kind, suspends, step }) => ({
    ...voided(state, step),
    challenges: [...state.challenges, { id: challengeId, kind, suspends, result: null }],
  }),
  'case.challenge_settled': (state, { challengeId, result }) => ({
    ...state,
    challenges: state.challenges.map((each) => (each.id === challengeId ? { ...each, result } : each)),
  }),
};
