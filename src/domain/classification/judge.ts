/** One item under the rules: the first rule that matches, what its checks make of it, and the rules that nearly fired. */
import type { CheckName, FactName } from '../law/fact.js';
import type { Verdict } from '../law/vocabulary.js';
import type { NearMiss, NoticeDue } from './classification.js';
import { type Allowed, admits, type Cube, type Dimension, factOf, factValue, type Subject } from './dimension.js';
import type { Consequence } from './rule.js';
import type { Need, ReadyRule } from './rule-book.js';
import { strictest } from './strictness.js';

export interface Judgement {
  readonly subject: Subject;
  readonly ready: ReadyRule;
  readonly outcome: Consequence;
  readonly failing: readonly CheckName[];
  readonly unknown: readonly CheckName[];
  readonly deadlines: readonly string[];
  readonly notices: readonly NoticeDue[];
  readonly nearMisses: readonly NearMiss[];
  readonly facts: readonly FactName[];
}

type Condition = readonly [Dimension, Allowed];

const isMet = (subject: Subject, [dimension, allowed]: Condition): boolean =>
  admits(allowed, factValue(dimension, subject));

function allMet(cube: Cube, subject: Subject): boolean {
  for (const condition of cube) if (!isMet(subject, condition)) return false;
  return true;
}

/** Whether one of the conjunctions is met. */
export const holds = (cubes: readonly Cube[], subject: Subject): boolean => cubes.some((cube) => allMet(cube, subject));

/** The first condition not met, when one single fact keeps all from being met. */
function onlyMiss(cube: Cube, subject: Subject): Condition | undefined {
  let only: Condition | undefined;
  for (const condition of cube) {
    if (isMet(subject, condition)) continue;
    if (only && factOf(only[0]) !== factOf(condition[0])) return undefined;
    only ??= condition;
  }
  return only;
}

const wordsOf = ({ values, negated }: Allowed): string => `${negated ? 'none of ' : ''}${[...values].join(', ')}`;

/** Each fact that alone keeps the rule from firing; none where several are missing together. */
function nearMisses({ rule, cubes }: ReadyRule, subject: Subject): NearMiss[] {
  const alone = new Map<FactName, NearMiss>();
  for (const cube of cubes) {
    const miss = onlyMiss(cube, subject);
    if (!miss) continue;
    const [dimension, allowed] = miss;
    const fact = factOf(dimension);
    if (alone.has(fact)) continue;
    alone.set(fact, { row: rule.id, fact, wanted: wordsOf(allowed), found: factValue(dimension, subject) });
  }
  return [...alone.values()];
}

/** The consequence that stands when the rule itself does. */
export const ownOf = ({ rule }: ReadyRule): Consequence => ({
  verdict: rule.verdict,
  grounds: rule.grounds,
  circuit: rule.circuit,
  roles: rule.approval.roles,
  letterBlocks: rule.route.letterBlocks,
});

interface Checked {
  readonly need: Need;
  readonly result: 'holds' | 'fails' | 'unknown';
}

function checked(ready: ReadyRule, subject: Subject): Checked[] {
  return ready.needs
    .filter(({ when }) => holds(when, subject))
    .map((need) => ({ need, result: subject.facts.checks[need.check] ?? 'unknown' }));
}

/** An ADMIT with an open check is an ADMIT_COND: nothing leaves before a person has confirmed it. */
const softened = (outcome: Consequence, open: boolean): Consequence =>
  open && outcome.verdict === 'ADMIT' ? { ...outcome, verdict: 'ADMIT_COND' } : outcome;

function outcomeOf(ready: ReadyRule, results: readonly Checked[]): Consequence {
  const consequences = results.flatMap(({ need, result }) => {
    if (result === 'fails') return [need.fails];
    return result === 'unknown' && need.unknown ? [need.unknown] : [];
  });
  const open = results.some(({ result }) => result === 'unknown');
  const base = softened(ownOf(ready), open);
  const lead = strictest([base, ...consequences], ({ verdict }) => verdict);
  const grounds = [lead, ...consequences].flatMap((consequence) => consequence.grounds);
  const blocks = [lead, ...consequences].flatMap((consequence) => consequence.letterBlocks);
  return { ...lead, grounds: [...new Set(grounds)], letterBlocks: [...new Set(blocks)] };
}

const noticesOf = (ready: ReadyRule, subject: Subject): NoticeDue[] =>
  ready.notices
    .filter(({ cubes }) => holds(cubes, subject))
    .map(({ code, delay, unless }) => ({ code, ...(delay && { delay }), ...(unless && { unless }) }));

/** Facts whose change would change the outcome: those of the rule that fired and of its checks, and those that alone held others back. */
function decisive(
  ready: ReadyRule,
  subject: Subject,
  near: readonly NearMiss[],
  results: readonly Checked[],
): FactName[] {
  const fired = ready.cubes.find((cube) => allMet(cube, subject)) ?? new Map();
  const asking = ready.needs.flatMap(({ when }) => when).flatMap((cube) => [...cube.keys()]);
  const conditions = [...fired.keys(), ...asking].map(factOf);
  return [...new Set([...conditions, ...near.map(({ fact }) => fact), ...results.map(({ need }) => need.check)])];
}

const named = (results: readonly Checked[], wanted: Checked['result']): CheckName[] =>
  results.filter(({ result }) => result === wanted).map(({ need }) => need.check);

/** Judges one item. Throws a RangeError when no rule matches: `prove` shows that a checked rule book always has one. */
export function judge(subject: Subject, rules: readonly ReadyRule[]): Judgement {
  const at = rules.findIndex(({ cubes }) => holds(cubes, subject));
  const ready = rules[at];
  if (!ready) throw new RangeError('No rule matches: the last section lost its catch-all.');
  const near = rules.slice(0, at).flatMap((other) => nearMisses(other, subject));
  const results = checked(ready, subject);
  return {
    subject,
    ready,
    outcome: outcomeOf(ready, results),
    failing: named(results, 'fails'),
    unknown: named(results, 'unknown'),
    deadlines: ready.deadlines.filter(({ when }) => holds(when, subject)).map(({ code }) => code),
    notices: noticesOf(ready, subject),
    nearMisses: near,
    facts: decisive(ready, subject, near, results),
  };
}

/** Verdicts under which something may be handed over. */
export const admitting: readonly Verdict[] = ['ADMIT', 'ADMIT_COND'];
