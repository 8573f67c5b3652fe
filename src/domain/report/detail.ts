/**
 * Country by category of data, the one table that crosses what could point at an inquiry: small counts are hidden, and
 * so are as many others as it takes that no hidden one can be worked out (REPORTS 2).
 */
import type { PublishableRow } from './row.js';

/** A count below it, zero apart, is hidden; and what is known of a hidden one is never narrower. */
export const FEWEST = 5;
/** Columns of the page. */
const MOST_COUNTRIES = 6;
const OTHER = 'OTHER';

export interface Detail {
  readonly fewest: number;
  readonly lines: { readonly key: string; readonly cells: { readonly key: string; readonly count: number | null }[] }[];
  readonly mergedCountries: { readonly key: string }[];
  readonly mergedCategories: { readonly key: string }[];
}

/** Requests that this table cannot tell apart. */
interface Alike {
  readonly country: string | null;
  readonly categories: readonly string[];
  readonly outcome: string;
  readonly count: number;
}

/** Requests of one category and one country, by outcome. */
interface Cell {
  readonly line: string;
  readonly column: string;
  readonly byOutcome: ReadonlyMap<string, number>;
  readonly count: number;
  hidden: boolean;
}

/** In the same line, in the same column, and across. */
type Corners = readonly [Cell, Cell, Cell];

type Keys = (alike: Alike) => readonly string[];
const countryOf: Keys = ({ country }) => [country ?? 'NONE'];
const categoriesOf: Keys = ({ categories }) => (categories.length > 0 ? categories : ['NONE']);
const isSmall = (count: number): boolean => count > 0 && count < FEWEST;

function alikeIn(rows: readonly PublishableRow[]): Alike[] {
  const found = new Map<string, Alike>();
  for (const { country, categories, outcome } of rows) {
    const name = `${country} ${categories} ${outcome}`;
    found.set(name, { country, categories, outcome, count: (found.get(name)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

const countOf = (rows: readonly Alike[]): number => rows.reduce((sum, { count }) => sum + count, 0);

function totals(rows: readonly Alike[], keysOf: Keys): Map<string, number> {
  const counted = new Map<string, number>();
  for (const row of rows) for (const key of new Set(keysOf(row))) counted.set(key, (counted.get(key) ?? 0) + row.count);
  return new Map([...counted].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)));
}

/** Keys under their merged name: rare ones, those beyond `most`, and one more while the merged are few themselves. */
function merging(rows: readonly Alike[], keysOf: Keys, most: number): { kept: string[]; merged: string[] } {
  const counted = totals(rows, keysOf);
  const kept = [...counted].filter(([, count]) => count >= FEWEST).map(([key]) => key);
  const merged = [...counted.keys()].filter((key) => !kept.includes(key));
  const mergedCount = () => countOf(rows.filter((row) => keysOf(row).some((key) => merged.includes(key))));
  while (kept.length > most || (isSmall(mergedCount()) && kept.length > 0)) merged.push(kept.pop() ?? OTHER);
  return { kept, merged: merged.sort() };
}

const renamed =
  (keysOf: Keys, merged: readonly string[]): Keys =>
  (row) => [...new Set(keysOf(row).map((key) => (merged.includes(key) ? OTHER : key)))];

const columnsFirst = (keys: readonly string[], merged: readonly string[]): string[] => [
  ...keys,
  ...(merged.length > 0 ? [OTHER] : []),
];

class Table {
  private readonly cells = new Map<string, Cell>();
  /** Requests of a country by outcome, as another table prints them: no cell of that country can exceed it. */
  private readonly ofCountry = new Map<string, Map<string, number>>();

  constructor(
    rows: readonly Alike[],
    readonly lines: readonly string[],
    readonly columns: readonly string[],
    lineOf: Keys,
    columnOf: Keys,
  ) {
    const outcomesOf = (group: readonly Alike[]) => totals(group, (row) => [row.outcome]);
    for (const column of columns) {
      const ofColumn = rows.filter((row) => columnOf(row).includes(column));
      this.ofCountry.set(column, outcomesOf(ofColumn));
      for (const line of lines) {
        const group = ofColumn.filter((row) => lineOf(row).includes(line));
        const count = countOf(group);
        const cell = { line, column, byOutcome: outcomesOf(group), count, hidden: isSmall(count) };
        this.cells.set(`${line}\n${column}`, cell);
      }
    }
  }

  at(line: string, column: string): Cell {
    const cell = this.cells.get(`${line}\n${column}`);
    if (!cell) throw new RangeError(`The table has no cell ${line}, ${column}.`);
    return cell;
  }

  /** Hides what protects each small count; the cell that nothing can protect, or null. */
  protect(): Cell | null {
    for (const cell of [...this.cells.values()].filter(({ count }) => isSmall(count))) {
      const corners = this.shelter(cell);
      if (!corners) return cell;
      for (const corner of corners) corner.hidden = true;
    }
    return null;
  }

  /**
   * Three other corners of a rectangle along which at least `FEWEST` requests could move without changing any printed
   * sum: a reader of the tables cannot tell these four cells from others that far away. Hides as little as it can.
   */
  private shelter(cell: Cell): Corners | null {
    const cost = (corners: readonly Cell[]) =>
      corners.reduce((sum, { hidden, count }) => sum + (hidden ? 0 : count + 1), 0);
    return this.rectangles(cell)
      .filter((corners) => this.slack(cell, corners) >= FEWEST)
      .reduce<Corners | null>((best, each) => (best && cost(best) <= cost(each) ? best : each), null);
  }

  private rectangles(cell: Cell): Corners[] {
    const columns = this.columns.filter((column) => column !== cell.column);
    return this.lines
      .filter((line) => line !== cell.line)
      .flatMap((line) =>
        columns.map(
          (column): Corners => [this.at(cell.line, column), this.at(line, cell.column), this.at(line, column)],
        ),
      );
  }

  private slack(cell: Cell, [inLine, inColumn, opposite]: Corners): number {
    const outcomes = new Set([cell, inLine, inColumn, opposite].flatMap(({ byOutcome }) => [...byOutcome.keys()]));
    const most = (from: Cell[], to: Cell[], outcome: string): number =>
      Math.min(
        ...from.map(({ byOutcome }) => byOutcome.get(outcome) ?? 0),
        ...to.map((each) => this.room(each, outcome)),
      );
    const widths = [...outcomes].map(
      (outcome) =>
        most([cell, opposite], [inLine, inColumn], outcome) + most([inLine, inColumn], [cell, opposite], outcome),
    );
    return widths.reduce((sum, width) => sum + width, 0);
  }

  private room({ column, byOutcome }: Cell, outcome: string): number {
    return (this.ofCountry.get(column)?.get(outcome) ?? 0) - (byOutcome.get(outcome) ?? 0);
  }
}

/** Merges rare countries and categories, then hides; a category that cannot be protected joins the others. */
export function detailOf(requests: readonly PublishableRow[]): Detail {
  const rows = alikeIn(requests);
  const countries = merging(rows, countryOf, MOST_COUNTRIES);
  const columns = columnsFirst(countries.kept, countries.merged);
  const columnOf = renamed(countryOf, countries.merged);
  const { kept, merged } = merging(rows, categoriesOf, Number.POSITIVE_INFINITY);
  for (;;) {
    const lines = columnsFirst(kept, merged);
    const table = new Table(rows, lines, columns, renamed(categoriesOf, merged), columnOf);
    const bare = table.protect();
    if (!bare) return printed(table, countries.merged, merged);
    if (kept.length === 0) return { ...printed(table, countries.merged, merged), lines: [] };
    const next = bare.line === OTHER ? kept.length - 1 : kept.indexOf(bare.line);
    merged.push(...kept.splice(next, 1));
  }
}

function printed(table: Table, mergedCountries: readonly string[], mergedCategories: readonly string[]): Detail {
  const keyed = (keys: readonly string[]) => [...keys].sort().map((key) => ({ key }));
  const lines = table.lines.map((line) => ({
    key: line,
    cells: table.columns.map((column) => {
      const { count, hidden } = table.at(line, column);
      return { key: column, count: hidden ? null : count };
    }),
  }));
  return {
    fewest: FEWEST,
    lines,
    mergedCountries: keyed(mergedCountries),
    mergedCategories: keyed(mergedCategories),
  };
}
