/** What several events do to the state. */
import { type CheckName, checkNames, type RequestFacts } from '../../law/fact.js';
import type { CaseState, Preparation } from './state.js';

/** Facts with one of them replaced; the name of a check replaces its result. */
export function withFact(facts: RequestFacts, name: string, value: unknown): RequestFacts {
  return checkNames.includes(name as CheckName)
    ? { ...facts, checks: { ...facts.checks, [name]: value } }
    : { ...facts, [name]: value };
}

/** Consents die with what they consented to (docs/promises.md#p3). */
export const withoutPreparation = (state: CaseState): CaseState => ({ ...state, preparation: null });

/** What still waits is made void; what has left has left. */
export const voided = (state: CaseState, step: string): CaseState =>
  state.preparation && state.preparation.dispatchedBy === null ? { ...withoutPreparation(state), step } : state;

export const change = (state: CaseState, changed: Partial<Preparation>): Preparation | null =>
  state.preparation && { ...state.preparation, ...changed };

/** A division that waits for a second person was proposed on the facts as they were. */
export function undivided({ proposedSplit: _waiting, ...state }: CaseState): CaseState {
  return state;
}

/** Any change of what is judged voids the judgement, and all that was prepared or proposed on it. */
export const unjudged = (state: CaseState): CaseState => ({
  ...withoutPreparation(undivided(state)),
  classification: null,
});
