/** One event, one step of the state: what the tables of steps share. */
import { type CheckName, checkNames, type RequestFacts } from '../law/fact.js';
import type { CaseEvent, CaseEventType } from './event.js';
import type { CaseState, Preparation } from './state.js';

export type Data<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>['data'];
export type Step<Type extends CaseEventType> = (state: CaseState, data: Data<Type>, account: string) => CaseState;
export type Steps<Type extends CaseEventType> = { readonly [Each in Type]: Step<Each> };

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
