import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { productLaw } from '../../../test/support/law.js';
import { circuitsOn, commandsOf as commandsOfCircuit } from '../workflow/circuit.js';
import { type Diagram, diagramOf, type Leaf } from './diagram.js';
import { admits, type Dimension } from './dimension.js';
import { prove, turningDays } from './prove.js';
import { Rule } from './rule.js';
import { inForce, type ReadyRule, type RuleBook, ruleBook } from './rule-book.js';

const law = productLaw();
const today = '2026-11-24';
const commandsOf = (code: string): ReadonlySet<string> => {
  const circuit = circuitsOn(law.circuits, today).get(code);
  return circuit ? commandsOfCircuit(circuit) : new Set();
};

type Combination = ReadonlyMap<Dimension, string>;

/** The plain reading of the table: the first rule one of whose matches holds. */
const firstMatch = (rules: readonly ReadyRule[], combination: Combination): string | undefined =>
  rules.find(({ cubes }) =>
    cubes.some((cube) => [...cube].every(([dimension, allowed]) => admits(allowed, combination.get(dimension) ?? ''))),
  )?.rule.id;

const leavesOf = ({ leaves }: Diagram, combination: Combination): Leaf[] =>
  leaves.filter(({ box }) =>
    [...box].every(([dimension, values]) => values.includes(combination.get(dimension) ?? '')),
  );

const combinationOf = ({ dimensions }: Diagram, seeds: readonly number[]): Combination =>
  new Map(
    [...dimensions].map(([dimension, values], at) => [dimension, values[(seeds[at] ?? 0) % values.length] ?? '']),
  );

describe('the rules of the product', () => {
  it.each(turningDays(law, '2026-01-01'))('keep every promise from %s on', (from) => {
    const proof = prove(law, commandsOf, from);
    expect(proof.findings.map(({ broken }) => broken)).toEqual(proof.findings.map(() => null));
    expect(proof.findings.every(({ combinations }) => combinations > 0n || from < '2026-08-18')).toBe(true);
    expect(proof).toMatchObject({ uncovered: null, overlaps: [] });
    expect(proof.neverReached).toEqual(['S-CATCH-ALL', 'U-CATCH-ALL']);
  });

  it('are all counted: the boxes make up the whole product', () => {
    const { leaves, combinations } = diagramOf(inForce(law, today), [...law.instrumentsByCode.keys()]);
    expect(leaves.reduce((sum, leaf) => sum + leaf.combinations, 0n)).toBe(combinations);
    expect(combinations > 10n ** 9n).toBe(true);
  });

  it('are read by the diagram as the plain reading does', () => {
    const rules = inForce(law, today);
    const diagram = diagramOf(rules, [...law.instrumentsByCode.keys()]);
    const size = diagram.dimensions.size;
    fc.assert(
      fc.property(fc.array(fc.nat(9_999), { minLength: size, maxLength: size }), (seeds) => {
        const combination = combinationOf(diagram, seeds);
        const found = leavesOf(diagram, combination);
        expect(found).toHaveLength(1);
        expect(found[0]?.ready?.rule.id).toBe(firstMatch(rules, combination));
      }),
      { numRuns: 300 },
    );
  });
});

const words = { fr: 'x', en: 'x' };
const rule = (id: string, precedence: number, change: object): Rule =>
  Rule.parse({
    id,
    title: words,
    match: {},
    precedence,
    verdict: 'ESCALATE',
    circuit: 'escalation',
    gag: 'G_NONE',
    approval: { roles: ['head_of_legal'] },
    legal: ['CPP 60-1'],
    validFrom: '2026-01-01',
    validTo: null,
    sourceCheckedAt: '2026-11-24',
    ...change,
  });
const bookOf = (...rules: Rule[]): RuleBook =>
  ruleBook(
    [{ code: 'third-countries', order: 1, title: words, rules }],
    { id: 'X05', title: words, legal: ['Policy split'], circuit: 'division', sourceCheckedAt: today },
    law.instruments,
    law.checks,
  );
const proofOf = (...rules: Rule[]) => prove({ ...bookOf(...rules), notices: law.notices }, commandsOf, today);
const brokenIn = (...rules: Rule[]) =>
  proofOf(...rules).findings.flatMap(({ invariant, broken }) =>
    broken ? [{ number: invariant.number, ...broken }] : [],
  );

const disclosing = { verdict: 'ADMIT_COND', circuit: 'judicial' };
const last = rule('T-CATCH-ALL', 900, { catchAll: true, notify: [{ code: 'N_SISSE' }] });

describe('a small table, every combination of it tried one by one', () => {
  const rules = [
    rule('F01', 10, {
      match: [
        { issuerZone: 'FR', tenant: ['lawyer', 'press'] },
        { channel: 'DIS', emergency: true },
      ],
    }),
    rule('F02', 20, {
      match: { issuerZone: { not: ['FR', 'THIRD'] }, checks: { act_attached: ['fails', 'unknown'] } },
    }),
    rule('F03', 30, { match: { issuerZone: 'THIRD', tenant: { not: ['press'] }, cites: ['MLAT', 'CPP-694'] } }),
  ];
  const ready = inForce(bookOf(...rules), today);
  const diagram = diagramOf(ready, ['MLAT', 'CPP-694']);

  function* combinations(dimensions: readonly Dimension[], chosen: Combination): Generator<Combination> {
    const [first, ...others] = dimensions;
    if (first === undefined) return yield chosen;
    for (const value of diagram.dimensions.get(first) ?? []) {
      yield* combinations(others, new Map([...chosen, [first, value]]));
    }
  }

  it('gives the same counts as the diagram', () => {
    const counted = new Map<string | undefined, bigint>();
    let total = 0n;
    for (const combination of combinations([...diagram.dimensions.keys()], new Map())) {
      const id = firstMatch(ready, combination);
      counted.set(id, (counted.get(id) ?? 0n) + 1n);
      total += 1n;
    }
    const drawn = new Map<string | undefined, bigint>();
    for (const { ready: found, combinations: size } of diagram.leaves) {
      drawn.set(found?.rule.id, (drawn.get(found?.rule.id) ?? 0n) + size);
    }
    expect(total).toBe(diagram.combinations);
    expect(drawn).toEqual(counted);
  });
});

describe('a broken table is shown by a witness', () => {
  it('when a third country may be answered', () => {
    const bad = rule('U99', 10, {
      ...disclosing,
      match: { issuerZone: ['FR', 'THIRD'], issuerCountry: 'CA' },
      notify: [{ code: 'N_SISSE' }],
    });
    expect(brokenIn(bad, last)).toMatchObject([
      { number: 1, rule: 'U99', witness: { issuerZone: 'THIRD', issuerCountry: 'CA' } },
      { number: 2, rule: 'U99', witness: { category: 'CON' } },
    ]);
  });

  it('when content may leave with one approver', () => {
    const bad = rule('F99', 10, { ...disclosing, match: { issuerZone: 'FR', category: 'CON' } });
    expect(brokenIn(bad, last)).toMatchObject([{ number: 2, witness: { issuerZone: 'FR', category: 'CON' } }]);
  });

  it('when a failed check lets data be sent', () => {
    const leak = { verdict: 'CLARIFY', grounds: [], circuit: 'judicial', roles: ['jurist'] };
    const bad = rule('U98', 10, {
      match: { issuerZone: 'THIRD' },
      notify: [{ code: 'N_SISSE' }],
      requires: [{ check: 'act_attached', fails: leak }],
    });
    expect(brokenIn(bad, last)).toMatchObject([{ number: 1, verdict: 'CLARIFY' }, { number: 2 }]);
  });

  it('when a notified certificate may leave before clearance', () => {
    const bad = rule('E99', 10, {
      ...disclosing,
      approval: { roles: ['head_of_legal', 'dpo'] },
      match: { issuerZone: 'EU_EEV', basis: 'EU-EPOC', checks: { enforcing_authority_notified: ['holds', 'unknown'] } },
    });
    expect(brokenIn(bad, last)).toMatchObject([{ number: 3, rule: 'E99' }]);
    const good = rule('E98', 10, { ...bad, id: 'E98', requires: ['enforcement_cleared'] });
    expect(brokenIn(good, last)).toEqual([]);
  });

  it('when a French authority may be refused without the head of legal', () => {
    const bad = rule('F98', 10, {
      verdict: 'REFUSE',
      circuit: 'refusal',
      approval: { roles: ['jurist'] },
      match: { issuerZone: 'FR' },
    });
    expect(brokenIn(bad, last)).toMatchObject([{ number: 5, rule: 'F98' }]);
  });

  it('when the SISSE is forgotten, or told under a condition only', () => {
    const forgotten = rule('U97', 10, { match: { issuerZone: 'THIRD', emergency: true } });
    const perhaps = rule('U96', 20, {
      match: { issuerZone: 'THIRD' },
      notify: [{ code: 'N_SISSE', when: { category: 'NPD' } }],
    });
    expect(brokenIn(forgotten, last)).toMatchObject([
      { number: 6, witness: { issuerZone: 'THIRD', emergency: 'yes' } },
    ]);
    expect(brokenIn(perhaps, last)).toMatchObject([{ number: 6, rule: 'U96' }]);
  });

  it('when a secret matter stays in the ordinary workflow', () => {
    const bad = rule('F97', 10, { verdict: 'SECRET_CELL', circuit: 'refusal', match: { issuerZone: 'FR' } });
    expect(brokenIn(bad, last)).toMatchObject([{ number: 7, rule: 'F97' }]);
  });

  it('when the target of a certificate is informed', () => {
    const bad = rule('E97', 10, { match: { basis: 'EU-EPOC' }, notify: [{ code: 'N_DATASUBJ' }, { code: 'N_SISSE' }] });
    expect(brokenIn(bad, last)).toMatchObject([{ number: 4, witness: { basis: 'EU-EPOC' } }]);
  });

  it('when a catch-all admits', () => {
    const bad = rule('T-CATCH-ALL', 900, {
      ...disclosing,
      catchAll: true,
      approval: { roles: ['head_of_legal', 'dpo'] },
      match: { issuerZone: 'FR' },
    });
    expect(brokenIn(bad).map(({ number }) => number)).toEqual([9]);
  });

  it('when a combination has no rule, a rule is hidden, two rules claim the same', () => {
    const one = rule('F96', 10, { match: { issuerZone: ['FR', 'UNKNOWN'] } });
    const hidden = rule('F95', 20, { match: { issuerZone: 'FR', emergency: true } });
    const rival = rule('F94', 10, { match: { issuerZone: 'FR', channel: 'PNIJ' } });
    const proof = proofOf(one, hidden, rival);
    expect(proof.uncovered).toEqual({ issuerZone: 'EU_EEV' });
    expect(proof.neverReached).toEqual(['F94', 'F95']);
    expect(proof.overlaps).toEqual([{ rules: ['F96', 'F94'], witness: { issuerZone: 'FR', channel: 'PNIJ' } }]);
  });
});
