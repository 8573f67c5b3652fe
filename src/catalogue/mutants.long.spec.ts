// @stage long
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../test/support/law.js';
import { type CheckMutant, mutantsOfChecks } from '../../test/support/rules/check-mutant.js';
import { type Mutant, mutantsOf } from '../../test/support/rules/mutant.js';
import { asks, isReached, witnessOf } from '../../test/support/rules/witness.js';
import { admits, factValue } from '../domain/classification/dimension.js';
import { itemsOf } from '../domain/classification/item.js';
import type { Rule } from '../domain/classification/rule.js';
import { type ReadyRule, type RuleBook, ruleBook } from '../domain/classification/rule-book.js';
import { type Case, readCases } from './files/case-file.js';
import { judged, outcomeOf } from './files/case-outcome.js';

/** No request was received before; on the other day every rule of today is in force. */
const FIRST_DAY = '2026-01-01';
const TODAY = '2026-11-24';

/** Changes that no outcome can show, each with the reason why. */
const validated =
  'E08 stands before and refuses every such certificate whose validation does not hold: the check is there to be read.';
const argued: Readonly<Record<string, string>> = {
  'E05: requires without judge_validation': validated,
  'E05-CONTENT: requires without judge_validation': validated,
};

const law = productLaw();
const cases = readCases('workflows/rules', law.instruments).map((one) => ({
  one,
  subjects: itemsOf(one.facts, law.instrumentsByCode).map((item) => ({ facts: one.facts, item })),
}));

/** The rules that take what follows from a check from the list; others say it for themselves, or only match on the check. */
const takersOf = ({ check, result }: CheckMutant): ReadyRule[] =>
  law.rules.filter(({ needs }) =>
    needs.some((need) => need.check === check && need[result] === law.checks.checks[check][result]),
  );

/** The changed rule, ready, at the place of the one it stands for. */
function readied(rule: Rule, original: ReadyRule): ReadyRule {
  const section = { code: original.section, order: 1, title: rule.title, rules: [rule] };
  const [ready] = ruleBook([section], law.split, [], law.checks).rules;
  if (!ready) throw new Error(rule.id);
  return { ...ready, rank: original.rank };
}

const matched = ({ cubes }: ReadyRule, { subjects }: (typeof cases)[number]): boolean =>
  subjects.some((subject) =>
    cubes.some((cube) => [...cube].every(([dimension, allowed]) => admits(allowed, factValue(dimension, subject)))),
  );

const breaks = (one: Case, book: RuleBook): boolean => !isDeepStrictEqual(outcomeOf(judged(one, book)), one.expected);

/** Whether a case breaks: one that fired the rule as it is, or one that only the changed rule matches. */
function killed(original: ReadyRule, changed: ReadyRule, own: typeof cases): boolean {
  const book: RuleBook = { ...law, rules: law.rules.with(original.rank, changed) };
  if (own.some(({ one }) => breaks(one, book))) return true;
  const sameMatch = isDeepStrictEqual(original.rule.match, changed.rule.match);
  return !sameMatch && cases.some((each) => matched(changed, each) && breaks(each.one, book));
}

/** Facts that would show the change; null when the enumeration of all facts finds none, so that no case can be written. */
function missing({ kind }: Mutant, original: ReadyRule, changed: ReadyRule): unknown {
  if (kind === 'verdict' || kind === 'consequence') return isReached(original, law, TODAY) ? 'any that fire it' : null;
  return witnessOf(original, changed, law, kind === 'date' ? FIRST_DAY : TODAY) ?? null;
}

const tried = { mutants: 0, equivalent: 0 };

function survivorsOf(original: ReadyRule): Record<string, unknown> {
  const survivors: Record<string, unknown> = {};
  const own = cases.filter((each) => matched(original, each));
  for (const mutant of mutantsOf(original.rule, law.checks.lists, FIRST_DAY)) {
    tried.mutants += 1;
    const changed = readied(mutant.rule, original);
    if (killed(original, changed, own)) continue;
    const witness = missing(mutant, original, changed);
    if (witness === null) tried.equivalent += 1;
    else survivors[mutant.change] = witness;
  }
  return survivors;
}

describe('a case breaks for every small error in', () => {
  it.each(law.rules.map((ready) => [ready.rule.id, ready] as const))('%s', (id, ready) => {
    const survivors = survivorsOf(ready);
    const excused = Object.keys(argued).filter((change) => change.startsWith(`${id}:`));
    expect(Object.keys(survivors).filter((change) => excused.includes(change))).toEqual(excused);
    const left = Object.entries(survivors).filter(([change]) => !excused.includes(change));
    expect(Object.fromEntries(left)).toEqual({});
  });

  it('what follows when a check is not met', () => {
    const taken = mutantsOfChecks(law.checks).filter((mutant) => takersOf(mutant).length > 0);
    const survivors = taken.filter((mutant) => {
      tried.mutants += 1;
      const book = ruleBook(law.sections, law.split, law.instruments, mutant.checks);
      const concerned = cases.filter(({ one }) => (one.facts.checks[mutant.check] ?? 'unknown') === mutant.result);
      if (concerned.some(({ one }) => breaks(one, book))) return false;
      if (takersOf(mutant).some((ready) => asks(ready, mutant.check, mutant.result, law, TODAY))) return true;
      tried.equivalent += 1;
      return false;
    });
    expect(survivors.map(({ change }) => change)).toEqual([]);
  });

  it('more than a handful of places', () => {
    expect(tried.mutants).toBeGreaterThan(5000);
    expect(tried.equivalent).toBeLessThan(tried.mutants / 15);
  });
});
