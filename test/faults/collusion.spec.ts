// @stage sizes
/** Which persons, acting together, can disclose what was once foreign: every sequence of their acts, by the domain itself. */
import { describe, expect, it } from '@jest/globals';
import { size } from '../support/set.js';
import { explore, type Found, type Scenario } from './collusion/explore.js';
import { type Guard, guards, type Off } from './collusion/guards.js';
import { contains, group, groupsOf, holdersOfAll, type Member, withSecondAccount } from './collusion/people.js';
import {
  falseOrigin,
  foreignMailbox,
  foreignWarrant,
  relayed,
  repeatedWarrant,
  scenarios,
  underTheWholeLaw,
  unknownOrigin,
} from './collusion/scenarios.js';
import { print } from './testbed/figures.js';

const HOUR = 3_600_000;
const none: Off = new Set();
const all: Off = new Set(guards);
const withoutLowering = (scenario: Scenario): Scenario => ({
  ...scenario,
  tries: { ...scenario.tries, lowering: false },
});

interface Sum {
  worlds: number;
  tries: number;
  broken: { scenario: string; sequence: readonly string[]; faults: readonly string[] }[];
}

/** One exploration after the other, with their figures. */
function summed(): { sum: Sum; run: (...of: Parameters<typeof explore>) => Found } {
  const sum: Sum = { worlds: 0, tries: 0, broken: [] };
  return {
    sum,
    run: (scenario, members, off, bounds) => {
      const found = explore(scenario, members, off, bounds);
      sum.worlds += found.worlds;
      sum.tries += found.tries;
      if (found.broken) sum.broken.push({ scenario: scenario.name, ...found.broken });
      return found;
    },
  };
}

/** The groups of so many persons, of one role each, that can disclose and of which no part can. */
function smallest(scenario: Scenario, most: number, off: Off = none): { sets: string[]; sum: Sum } {
  const { sum, run } = summed();
  const sets: string[][] = [];
  for (let persons = 1; persons <= most; persons += 1) {
    for (const roles of groupsOf(persons)) {
      if (sets.some((found) => contains(roles, found))) continue;
      if (run(scenario, group(...roles), off, { most: 1_000_000, first: true }).disclosed) sets.push(roles);
    }
  }
  return { sets: sets.map((roles) => roles.join(' + ')), sum };
}

/** Seconds of the processor that a piece of work took; the clock of a busy machine says little. */
function timed<T>(work: () => T): { value: T; seconds: number } {
  const began = process.cpuUsage();
  const value = work();
  return { value, seconds: Math.round(process.cpuUsage(began).user / 100_000) / 10 };
}

/** Each scenario, with the persons who hold every role: as many of fewer roles can do no more. */
function held(): { scenario: Scenario; most: number }[] {
  const small = [foreignWarrant, falseOrigin, relayed];
  return [
    ...scenarios.map((scenario) => ({
      scenario,
      most: small.includes(scenario) ? size({ quick: 2, short: 3, long: 4 }) : size({ short: 2, long: 3 }),
    })),
    ...size({ short: [], long: underTheWholeLaw() }).map((scenario) => ({ scenario, most: 3 })),
  ];
}

describe('persons who act together on what was once foreign', () => {
  it(
    'disclose nothing by any sequence that leaves out the strict quorum, the preparer or the sender',
    () => {
      const { sum, run } = summed();
      const { value: whole, seconds } = timed(() =>
        held().flatMap(({ scenario, most }) =>
          Array.from({ length: most }, (_, at) => run(scenario, holdersOfAll(at + 1)).whole),
        ),
      );
      expect(whole).not.toContain(false);
      print(`collusion: ${sum.worlds} states and ${sum.tries} tries in ${seconds} s, persons who hold every role`);
      expect(sum.broken).toEqual([]);
    },
    24 * HOUR,
  );

  it(
    'are six where the quorum was not lowered: the preparer, four who consent, and the sender',
    () => {
      const narrow = { ...foreignWarrant, tries: { corrections: ['zone FR'] } } as const;
      const strict = size<Scenario>({ short: narrow, long: withoutLowering(foreignWarrant) });
      const six = ['jurist', 'jurist', 'jurist', 'head_of_legal', 'dpo', 'executive'] as const;
      const { value, seconds } = timed(() => {
        const found = explore(strict, group(...six), none, { most: 1_000_000, first: true });
        const fewer = six.map((_, out) => explore(strict, group(...six.filter((_role, at) => at !== out))));
        return { found, fewer };
      });
      print(`collusion: a set that can disclose, without lowering, in ${seconds} s: ${six.join(' + ')}`);
      expect(value.found).toMatchObject({ disclosed: expect.anything(), broken: null });
      expect(value.fewer.map(({ disclosed, whole }) => ({ disclosed, whole }))).toEqual(
        six.map(() => ({ disclosed: null, whole: true })),
      );
    },
    24 * HOUR,
  );

  size({ quick: it.skip, short: it, long: it })(
    'are four where two holders of the stricter roles lowered it: these two, the preparer, and who consents',
    () => {
      const { value, seconds } = timed(() => smallest(foreignWarrant, 4));
      const { worlds, tries, broken } = value.sum;
      print(`collusion: smallest sets of up to four, ${worlds} states and ${tries} tries in ${seconds} s:`, value.sets);
      expect(broken).toEqual([]);
      expect(value.sets).toEqual([
        'jurist + jurist + head_of_legal + head_of_legal',
        'jurist + jurist + head_of_legal + dpo',
        'jurist + jurist + head_of_legal + executive',
        'jurist + head_of_legal + head_of_legal + head_of_legal',
        'jurist + head_of_legal + head_of_legal + dpo',
        'jurist + head_of_legal + head_of_legal + executive',
      ]);
    },
    24 * HOUR,
  );

  it('are no more of them for a second account of one of them', () => {
    const accounts = withSecondAccount(holdersOfAll(2), 'jurist');
    expect(explore(foreignWarrant, accounts)).toMatchObject({ disclosed: null, whole: true });
  });

  it('were three jurists before corrections had guards', () => {
    const { value, seconds } = timed(() => smallest(foreignWarrant, 3, all));
    print(`collusion: smallest sets with every guard taken away, in ${seconds} s:`, value.sets, value.sum.broken[0]);
    expect(value.sets[0]).toBe('jurist + jurist + jurist');
    expect(value.sum.broken[0]?.sequence).toEqual([
      'jurist 1 corrects to zone FR (foreign)',
      'the rules judge the foreign case',
      'jurist 1 settles and prepares (foreign)',
      'jurist 2 approves as jurist (foreign)',
      'jurist 3 releases it (foreign)',
    ]);
  });

  it('were three jurists under the rules of the product too', () => {
    const found = underTheWholeLaw().map((scenario) => explore(scenario, group('jurist', 'jurist', 'jurist'), all));
    expect(found.map(({ disclosed }) => disclosed?.at(-1))).toEqual(
      found.map(() => expect.stringMatching(/^jurist \d releases it/)),
    );
  });

  const three = holdersOfAll(3);
  const jurists = group('jurist', 'jurist', 'jurist', 'jurist');
  const controls: Readonly<Record<Guard, readonly [Scenario, readonly Member[], string]>> = {
    second_person: [foreignWarrant, three, 'without a second person'],
    natural_person: [foreignWarrant, withSecondAccount(holdersOfAll(2), 'jurist'), 'one person did two'],
    stricter_role: [foreignWarrant, jurists, 'of the stricter roles'],
    strictest_quorum: [foreignWarrant, three, 'no consent of'],
    same_act: [repeatedWarrant, three, 'no consent of'],
    mailbox: [foreignMailbox, three, 'stands in another zone'],
    lowered_by_two: [foreignWarrant, three, 'fewer than two persons'],
    preparer_lowered_nothing: [foreignWarrant, three, 'the preparer lowered'],
    evidence: [unknownOrigin, three, 'without evidence'],
  };
  it.each(guards)('are found out with the guard %s taken away', (guard) => {
    const [scenario, members, fault] = controls[guard];
    const { broken } = explore(scenario, members, new Set([guard]));
    print(`collusion: without ${guard}:`, broken);
    expect(broken?.faults.join()).toContain(fault);
  });
});
