/** Least and most of a sum of unknowns under linear constraints: a plain two-phase simplex with Bland's rule. */

export interface Constraint {
  /** Unknowns that are added up. */
  readonly of: readonly number[];
  readonly is: '<=' | '>=' | '=';
  readonly value: number;
}

const EPSILON = 1e-9;

interface Tableau {
  readonly rows: Float64Array[];
  readonly basis: number[];
  readonly width: number;
}

/** `target` less `factor` times `source`. */
function subtract(target: Float64Array, source: Float64Array, factor: number): void {
  if (Math.abs(factor) < EPSILON) return;
  source.forEach((value, index) => {
    target[index] = (target[index] ?? 0) - factor * value;
  });
}

function pivot({ rows, basis }: Tableau, at: number, column: number): void {
  const line = rows[at];
  if (!line) return;
  const by = line[column] ?? 1;
  line.forEach((value, index) => {
    line[index] = value / by;
  });
  for (const other of rows) if (other !== line) subtract(other, line, other[column] ?? 0);
  basis[at] = column;
}

/** The line that leaves: the smallest ratio, then the smallest name (Bland). */
function leaving({ rows, basis, width }: Tableau, column: number): number {
  const ratios = rows
    .slice(0, -1)
    .map((line, at) => ({ at, value: line[column] ?? 0, end: line[width] ?? 0, name: basis[at] ?? 0 }))
    .filter(({ value }) => value > EPSILON)
    .map(({ at, value, end, name }) => ({ at, name, ratio: end / value }));
  const least = Math.min(...ratios.map(({ ratio }) => ratio));
  const tied = ratios.filter(({ ratio }) => ratio < least + EPSILON).sort((left, right) => left.name - right.name);
  return tied[0]?.at ?? -1;
}

/** The last row holds the objective to be made small; columns from `last` on may not enter. */
function minimise(tableau: Tableau, last: number): number {
  const objective = tableau.rows.at(-1) ?? new Float64Array(0);
  for (;;) {
    const column = objective.findIndex((value, index) => index < last && value < -EPSILON);
    if (column < 0) return -(objective[tableau.width] ?? 0);
    const at = leaving(tableau, column);
    if (at < 0) return Number.NEGATIVE_INFINITY;
    pivot(tableau, at, column);
  }
}

function feasible(unknowns: number, constraints: readonly Constraint[]): { tableau: Tableau; last: number } {
  const slacks = constraints.filter(({ is }) => is !== '=').length;
  const last = unknowns + slacks;
  const width = last + constraints.length;
  let slack = unknowns;
  const rows = constraints.map(({ of, is, value }, index) => {
    const line = new Float64Array(width + 1);
    for (const one of of) line[one] = 1;
    if (is !== '=') line[slack++] = is === '<=' ? 1 : -1;
    line[last + index] = 1;
    line[width] = value;
    return line;
  });
  const objective = new Float64Array(width + 1);
  for (const line of rows) subtract(objective, line, 1);
  objective.fill(0, last, width);
  const tableau = { rows: [...rows, objective], basis: constraints.map((_, index) => last + index), width };
  if (Math.abs(minimise(tableau, last)) > 1e-6) throw new RangeError('Nothing agrees with all constraints.');
  return { tableau, last };
}

/** Unknowns are at least zero. Throws a RangeError when nothing agrees with the constraints. */
export function simplexBounds(
  unknowns: number,
  constraints: readonly Constraint[],
  sum: readonly number[],
): { least: number; most: number } {
  const start = feasible(unknowns, constraints);
  const optimum = (sign: 1 | -1): number => {
    const rows = start.tableau.rows.map((line) => line.slice());
    const tableau = { rows, basis: [...start.tableau.basis], width: start.tableau.width };
    const objective = new Float64Array(tableau.width + 1);
    for (const one of sum) objective[one] = sign;
    rows[rows.length - 1] = objective;
    tableau.basis.forEach((column, index) => {
      subtract(objective, rows[index] ?? objective, objective[column] ?? 0);
    });
    return minimise(tableau, start.last);
  };
  return { least: optimum(1), most: -optimum(-1) };
}
