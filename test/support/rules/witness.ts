/** Tells by enumeration whether two readings of a rule ever differ, and shows the facts for which they do. */

import {
  type Allowed,
  admits,
  type Cube,
  type Dimension,
  valuesOf,
} from '../../../src/domain/classification/dimension.js';
import { inForce, type ReadyRule, type RuleBook } from '../../../src/domain/classification/rule-book.js';
import type { CheckName } from '../../../src/domain/law/fact.js';

type Values = ReadonlyMap<Dimension, readonly string[]>;
export type Witness = Readonly<Record<string, string>>;

const only = (...values: string[]): Allowed => ({ values: new Set(values), negated: false });
const but = (value: string): Allowed => ({ values: new Set([value]), negated: true });

/** What no request can be: a text that governs without being cited, data that are all non-personal and are not. */
function impossible(dimensions: Values): Cube[] {
  const cited = [...dimensions.keys()].filter((dimension) => dimension.startsWith('cites:'));
  return [
    ...cited.flatMap((dimension): Cube[] => [
      new Map([
        ['basis', only(dimension.slice('cites:'.length))],
        [dimension, only('no')],
      ]),
      new Map([
        ['basis', only('NONE')],
        [dimension, only('yes')],
      ]),
    ]),
    new Map([
      ['nonPersonalOnly', only('yes')],
      ['category', but('NPD')],
    ]),
  ];
}

/** A combination inside the box and outside every cube; undefined when the cubes cover it. */
function outside(box: Values, cubes: readonly Cube[]): Values | undefined {
  const meeting = cubes.filter((cube) =>
    [...cube].every(([dimension, allowed]) => box.get(dimension)?.some((value) => admits(allowed, value))),
  );
  const [cube] = meeting;
  if (!cube) return box;
  let inside = box;
  for (const [dimension, allowed] of cube) {
    const values = inside.get(dimension) ?? [];
    const left = values.filter((value) => !admits(allowed, value));
    if (left.length > 0) {
      const found = outside(new Map([...inside, [dimension, left]]), meeting.slice(1));
      if (found) return found;
    }
    inside = new Map([...inside, [dimension, values.filter((value) => admits(allowed, value))]]);
  }
  return undefined;
}

function boxOf(cube: Cube, dimensions: Values): Values | undefined {
  const box = new Map(dimensions);
  for (const [dimension, allowed] of cube) {
    const values = (box.get(dimension) ?? []).filter((value) => admits(allowed, value));
    if (values.length === 0) return undefined;
    box.set(dimension, values);
  }
  return box;
}

/** Both at once: a conjunction names a dimension twice where the two do. */
function both(left: readonly Cube[], right: readonly Cube[], dimensions: Values): Cube[] {
  return left.flatMap((one) =>
    right.flatMap((other): Cube[] => {
      const outer = boxOf(one, dimensions);
      const inner = outer && boxOf(other, outer);
      if (!inner) return [];
      const names = new Set([...one.keys(), ...other.keys()]);
      return [new Map([...names].map((name) => [name, only(...(inner.get(name) ?? []))]))];
    }),
  );
}

/** When a rule fires, and within that when each check is asked, each clock runs and each notice is due. */
function readingsOf({ cubes, needs, deadlines, notices }: ReadyRule): Map<string, readonly Cube[]> {
  const readings = new Map<string, readonly Cube[]>([['match', cubes]]);
  const add = (name: string, more: readonly Cube[]) => readings.set(name, [...(readings.get(name) ?? []), ...more]);
  for (const { check, when } of needs) add(`check ${check}`, when);
  for (const { code, when } of deadlines) add(`clock ${code}`, when);
  for (const { code, cubes: due } of notices) add(`notice ${code}`, due);
  return readings;
}

/** Every value that the rules of the book, or the changed one, tell apart. */
function dimensionsOf(rules: readonly ReadyRule[], book: RuleBook): Values {
  const named = new Map<Dimension, Set<string>>();
  for (const [dimension, { values }] of rules
    .flatMap((rule) => [...readingsOf(rule).values()].flat())
    .flatMap((cube) => [...cube])) {
    named.set(dimension, new Set([...(named.get(dimension) ?? []), ...values]));
  }
  for (const { check } of rules.flatMap(({ needs }) => needs)) named.set(`check:${check}`, new Set());
  const codes = [...book.instrumentsByCode.keys()];
  return new Map([...named].map(([dimension, values]) => [dimension, valuesOf(dimension, codes, [...values])]));
}

const narrowedTo = (box: Values, dimensions: Values): Witness =>
  Object.fromEntries(
    [...box].flatMap(([dimension, values]) =>
      values.length === dimensions.get(dimension)?.length ? [] : [[dimension, values.slice(0, 4).join('|')]],
    ),
  );

/** The rules of a day, and what no facts of that day can be or lead past: impossible facts, and the rules before a rank. */
class Day {
  readonly dimensions: Values;
  private readonly rules: readonly ReadyRule[];

  constructor(book: RuleBook, day: string, mutant?: ReadyRule) {
    this.rules = inForce(book, day);
    this.dimensions = dimensionsOf([...book.rules, ...(mutant ? [mutant] : [])], book);
  }

  has(rule: ReadyRule): boolean {
    return this.rules.includes(rule);
  }

  /** Facts that meet one of the cubes and none of the others, and that no rule before the rank takes. */
  between(cubes: readonly Cube[], others: readonly Cube[], rank: number): Witness | undefined {
    const earlier = this.rules.filter((rule) => rule.rank < rank).flatMap((rule) => rule.cubes);
    const shut = [...impossible(this.dimensions), ...earlier, ...others];
    for (const cube of cubes) {
      const box = boxOf(cube, this.dimensions);
      const found = box && outside(box, shut);
      if (found) return narrowedTo(found, this.dimensions);
    }
    return undefined;
  }
}

/**
 * Facts that a rule and its mutant read differently on a day, where no rule before them fires; undefined when a whole
 * enumeration finds none, so that no case could ever tell the two apart.
 */
export function witnessOf(rule: ReadyRule, mutant: ReadyRule, book: RuleBook, day: string): Witness | undefined {
  const on = new Day(book, day, mutant);
  const [before, after] = [readingsOf(rule), readingsOf(mutant)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(name) ?? [], after.get(name) ?? []].map((when) =>
      name === 'match' ? when : both(rule.cubes, when, on.dimensions),
    ) as [readonly Cube[], readonly Cube[]];
    const read = name === 'match' && !on.has(rule) ? [] : one;
    const found = on.between(read, other, rule.rank) ?? on.between(other, read, rule.rank);
    if (found) return found;
  }
  return undefined;
}

/** True when some facts lead to the rule on that day. */
export function isReached(rule: ReadyRule, book: RuleBook, day: string): boolean {
  return new Day(book, day).between(rule.cubes, [], rule.rank) !== undefined;
}

/** True when the rule asks for the check and some facts lead to it on that day with that result of the check. */
export function asks(rule: ReadyRule, check: CheckName, result: string, book: RuleBook, day: string): boolean {
  const on = new Day(book, day);
  const seen: Cube = new Map<Dimension, Allowed>([[`check:${check}`, only(result)]]);
  const asked = rule.needs.filter((need) => need.check === check).flatMap(({ when }) => when);
  const cubes = both(both(rule.cubes, asked, on.dimensions), [seen], on.dimensions);
  return on.between(cubes, [], rule.rank) !== undefined;
}
