/** A decision diagram over every combination of facts: whole boxes of combinations are settled at once, so that it is exact. */
import type { InstrumentCode } from '../law/vocabulary.js';
import { type Allowed, admits, type Cube, type Dimension, valuesOf } from './dimension.js';
import type { ReadyRule } from './rule-book.js';

/** The values still possible for each dimension that was looked at on the way; the others are open. */
export type Box = ReadonlyMap<Dimension, readonly string[]>;

/** A box of combinations for which the same rule fires, or none. */
export interface Leaf {
  readonly box: Box;
  readonly ready: ReadyRule | undefined;
  readonly combinations: bigint;
}

export interface Diagram {
  readonly dimensions: ReadonlyMap<Dimension, readonly string[]>;
  readonly leaves: readonly Leaf[];
  /** Size of the product of all values that any rule distinguishes. */
  readonly combinations: bigint;
}

interface Candidate {
  readonly ready: ReadyRule;
  readonly cube: Cube;
}

/** Dimensions that split the table most come first: the diagram stays small. */
const first: readonly Dimension[] = ['issuerZone', 'basis', 'category', 'issuerKind', 'relayedBy', 'channel'];

/** Every condition a rule states, those of its checks, deadlines and notices included. */
function conditionsOf(ready: ReadyRule): Cube[] {
  const inner = [...ready.needs, ...ready.deadlines].flatMap(({ when }) => when);
  return [...ready.cubes, ...inner, ...ready.notices.flatMap(({ cubes }) => cubes)];
}

/** The dimensions that some rule distinguishes, each with all its values. */
function dimensionsOf(
  rules: readonly ReadyRule[],
  codes: readonly InstrumentCode[],
): Map<Dimension, readonly string[]> {
  const named = new Map<Dimension, Set<string>>();
  for (const [dimension, { values }] of rules.flatMap(conditionsOf).flatMap((cube) => [...cube])) {
    named.set(dimension, new Set([...(named.get(dimension) ?? []), ...values]));
  }
  for (const { check } of rules.flatMap(({ needs }) => needs)) named.set(`check:${check}`, new Set());
  const ordered = [...first.filter((dimension) => named.has(dimension)), ...named.keys()];
  return new Map(
    [...new Set(ordered)].map((dimension) => [
      dimension,
      valuesOf(dimension, codes, [...(named.get(dimension) ?? [])]),
    ]),
  );
}

const product = (sizes: Iterable<number>): bigint => [...sizes].reduce((total, size) => total * BigInt(size), 1n);

/** How many combinations a box holds: what it leaves open counts with all its values. */
export function sizeOf(box: Box, { dimensions, combinations }: Pick<Diagram, 'dimensions' | 'combinations'>): bigint {
  let size = combinations;
  for (const [dimension, values] of box) {
    const all = dimensions.get(dimension)?.length;
    // Exact: each dimension is a factor of the whole product once.
    if (all !== undefined) size = (size / BigInt(all)) * BigInt(values.length);
  }
  return size;
}

const openIn = (cube: Cube, box: Box): Dimension[] => [...cube.keys()].filter((dimension) => !box.has(dimension));

/** No candidate behind one that asks nothing more can ever fire. */
function reachable(candidates: readonly Candidate[], box: Box): Candidate[] {
  const last = candidates.findIndex(({ cube }) => openIn(cube, box).length === 0);
  return last < 0 ? [...candidates] : candidates.slice(0, last + 1);
}

class Builder {
  readonly leaves: Leaf[] = [];

  readonly combinations: bigint;

  constructor(readonly dimensions: ReadonlyMap<Dimension, readonly string[]>) {
    this.combinations = product([...dimensions.values()].map(({ length }) => length));
  }

  walk(candidates: readonly Candidate[], box: Box): void {
    const live = reachable(candidates, box);
    const [best] = live;
    const dimension = best && this.next(live, box);
    if (!dimension) {
      this.leaves.push({ box, ready: best?.ready, combinations: sizeOf(box, this) });
      return;
    }
    for (const [values, survivors] of this.branches(live, dimension)) {
      this.walk(survivors, new Map([...box, [dimension, values]]));
    }
  }

  /** The first dimension, in the order of the table, on which a live candidate still depends; none when the best is sure. */
  private next(live: readonly Candidate[], box: Box): Dimension | undefined {
    const [best] = live;
    if (!best || openIn(best.cube, box).length === 0) return undefined;
    const open = new Set(
      first.some((dimension) => !box.has(dimension))
        ? live.flatMap(({ cube }) => openIn(cube, box))
        : openIn(best.cube, box),
    );
    return [...this.dimensions.keys()].find((dimension) => open.has(dimension));
  }

  /** Values that leave the same candidates are one branch. */
  private branches(live: readonly Candidate[], dimension: Dimension): [string[], Candidate[]][] {
    const asking = live.flatMap(({ cube }, at) => {
      const allowed = cube.get(dimension);
      return allowed ? [{ at, allowed }] : [];
    });
    const groups = new Map<string, [string[], Candidate[]]>();
    for (const value of this.dimensions.get(dimension) ?? []) {
      const excluded = new Set(asking.filter(({ allowed }) => !admits(allowed, value)).map(({ at }) => at));
      const key = [...excluded].join();
      const group = groups.get(key);
      if (group) group[0].push(value);
      else groups.set(key, [[value], live.filter((_, at) => !excluded.has(at))]);
    }
    return [...groups.values()];
  }
}

/** Settles every combination of the values that any of the rules distinguishes. */
export function diagramOf(rules: readonly ReadyRule[], codes: readonly InstrumentCode[]): Diagram {
  const dimensions = dimensionsOf(rules, codes);
  const builder = new Builder(dimensions);
  const candidates = rules.flatMap((ready) => ready.cubes.map((cube) => ({ ready, cube })));
  builder.walk(candidates, new Map());
  return { dimensions, leaves: builder.leaves, combinations: builder.combinations };
}

/** True when some combination of the box meets one of the conditions. */
export function mayHold(cubes: readonly Cube[], box: Box, dimensions: Diagram['dimensions']): boolean {
  const possible = (dimension: Dimension, allowed: Allowed): boolean =>
    (box.get(dimension) ?? dimensions.get(dimension) ?? []).some((value) => admits(allowed, value));
  return cubes.some((cube) => [...cube].every(([dimension, allowed]) => possible(dimension, allowed)));
}
