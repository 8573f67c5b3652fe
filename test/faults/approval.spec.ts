// @stage sizes
import { describe, expect, it } from '@jest/globals';
import { circuitsOn } from '../../src/domain/workflow/circuit.js';
import { productLaw } from '../support/law.js';
import { seeds, slice } from '../support/set.js';
import { play } from './approval/sequence.js';
import { type GuardOfPersons, guards } from './approval/without.js';
import { Witness } from './approval/witness.js';
import { print } from './testbed/figures.js';

const SEEDS = slice(seeds({ quick: 200, short: 600, long: 100_000 }));
/** Sequences after which a guard whose absence was not noticed is called useless. */
const MOST_CONTROLS = 5_000;

const circuits = circuitsOn(productLaw().circuits, '2026-11-24');

function witnessed(seed: number, guard: GuardOfPersons | null = null) {
  const sequence = play(seed, circuits, guard);
  const witness = new Witness(circuits);
  for (const happened of sequence.happened) witness.observe(happened);
  return { accepted: sequence.accepted, refused: sequence.refused, witness };
}

/** F23: people of all roles try anything, in any order, under several accounts. */
describe('commands of people of all roles', () => {
  it(
    `let nothing leave without several persons over ${SEEDS.length} sequences`,
    () => {
      const broken: string[] = [];
      const totals = { accepted: 0, refused: 0, disclosed: 0, refusedRequests: 0, informed: 0 };
      for (const seed of SEEDS) {
        const { witness, accepted, refused } = witnessed(seed);
        broken.push(...witness.faults.map((fault) => `seed ${seed}: ${fault}`));
        totals.accepted += accepted;
        totals.refused += refused;
        totals.disclosed += witness.left['case.released'];
        totals.refusedRequests += witness.left['case.refused'];
        totals.informed += witness.left['case.informed'];
      }
      print(
        `approval: ${SEEDS.length} sequences, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}, ${broken.length} broken promises`,
        totals,
      );
      expect(broken).toEqual([]);
      expect(totals.disclosed).toBeGreaterThan(0);
      expect(totals.refusedRequests).toBeGreaterThan(0);
    },
    24 * 3_600_000,
  );

  it('are found out where a guard is taken away', () => {
    const caught = new Map<string, string>();
    for (const guard of guards) {
      for (let seed = 1; seed <= MOST_CONTROLS && !caught.has(guard); seed += 1) {
        const [fault] = witnessed(seed, guard).witness.faults;
        if (fault) caught.set(guard, `seed ${seed}: ${fault}`);
      }
    }
    print(`approval: ${caught.size} of ${guards.length} guards missed when taken away`, Object.fromEntries(caught));
    expect(guards.filter((guard) => !caught.has(guard))).toEqual([]);
  });
});
