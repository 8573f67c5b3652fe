// @stage sizes
import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../src/domain/case/command.js';
import { circuitsOn } from '../../src/domain/workflow/circuit.js';
import {
  approve,
  circumstances,
  disclosure,
  head,
  id,
  jurist,
  otherJurist,
  payload,
  prepare,
  release,
  run,
} from '../support/case-walk.js';
import { productLaw } from '../support/law.js';
import { seeds, slice } from '../support/set.js';
import { type Flaw, flaws, rareFlaws } from './simulation/flaw.js';
import type { Doing } from './simulation/handling.js';
import { judge } from './simulation/judge.js';
import { Shell } from './simulation/shell.js';
import { simulate } from './simulation/world.js';
import { print } from './testbed/figures.js';
import { Random } from './testbed/random.js';

const SEEDS = slice(seeds({ quick: 20, short: 60, long: 10_000 }));
const SEED = SEEDS[0] ?? 1;
const STEPS = 200;
/** Seeds after which a guard whose absence was not noticed is called useless. */
const MOST_CONTROLS = 500;

/** One released answer, and the job that sends it. */
function releasedAnswer(flaw: Flaw | null): Shell {
  const letter = { id: id(500), kind: 'answer', language: 'fr', template: 'answer.v1' } as const;
  const letters = [{ ...letter, templateSha256: payload, sha256: payload, mailbox: payload, zone: 'FR' }];
  const { entries } = run(
    ...disclosure,
    [{ ...prepare('disclose'), letters } as Command, jurist],
    [approve('jurist'), otherJurist],
    [release, head],
  );
  const shell = new Shell(new Random(4), circumstances, flaw);
  shell.store.append(id(1), entries, 1);
  shell.store.enqueue([{ topic: 'correspondence.send_letter', payload: { caseId: id(1), letterId: letter.id } }], 0);
  return shell;
}

function finish(doing: Doing): void {
  while (!doing.next().done);
}

const circuits = circuitsOn(productLaw().circuits, '2026-11-24');

describe('the domain under duplicates, reordering, crashes, clocks and a queue that forgets', () => {
  it(
    `keeps its promises over ${SEEDS.length} seeds of ${STEPS} steps`,
    () => {
      const broken: string[] = [];
      const totals = { cases: 0, entries: 0, crashes: 0, letters: 0, refusedOrReleased: 0 };
      for (const seed of SEEDS) {
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
      print(
        `simulation: ${SEEDS.length} seeds from ${SEED} to ${SEEDS.at(-1)} × ${STEPS} steps, ${broken.length} broken promises`,
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

  it.each([null, ...rareFlaws])('has a stalled sender tell what it sent, with the guard %s taken away', (flaw) => {
    const shell = releasedAnswer(flaw);
    const [first, second] = [shell.execute('w1', 0), shell.execute('w1', 0)];
    while (shell.taken.size === 0 && !first.next().done);
    expect(shell.taken.size).toBe(1);
    shell.now += 301;
    for (const doing of [second, first]) finish(doing);
    shell.now += 60;
    for (const { id: work } of shell.store.due(shell.now)) finish(shell.execute(work, 0));
    const all = judge({ shell, intentions: [], fingerprint: '', crashes: 0 });
    const faults = all.filter((fault) => fault.includes('letter') || fault.includes('disclosed'));
    expect(faults).toEqual(flaw === null ? [] : ['I5 a letter that left is not recorded once']);
  });

  it('finds out each guard that is taken away', () => {
    const caught = new Map<string, string>();
    for (const flaw of flaws) {
      for (let seed = 1; seed <= MOST_CONTROLS && !caught.has(flaw); seed += 1) {
        const [fault] = judge(simulate(seed, STEPS, circuits, flaw));
        if (fault && judge(simulate(seed, STEPS, circuits)).length === 0) caught.set(flaw, `seed ${seed}: ${fault}`);
      }
    }
    print(`${caught.size} of ${flaws.length} seeded bugs caught`, Object.fromEntries(caught));
    expect(flaws.filter((flaw) => !caught.has(flaw))).toEqual([]);
  });
});
