/** Numbers from nought upwards under linear constraints, by a two-phase simplex in a dense table. */

export interface Constraint {
  /** Unknowns that are added up. */
  readonly of: readonly number[];
  readonly is: '<=' | '>=' | '=';
  readonly value: number;
}

const EPSILON = 1e-7;
/** Pivots by the steepest column; then by Bland's rule, which ends. */
const STEEP_PIVOTS = 3_000;
export class Tableau {
  private rows: Float64Array[];
  /** The unknown that each row gives; numbers after the right-hand side stand for none. */
  private basis: Int32Array;
  /** Columns of unknowns and slacks; the right-hand side is the one after them. */
  private readonly last: number;
  private readonly cost: Float64Array;
  /** Columns of the pivot's row that are not zero. */
  private readonly touched: Int32Array;

  constructor(
    readonly unknowns: number,
    constraints: readonly Constraint[],
  ) {
    this.last = unknowns + constraints.filter(({ is }) => is !== '=').length;
    this.touched = new Int32Array(this.last + 1);
    let slack = unknowns;
    this.rows = constraints.map(({ of, is, value }) => {
      const line = new Float64Array(this.last + 1);
      for (const one of of) line[one] = (line[one] ?? 0) + 1;
      if (is !== '=') line[slack++] = is === '<=' ? 1 : -1;
      line[this.last] = value;
      return line;
    });
    this.basis = Int32Array.from(constraints, (_, index) => this.last + 1 + index);
    this.cost = new Float64Array(this.last + 1);
    for (const line of this.rows) this.subtract(this.cost, line, 1, this.touch(line));
  }

  private touch(line: Float64Array): number {
    let count = 0;
    for (let index = 0; index <= this.last; index += 1) if (line[index] !== 0) this.touched[count++] = index;
    return count;
  }

  private subtract(target: Float64Array, source: Float64Array, factor: number, count: number): void {
    for (let at = 0; at < count; at += 1) {
      const index = this.touched[at] as number;
      target[index] = (target[index] as number) - factor * (source[index] as number);
    }
  }

  private entering(pivots: number): number {
    let [best, found] = [-EPSILON, -1];
    for (let column = 0; column < this.last; column += 1) {
      const value = this.cost[column] as number;
      if (value >= best) continue;
      if (pivots > STEEP_PIVOTS) return column;
      [best, found] = [value, column];
    }
    return found;
  }

  private leaving(column: number): number {
    let [least, found] = [Number.POSITIVE_INFINITY, -1];
    this.rows.forEach((line, at) => {
      const value = line[column] as number;
      if (value <= EPSILON) return;
      const ratio = (line[this.last] as number) / value;
      const isTied = Math.abs(ratio - least) <= EPSILON;
      if (isTied ? (this.basis[at] as number) < (this.basis[found] as number) : ratio < least) {
        [least, found] = [ratio, at];
      }
    });
    return found;
  }

  private pivot(at: number, column: number): void {
    const line = this.rows[at] as Float64Array;
    const by = line[column] as number;
    const count = this.touch(line);
    for (let each = 0; each < count; each += 1) {
      const index = this.touched[each] as number;
      line[index] = (line[index] as number) / by;
    }
    for (const other of [...this.rows, this.cost]) {
      const factor = other[column] as number;
      if (other !== line && factor !== 0) this.subtract(other, line, factor, count);
    }
    this.basis[at] = column;
  }

  private descend(): void {
    for (let pivots = 0; ; pivots += 1) {
      const column = this.entering(pivots);
      if (column < 0) return;
      const at = this.leaving(column);
      if (at < 0) throw new RangeError('The sum has no end.');
      this.pivot(at, column);
    }
  }

  /** Whether anything agrees with all constraints. */
  feasible(): boolean {
    this.descend();
    const agrees = Math.abs(this.cost[this.last] as number) < 1e-5;
    if (agrees) this.giveUnknowns();
    return agrees;
  }

  /** Each row gives an unknown; one that can give none repeats others, and goes. */
  private giveUnknowns(): void {
    const kept: number[] = [];
    for (const [at, line] of this.rows.entries()) {
      const given = (this.basis[at] as number) < this.last;
      const column = given ? -1 : line.findIndex((value, index) => index < this.last && Math.abs(value) > EPSILON);
      if (column >= 0) this.pivot(at, column);
      if (given || column >= 0) kept.push(at);
    }
    this.rows = kept.map((at) => this.rows[at] as Float64Array);
    this.basis = Int32Array.from(kept, (at) => this.basis[at] as number);
  }

  /** The unknowns that make the sum of their costs least. Only after `feasible`. */
  least(costs: Float64Array): Float64Array {
    this.cost.fill(0);
    this.cost.set(costs);
    this.basis.forEach((column, at) => {
      const factor = this.cost[column] as number;
      const line = this.rows[at] as Float64Array;
      if (factor !== 0) this.subtract(this.cost, line, factor, this.touch(line));
    });
    this.descend();
    return this.solution();
  }

  solution(): Float64Array {
    const found = new Float64Array(this.unknowns);
    this.basis.forEach((column, at) => {
      if (column < this.unknowns) found[column] = (this.rows[at] as Float64Array)[this.last] as number;
    });
    return found;
  }
}
