/**
 * Whole numbers under linear constraints: a two-phase simplex (simplex.ts), and branching where a solution is no whole
 * number. It is our own because a program of an attack has some thousand unknowns and a hundred lines: a solver of 4 MB
 * would be the largest dependency of the project, for one test.
 */
import { type Constraint, Tableau } from './simplex.js';

const MOST_BRANCHES = 200;
/** Other corners that are looked at before branching. */
const TURNS = 6;

/**
 * A program over fewer unknowns: those that a sum of nought makes nought are left out, and those that stand in the same
 * constraints are one. What can be reached is the same.
 */
class Program {
  private readonly tableau: Tableau;
  /** Unknowns that stand in the same constraints. */
  private readonly alike: readonly (readonly number[])[];

  constructor(
    private readonly unknowns: number,
    constraints: readonly Constraint[],
  ) {
    const nought = new Set(constraints.flatMap(({ of, is, value }) => (is !== '>=' && value === 0 ? of : [])));
    const places = Array.from({ length: unknowns }, (): number[] => []);
    for (const [at, { of }] of constraints.entries()) for (const one of of) places[one]?.push(at);
    const groups = new Map<string, number[]>();
    for (const [one, own] of places.entries()) {
      if (nought.has(one)) continue;
      const key = own.join(' ');
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    this.alike = [...groups.values()];
    const named = new Map(this.alike.map(([first], at) => [first, at]));
    const few = constraints.map((each) => ({ ...each, of: each.of.flatMap((one) => named.get(one) ?? []) }));
    this.tableau = new Tableau(
      this.alike.length,
      few.filter(({ of, value }) => of.length > 0 || value !== 0),
    );
  }

  feasible(): boolean {
    return this.tableau.feasible();
  }

  /** The unknowns that make the sum least, or most: of those that are alike, the cheapest is taken. Only after `feasible`. */
  best(sum: readonly number[], sign: 1 | -1): Float64Array {
    const summed = new Set(sum);
    const cost = (one: number) => (summed.has(one) ? sign : 0);
    const cheapest = this.alike.map((group) => group.reduce((best, one) => (cost(one) < cost(best) ? one : best)));
    return this.spread(this.tableau.least(Float64Array.from(cheapest, cost)), cheapest);
  }

  solution(): Float64Array {
    return this.spread(
      this.tableau.solution(),
      this.alike.map(([first]) => first as number),
    );
  }

  private spread(found: Float64Array, named: readonly number[]): Float64Array {
    const all = new Float64Array(this.unknowns);
    for (const [at, one] of named.entries()) all[one] = found[at] as number;
    return all;
  }
}

export const sumOf = (solution: Float64Array, of: readonly number[]): number =>
  of.reduce((sum, one) => sum + (solution[one] as number), 0);

const fractional = (solution: Float64Array): number =>
  solution.findIndex((value) => Math.abs(value - Math.round(value)) > 1e-5);

export class IntegerProgram {
  private readonly program: Program;

  /** Throws a RangeError when nothing agrees with the constraints. */
  constructor(
    private readonly unknowns: number,
    private readonly constraints: readonly Constraint[],
  ) {
    this.program = new Program(unknowns, constraints);
    if (!this.program.feasible()) throw new RangeError('Nothing agrees with all constraints.');
  }

  /** Whole unknowns whose sum is at most, or at least, the value; null when there are none. Throws when it cannot tell. */
  reach(sum: readonly number[], is: '<=' | '>=', value: number): Float64Array | null {
    const best = this.program.best(sum, is === '<=' ? 1 : -1);
    const reached = sumOf(best, sum);
    if (is === '<=' ? reached > value + 1e-5 : reached < value - 1e-5) return null;
    return fractional(best) < 0 ? best : this.branch([{ of: sum, is, value }]);
  }

  /** Most corners are whole: some others, in directions that are the same at each run. */
  private corner(program: Program): Float64Array | null {
    for (let turn = 1; turn <= TURNS; turn += 1) {
      const some = Array.from({ length: this.unknowns }, (_, one) => one).filter((one) => (one * 7919 * turn) % 11 < 4);
      const found = program.best(some, turn % 2 === 0 ? 1 : -1);
      if (fractional(found) < 0) return found;
    }
    return null;
  }

  private branch(first: readonly Constraint[]): Float64Array | null {
    const open: (readonly Constraint[])[] = [first];
    for (let branches = 0; branches < MOST_BRANCHES; branches += 1) {
      const more = open.pop();
      if (!more) return null;
      const program = new Program(this.unknowns, [...this.constraints, ...more]);
      if (!program.feasible()) continue;
      const solution = program.solution();
      const at = fractional(solution);
      const found = at < 0 ? solution : this.corner(program);
      if (found) return found;
      const value = Math.floor(solution[at] as number);
      open.push([...more, { of: [at], is: '>=', value: value + 1 }], [...more, { of: [at], is: '<=', value }]);
    }
    throw new Error('The search for whole numbers was cut.');
  }
}
