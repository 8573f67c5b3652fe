/** Updates the current hold and the strictest hold of the case together. */

import type { Hold } from '../../model/floor-state.js';
import type { CaseState } from '../../model/state.js';
import { factConfirmed } from '../facts/confirm-fact.js';

/** Both holds with what changed of them. */
export function holding(
  { hold, floor }: CaseState,
  changed: (hold: Hold) => Partial<Hold>,
): Pick<CaseState, 'hold' | 'floor'> {
  const change = (each: Hold | null) => each && { ...each, ...changed(each) };
  return { hold: change(hold), floor: { ...floor, hold: change(floor.hold) } };
}

/** The check of the rules that says whether the ten days have gone by without a ground (EEV 10(2), 12). */
export const cleared = (value: 'holds' | 'fails') =>
  factConfirmed.of({ fact: 'enforcement_cleared', value, corrected: true });
