/** Where a case stands in its circuit, and the step that follows. */
import type { Verdict } from '../../law/vocabulary.js';
import type { Circuits, Step } from '../../workflow/circuit.js';
import type { Context, Guard } from './action.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

export function stepOf(state: Pick<CaseState, 'circuit' | 'step'>, circuits: Circuits): Step | undefined {
  return circuits.get(state.circuit)?.steps.find((step) => step.id === state.step);
}

/** The step that follows the action; the case stays where it is when its circuit draws no arrow. */
export const next = ({ state, at }: Pick<Context, 'state' | 'at'>, action: string): string =>
  stepOf(state, at.circuits)?.on[action] ?? state.step;

/** Where people prepare again what was made void; the same step when nothing waits. */
export const backFrom = (context: Pick<Context, 'state' | 'at'>): string => {
  const { preparation, step } = context.state;
  return preparation && preparation.dispatchedBy === null ? next(context, 'send_back') : step;
};

/** The step in which a verdict enters a circuit; its start for a verdict that the circuit does not name. */
export function entryOf(circuit: string, verdict: Verdict | undefined, circuits: Circuits): string {
  const found = circuits.get(circuit);
  return (verdict && found?.opens[verdict]?.step) ?? found?.start ?? '';
}

/** Refuses unless the step draws an arrow for the action, and is in the hands of a role of the actor. */
export const stepAllows =
  (action: string, byAskedRoles = false): Guard =>
  (state, actor, { circuits }) => {
    const step = stepOf(state, circuits);
    if (step?.on[action] === undefined) return refusals.stepForbids;
    if (actor.kind === 'system' || byAskedRoles) return null;
    return actor.roles.some((role) => step.roles.includes(role)) ? null : refusals.stepOfOthers;
  };
