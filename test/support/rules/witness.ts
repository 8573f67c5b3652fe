/** Tells by enumeration whether two readings of a rule ever differ, and shows the facts for which they do. */
import {
  type Allowed,
  admits,
  type Cube,
  type Dimension,
  valuesOf,
} from '../../../src/domain/classification/dimension.js';
import { inForce, type ReadyRule, type RuleBook } from '../../../src/domain/classification/rule-book.js';

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

/**
 * Facts that a rule and its mutant read differently on a day, where no rule before them fires; undefined when a whole
 * enumeration finds none, so that no case could ever tell the two apart.
 */
export function witnessOf(rule: ReadyRule, mutant: ReadyRule, book: RuleBook, day: string): Witness | undefined {
  const rules = inForce(book, day);
  const dimensions = dimensionsOf([...book.rules, mutant], book);
  const earlier = rules.filter(({ rank }) => rank < rule.rank).flatMap(({ cubes }) => cubes);
  const shut = [...impossible(dimensions), ...earlier];
  const [before, after] = [readingsOf(rule), readingsOf(mutant)];
  const inForceThen = rules.includes(rule);
  const readings = [...new Set([...before.keys(), ...after.keys()])].map((name): [readonly Cube[], readonly Cube[]] => {
    const [one, other] = [before.get(name) ?? [], after.get(name) ?? []];
    if (name === 'match') return [inForceThen ? one : [], other];
    return [both(rule.cubes, one, dimensions), both(rule.cubes, other, dimensions)];
  });
  for (const [left, right] of readings.flatMap(
    ([one, other]) =>
      [
        [one, other],
        [other, one],
      ] as const,
  )) {
    for (const cube of left) {
      const box = boxOf(cube, dimensions);
      const found = box && outside(box, [...shut, ...right]);
      if (found) return narrowedTo(found, dimensions);
    }
  }
  return undefined;
}

/** True when no facts ever lead to the rule on that day: rules before it match all it matches. */
export function neverReached(rule: ReadyRule, book: RuleBook, day: string): boolean {
  const nothing: ReadyRule = { ...rule, cubes: [] };
  return witnessOf(rule, nothing, book, day) === undefined;
}
