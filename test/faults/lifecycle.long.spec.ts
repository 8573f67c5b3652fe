// @stage long
/** Two hundred times one thing that a case needs is taken away: each time the proof names a path into the dead end. */
import { describe, expect, it } from '@jest/globals';
import { controlsOf, law, stuckUnder } from '../support/lifecycle-controls.js';
import { Random } from './testbed/random.js';

const TIMES = 200;

describe('the proof that every case can end, with one thing taken away', () => {
  it(`names it each of ${TIMES} times`, () => {
    const controls = law.circuits.flatMap(controlsOf);
    const random = new Random(200);
    const known = new Map<string, boolean>();
    let named = 0;
    for (let n = 0; n < TIMES; n += 1) {
      const control = random.of(controls);
      const found = known.get(control.name) ?? stuckUnder(control).some(({ circuit }) => circuit === control.circuit);
      known.set(control.name, found);
      if (found) named += 1;
    }
    expect([...known].filter(([, found]) => !found).map(([name]) => name)).toEqual([]);
    expect(named).toBe(TIMES);
  });
});
