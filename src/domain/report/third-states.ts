/** What the exact numbers of third States tell of the tables is printed there too: else a table would deny what the first page says. */
import { THIRD_STATES } from './column-keys.js';
import type { CrossTable } from './manifest.js';
import type { PublishableRow } from './row.js';
import { type CrossName, isForeign } from './suppression.js';

type Line = CrossTable['lines'][number];

/** Columns that the table has; the others stay null. */
function withNone({ lines, total }: CrossTable, keys: ReadonlySet<string>): CrossTable {
  const has = (column: string): boolean => (total as Readonly<Record<string, unknown>>)[column] !== null;
  const filled = (line: Line): Line => {
    const { key, total: _, ...columns } = line;
    const known = Object.entries(columns).map(([column, value]) => [column, value ?? (has(column) ? 0 : null)]);
    return { ...line, ...Object.fromEntries(known), total: line.foreign ?? 0 };
  };
  return { lines: lines.map((line) => (keys.has(line.key) ? filled(line) : line)), total };
}

/** The number of their requests is exact, whatever became of each. */
function withTotal({ lines, total }: CrossTable, count: number): CrossTable {
  return { lines: lines.map((line) => (line.key === THIRD_STATES ? { ...line, total: count } : line)), total };
}

/**
 * The tables of origin and country, with the total of third States, which is exact. Where each of their requests was
 * refused or redirected, their other outcomes are known to be none, State by State.
 */
export function withExactThirdStates<Tables extends Readonly<Record<CrossName, CrossTable>>>(
  tables: Tables,
  tabled: readonly PublishableRow[],
): Tables {
  const third = tabled.filter(({ zone }) => zone === 'THIRD');
  const sections = withTotal(tables.sections, third.length);
  if (third.some((row) => !isForeign(row))) return { ...tables, sections };
  const elsewhere = new Set(tabled.filter(({ zone }) => zone !== 'THIRD').map(({ country }) => country));
  const countries = new Set(third.flatMap(({ country }) => (country && !elsewhere.has(country) ? [country] : [])));
  return {
    ...tables,
    sections: withNone(sections, new Set([THIRD_STATES])),
    countries: withNone(tables.countries, countries),
  };
}
