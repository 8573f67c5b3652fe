import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../test/support/law.js';
import { openMoves } from '../../test/support/rules/open-moves.js';
import { classify } from '../domain/classification/classify.js';
import { admitting } from '../domain/classification/judge.js';
import { day } from '../domain/kernel/day.js';
import { checkNames } from '../domain/law/fact.js';
import { verdicts } from '../domain/law/vocabulary.js';
import { readCases } from './files/case-file.js';
import { judged, outcomeOf } from './files/case-outcome.js';

const law = productLaw();
const cases = readCases('workflows/rules', law.instruments);
const titled = [...new Set(cases.map(({ title }) => title))].map(
  (title) => [title, cases.filter((one) => one.title === title)] as const,
);
const withMoves = cases.flatMap((one) => (one.moves ? [[one.title, one, one.moves] as const] : []));

describe('the cases that jurists read', () => {
  it.each(titled)('%s', (_, variants) => {
    for (const one of variants) {
      const { variant } = one;
      expect({ variant, ...outcomeOf(judged(one, law)) }).toEqual({ variant, ...one.expected });
    }
  });

  it.each(withMoves)('open these moves to a jurist, and no other: %s', (_, one, moves) => {
    expect(openMoves(one.facts, judged(one, law), law)).toEqual(moves.toSorted());
  });

  it('say the moves for every circuit that a rule leads to', () => {
    const told = new Set(withMoves.map(([, one]) => judged(one, law).circuit));
    const led = new Set(law.rules.map(({ rule }) => rule.circuit));
    expect([...led].filter((circuit) => !told.has(circuit))).toEqual([]);
  });

  it('fire every row of the table', () => {
    const fired = new Set(cases.flatMap((one) => judged(one, law).items.map(({ row }) => row)));
    const silent = law.rules.filter(({ rule }) => !rule.catchAll && !fired.has(rule.id)).map(({ rule }) => rule.id);
    expect(silent).toEqual([]);
  });

  it('were worked out by hand from the law, sixty at least, for every verdict and in every file', () => {
    const derived = cases.filter((one) => one.derived !== undefined);
    const rows = derived.filter(({ expected }) => expected.row !== null);
    expect(rows.filter((one) => one.derived !== undefined && one.derived !== one.expected.row)).toEqual([]);
    expect(new Set(derived.map(({ title }) => title)).size).toBeGreaterThanOrEqual(60);
    expect(new Set(derived.map(({ expected }) => expected.verdict))).toEqual(new Set(verdicts));
    expect(new Set(derived.map(({ title }) => title.split(':')[0])).size).toBe(6);
  });

  it('show for every admitting row what happens when a check is not met', () => {
    for (const one of cases) {
      const admitted = admitting.includes(judged(one, law).verdict);
      const held = checkNames.filter((name) => one.facts.checks[name] === 'holds');
      if (!admitted || held.length === 0) continue;
      const checks = { ...one.facts.checks, ...Object.fromEntries(held.map((name) => [name, 'fails' as const])) };
      const without = classify({ ...one.facts, checks }, law, day(one.day));
      expect(admitting).not.toContain(without.verdict);
    }
  });
});
