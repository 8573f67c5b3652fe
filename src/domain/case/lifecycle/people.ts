/** What may happen, and who of the people of the proof may do it. */
import type { CaseState } from '../model/state.js';
import { type Moment, persons, roleOf } from './world.js';

/** What happened, for the story. */
export interface Happening {
  readonly action: string;
  /** A role; null for the service and for time. */
  readonly by: string | null;
  /** What was entered, as far as it is a choice. */
  readonly what: string;
}
export interface Next {
  readonly moment: Moment;
  readonly happening: Happening;
}

const chosen = new WeakMap<CaseState, typeof persons>();

/** One of each role: who else holds it stands where this one does, but for what they did in this case. */
export function choices({ state }: Moment): typeof persons {
  const known = chosen.get(state) ?? chosenIn(state);
  chosen.set(state, known);
  return known;
}

function chosenIn({ preparation, callBack, acts }: CaseState): typeof persons {
  const did = (id: string): string =>
    [
      preparation?.preparedBy === id,
      preparation?.consents.some(({ person }) => person === id),
      callBack?.by === id,
      acts.some(({ by }) => by === id),
    ].join();
  const seen = new Set<string>();
  return persons.filter(({ id }) => {
    const part = `${roleOf(id)} ${did(id)}`;
    return seen.has(part) ? false : seen.add(part) !== undefined;
  });
}
