/** One event, one step of the state; total over events, it never refuses and never throws. */
import { eventOf, mayFollow } from './actions/index.js';
import type { CaseEvent } from './event.js';
import { absent, type CaseState } from './model/state.js';

/** An entry of a case stream: the event and who caused it, the id of a person or the name of a part of the service. */
export interface CaseEntry {
  readonly event: CaseEvent;
  readonly actor: string;
}

/** The state after one more entry. What no action writes in such a case counts for nothing: no row and no entry opens it again. */
export function evolve(state: CaseState, { event, actor }: CaseEntry): CaseState {
  const counts = mayFollow(event.type, state.status);
  const after = (counts && eventOf(event.type)?.evolve(state, event.data, actor)) || state;
  return { ...after, seq: state.seq + 1 };
}

/** The state after all entries of a case, in their order. */
export function replay(entries: readonly CaseEntry[]): CaseState {
  return entries.reduce(evolve, absent);
}
