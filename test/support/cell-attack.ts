/** What somebody who has all printed tables can work out of the counts that one of them withholds. */
import type { Figures } from '../../src/domain/report/manifest.js';
import { type Constraint, simplexBounds } from './simplex.js';

const OUTCOMES = ['disclosed', 'refused', 'redirected', 'clarification', 'noData', 'withdrawn', 'pending'] as const;
type OutcomeName = (typeof OUTCOMES)[number];

/** One unknown for each category, country and outcome: how many requests. */
class Unknowns {
  private readonly known = new Map<string, number>();

  of(line: string, column: string, outcome: string): number {
    const name = `${line}|${column}|${outcome}`;
    const found = this.known.get(name) ?? this.known.size;
    this.known.set(name, found);
    return found;
  }

  get size(): number {
    return this.known.size;
  }
}

/** Requests of a column with an outcome, from the table of countries. */
function ofCountry({ countries, detail }: Figures, column: string, outcome: OutcomeName): number {
  const merged = detail.mergedCountries.map(({ key }) => key);
  const lines = countries.lines.filter(({ key }) => (column === 'OTHER' ? merged.includes(key) : key === column));
  return lines.reduce((sum, line) => sum + line[outcome], 0);
}

function fromCountries(figures: Figures, columns: string[], unknowns: Unknowns): Constraint[] {
  const lines = figures.detail.lines.map(({ key }) => key);
  return OUTCOMES.flatMap((outcome) =>
    columns.flatMap((column): Constraint[] => {
      const value = ofCountry(figures, column, outcome);
      const all = lines.map((line) => unknowns.of(line, column, outcome));
      // Each request has a category at least, and counts once on a line.
      return [{ of: all, is: '>=', value }, ...all.map((one): Constraint => ({ of: [one], is: '<=', value }))];
    }),
  );
}

function fromCategories({ categories, detail }: Figures, columns: string[], unknowns: Unknowns): Constraint[] {
  const printed = categories.lines.filter(({ key }) => detail.lines.some((line) => line.key === key));
  return printed.flatMap((line) =>
    OUTCOMES.map((outcome): Constraint => {
      const of = columns.map((column) => unknowns.of(line.key, column, outcome));
      return { of, is: '=', value: line[outcome] };
    }),
  );
}

/** How far apart the least and the most are that a withheld count can be. */
export function attack(figures: Figures): { cell: string; width: number }[] {
  const { detail } = figures;
  const columns = detail.lines[0]?.cells.map(({ key }) => key) ?? [];
  const unknowns = new Unknowns();
  const cells = detail.lines.flatMap(({ key, cells: each }) =>
    each.map((cell) => ({
      cell: `${key}/${cell.key}`,
      count: cell.count,
      of: OUTCOMES.map((outcome) => unknowns.of(key, cell.key, outcome)),
    })),
  );
  const printed = cells.flatMap(({ count, of }): Constraint[] =>
    count === null ? [] : [{ of, is: '=', value: count }],
  );
  const known = [
    ...printed,
    ...fromCountries(figures, columns, unknowns),
    ...fromCategories(figures, columns, unknowns),
  ];
  return cells
    .filter(({ count }) => count === null)
    .map(({ cell, of }) => {
      const { least, most } = simplexBounds(unknowns.size, known, of);
      return { cell, width: Math.round(most - least) };
    });
}
