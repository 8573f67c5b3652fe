import { describe, expect, it } from '@jest/globals';
import { circuitsOn } from '../../src/domain/workflow/circuit.js';
import { lawOfTheHouse } from '../support/law.js';
import { size } from '../support/set.js';
import { say } from './laboratory/figures.js';
import { flaws } from './simulation/flaw.js';
import { judge } from './simulation/judge.js';
import { simulate } from './simulation/world.js';

const SEED = Number(process.env.FAULT_SEED ?? 1);
const SEEDS = Number(process.env.FAULT_SEEDS ?? size({ short: 150, long: 10_000 }));
const STEPS = 200;
/** Seeds after which a guard whose absence was not noticed is called useless. */
const MOST_CONTROLS = 500;

const circuits = circuitsOn(lawOfTheHouse().circuits, '2026-11-24');

describe('the domain under duplicates, reordering, crashes, clocks and a queue that forgets', () => {
  it(
    `keeps its promises over ${SEEDS} seeds of ${STEPS} steps`,
    () => {
      const broken: string[] = [];
      const totals = { cases: 0, entries: 0, crashes: 0, letters: 0, refusedOrReleased: 0 };
      for (let seed = SEED; seed < SEED + SEEDS; seed += 1) {
        const run = simulate(seed, STEPS, circuits);
        broken.push(...judge(run).map((fault) => `seed ${seed}: ${fault}`));
        totals.cases += run.shell.store.streams.size;
        totals.crashes += run.crashes;
        totals.letters += run.shell.taken.size;
        for (const { entries } of run.shell.store.streams.values()) {
          totals.entries += entries.length;
          totals.refusedOrReleased += entries.filter(({ event }) => /refused|released/.test(event.type)).length;
        }
      }
      say(
        `simulation: seeds ${SEED} to ${SEED + SEEDS - 1} × ${STEPS} steps, ${broken.length} broken promises`,
        totals,
      );
      expect(broken).toEqual([]);
      expect(totals.refusedOrReleased).toBeGreaterThan(0);
    },
    24 * 3_600_000,
  );

  it('is the same run each time', () => {
    const twice = [SEED, SEED].map((seed) => simulate(seed, STEPS, circuits).fingerprint);
    expect(twice[0]).toBe(twice[1]);
    expect(simulate(SEED + 1, STEPS, circuits).fingerprint).not.toBe(twice[0]);
  });

  it('finds out each guard that is taken away', () => {
    const caught = new Map<string, string>();
    for (const flaw of flaws) {
      for (let seed = 1; seed <= MOST_CONTROLS && !caught.has(flaw); seed += 1) {
        const [fault] = judge(simulate(seed, STEPS, circuits, flaw));
        if (fault && judge(simulate(seed, STEPS, circuits)).length === 0) caught.set(flaw, `seed ${seed}: ${fault}`);
      }
    }
    say(`${caught.size} of ${flaws.length} seeded bugs caught`, Object.fromEntries(caught));
    expect(flaws.filter((flaw) => !caught.has(flaw))).toEqual([]);
  });
});
