import { expect, test } from '@jest/globals';
import { attack } from '../../../test/support/cell-attack.js';
import { size } from '../../../test/support/set.js';
import { syntheticYear } from '../../../test/support/synthetic-year.js';
import { quarter } from '../kernel/day.js';
import { FEWEST } from './detail.js';
import { figuresOf } from './figures.js';

const years = Array.from({ length: size({ short: 8, long: 1000 }) }, (_, year) => year);
const figuresIn = (year: number) => figuresOf(syntheticYear(year), quarter('2026-Q4'));
const cellsOf = (year: number) =>
  figuresIn(year).detail.lines.flatMap(({ key, cells }) => cells.map((cell) => ({ line: key, ...cell })));

test(`over ${years.length} synthetic years no withheld count can be worked out`, () => {
  const found = years.flatMap((year) => attack(figuresIn(year)).map((each) => ({ year, ...each })));
  expect(found.filter(({ width }) => width < FEWEST)).toEqual([]);
  const shown = years.flatMap(cellsOf).filter(({ count }) => count !== null);
  expect(found.length).toBeGreaterThan(years.length / 2);
  expect(shown.length).toBeGreaterThan(found.length);
});

test('the attack finds what a table that withholds too little gives away', () => {
  const isWhole = ({ key, cells }: { key: string; cells: { count: number | null }[] }) =>
    key !== 'OTHER' && cells.every(({ count }) => count !== null);
  const figures = years.map(figuresIn).find(({ detail }) => detail.lines.some(isWhole));
  const [cell] = figures?.detail.lines.find(isWhole)?.cells ?? [];
  if (!figures || !cell) throw new Error('Every year withholds something on every line.');
  expect(attack(figures).some(({ width }) => width === 0)).toBe(false);
  cell.count = null;
  expect(attack(figures).some(({ width }) => width === 0)).toBe(true);
});

test('no count from one to four is printed', () => {
  const small = years.flatMap(cellsOf).filter(({ count }) => count !== null && count > 0 && count < FEWEST);
  expect(small).toEqual([]);
});

test('those that are printed are those of a naive recount', () => {
  const wrong = years.flatMap((year) => {
    const rows = syntheticYear(year);
    return cellsOf(year).filter(({ line, key, count }) => {
      const found = rows.filter(
        ({ country, categories }) => country === key && categories.some((each) => each === line),
      );
      return count !== null && line !== 'OTHER' && key !== 'OTHER' && count !== found.length;
    });
  });
  expect(wrong).toEqual([]);
});
