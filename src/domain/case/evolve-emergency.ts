/** The state after what happens in haste. */
import type { emergencyEvents } from './emergency-event.js';
import type { Steps } from './evolve-step.js';
import type { CaseState } from './state.js';

type EmergencyEventType = (typeof emergencyEvents)[number]['shape']['type']['value'];

/** A second person who has the act undone ends what it kept. */
const undone = (state: CaseState, actId: string): CaseState['preservation'] =>
  state.preservation?.actId === actId ? { ...state.preservation, ended: 'not_upheld' } : state.preservation;

export const emergencySteps: Steps<EmergencyEventType> = {
  'case.called_back': (state, { authority, number, outcome }, account) => {
    if (outcome === 'unreachable') return state;
    return { ...state, callBack: outcome === 'confirmed' ? { authority, number, by: account } : null };
  },
  'case.acted': (state, { actId, action, until, ratifyBefore, step }, account) => ({
    ...state,
    step,
    acts: [...state.acts, { id: actId, action, by: account, ratifyBefore, ratifiedBy: null, upheld: null }],
    preservation: action === 'preserve' ? { actId, until, extended: false, ended: null } : state.preservation,
  }),
  'case.ratified': (state, { actId, upheld }, account) => ({
    ...state,
    acts: state.acts.map((act) => (act.id === actId ? { ...act, ratifiedBy: account, upheld } : act)),
    preservation: upheld ? state.preservation : undone(state, actId),
  }),
  'case.break_glass_asked': (state, { requestId }, account) => ({
    ...state,
    glass: [...state.glass, { id: requestId, askedBy: account, grantedBy: null, until: null }],
  }),
  'case.break_glass_granted': (state, { requestId, until }, account) => ({
    ...state,
    glass: state.glass.map((each) => (each.id === requestId ? { ...each, grantedBy: account, until } : each)),
  }),
  'case.alarm_raised': (state, data) => ({ ...state, alarms: [...state.alarms, data] }),
  'case.clock_rang': (state, { clock, safeEnd, rung }) => ({
    ...state,
    rungs: [...state.rungs.filter((each) => each.clock !== clock), { clock, safeEnd, rung }],
  }),
};
