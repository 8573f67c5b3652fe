/** What the parts of a divided request still ask at the strictest: all that it ever asked, but for being several at once. */

import { type CaseEntry, evolve } from './evolve.js';
import { inherited, raisedBy } from './model/floor.js';
import { type Floor, noFloor } from './model/floor-state.js';
import { absent, type CaseState } from './model/state.js';

function after(floor: Floor, { event }: CaseEntry, before: CaseState, next: CaseState): Floor {
  const isSeveral = next.classification?.verdict === 'SPLIT';
  switch (event.type) {
    case 'case.classified':
      return isSeveral ? floor : raisedBy(floor, event.data, next.hold);
    case 'case.floor_inherited':
      return inherited(floor, event.data);
    case 'case.floor_lowered':
      if (next.floor === before.floor) return floor;
      return isSeveral ? noFloor : next.floor;
    default:
      return floor;
  }
}

/** The floor of the entries without the judgements that the request is several. */
export function floorOfParts(entries: readonly CaseEntry[]): Floor {
  let [state, floor] = [absent, noFloor];
  for (const entry of entries) {
    const next = evolve(state, entry);
    floor = after(floor, entry, state, next);
    state = next;
  }
  return floor;
}
