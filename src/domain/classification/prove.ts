/** Shows what the rules promise over every combination of facts, or names a combination that breaks it (docs/promises.md#p2). */
import { addDays, day } from '../kernel/day.js';
import type { NoticeRules } from '../law/notice.js';
import type { InstrumentCode } from '../law/vocabulary.js';
import { type Box, type Diagram, diagramOf, type Leaf, sizeOf } from './diagram.js';
import type { Cube, Dimension } from './dimension.js';
import { type CommandsOf, endingsOf, type Invariant, invariants, narrowed } from './invariant.js';
import { inForce, type ReadyRule, type RuleBook } from './rule-book.js';

/** One combination of facts, by dimension; what is not named may be anything. */
export type Combination = Readonly<Partial<Record<Dimension, string>>>;

export interface Finding {
  readonly invariant: Invariant;
  /** Combinations for which the promise was shown. */
  readonly combinations: bigint;
  readonly broken: { readonly rule: string; readonly verdict: string; readonly witness: Combination } | null;
}

export interface Overlap {
  readonly rules: readonly [string, string];
  readonly witness: Combination;
}

export interface Proof {
  readonly day: string;
  readonly combinations: bigint;
  readonly dimensions: number;
  readonly leaves: number;
  readonly inForce: readonly string[];
  /** Rules in force that no combination reaches. */
  readonly neverReached: readonly string[];
  readonly overlaps: readonly Overlap[];
  /** A combination for which no rule fires; null when there is none. */
  readonly uncovered: Combination | null;
  readonly findings: readonly Finding[];
}

/** The first value of each dimension that was looked at. */
const exampleOf = (box: Box): Combination =>
  Object.fromEntries([...box].flatMap(([dimension, [value]]) => (value === undefined ? [] : [[dimension, value]])));

function find(invariant: Invariant, diagram: Diagram, commandsOf: CommandsOf, notices: NoticeRules): Finding {
  const { leaves, dimensions } = diagram;
  let combinations = 0n;
  for (const { box, ready, combinations: whole } of leaves) {
    const part = ready && narrowed(box, invariant, dimensions);
    if (!part) continue;
    const bad = endingsOf(ready, part, dimensions, commandsOf).find((ending) => invariant.broken(ending, notices));
    if (bad) {
      const broken = { rule: ready.rule.id, verdict: bad.outcome.verdict, witness: exampleOf(part) };
      return { invariant, combinations, broken };
    }
    combinations += part === box ? whole : sizeOf(part, diagram);
  }
  return { invariant, combinations, broken: null };
}

/** The values two conjunctions have in common; undefined when they exclude each other. */
function meeting(left: Cube, right: Cube, dimensions: Diagram['dimensions']): Box | undefined {
  const common = new Map<Dimension, readonly string[]>();
  for (const dimension of new Set([...left.keys(), ...right.keys()])) {
    const values = (dimensions.get(dimension) ?? []).filter((value) =>
      [left, right].every((cube) => {
        const allowed = cube.get(dimension);
        return allowed === undefined || allowed.values.has(value) !== allowed.negated;
      }),
    );
    if (values.length === 0) return undefined;
    common.set(dimension, values);
  }
  return common;
}

function overlapOf(left: ReadyRule, right: ReadyRule, dimensions: Diagram['dimensions']): Overlap | undefined {
  for (const cube of left.cubes) {
    for (const other of right.cubes) {
      const common = meeting(cube, other, dimensions);
      if (common) return { rules: [left.rule.id, right.rule.id], witness: exampleOf(common) };
    }
  }
  return undefined;
}

/** Pairs of one section that may both match and that no precedence tells apart. */
function overlapsOf(rules: readonly ReadyRule[], dimensions: Diagram['dimensions']): Overlap[] {
  return rules.flatMap((left, at) =>
    rules
      .slice(at + 1)
      .filter((right) => right.section === left.section && right.rule.precedence === left.rule.precedence)
      .flatMap((right) => overlapOf(left, right, dimensions) ?? []),
  );
}

const reachedIn = (leaves: readonly Leaf[]): Set<string> =>
  new Set(leaves.flatMap(({ ready }) => (ready ? [ready.rule.id] : [])));

/** The rules, and how the notices that they owe are given. */
export interface ProvedBook extends RuleBook {
  readonly notices: NoticeRules;
}

/** Proves the rules in force on a civil day, exactly: the leaves of the diagram are all combinations, each once. */
export function prove(book: ProvedBook, commandsOf: CommandsOf, on: string): Proof {
  const rules = inForce(book, on);
  const codes: InstrumentCode[] = [...book.instrumentsByCode.keys()];
  const diagram = diagramOf(rules, codes);
  const reached = reachedIn(diagram.leaves);
  const gap = diagram.leaves.find(({ ready }) => !ready);
  return {
    day: on,
    combinations: diagram.combinations,
    dimensions: diagram.dimensions.size,
    leaves: diagram.leaves.length,
    inForce: rules.map(({ rule }) => rule.id),
    neverReached: rules.map(({ rule }) => rule.id).filter((id) => !reached.has(id)),
    overlaps: overlapsOf(rules, diagram.dimensions),
    uncovered: gap ? exampleOf(gap.box) : null,
    findings: invariants.map((invariant) => find(invariant, diagram, commandsOf, book.notices)),
  };
}

/** Days on which the set of rules in force changes, from the first on: one proof for each is a proof for ever. */
export function turningDays(book: RuleBook, from: string): string[] {
  const turns = book.rules.flatMap(({ rule }) => [
    rule.validFrom,
    ...(rule.validTo ? [addDays(day(rule.validTo), 1)] : []),
  ]);
  return [...new Set([from, ...turns.filter((turn) => turn > from)])].sort();
}
