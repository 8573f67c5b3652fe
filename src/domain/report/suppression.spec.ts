// @stage sizes
import { expect, test } from '@jest/globals';
import { size, slice } from '../../../test/support/set.js';
import { attack, everything } from '../../../test/support/small-number-attack.js';
import { syntheticYear } from '../../../test/support/synthetic-year.js';
import { quarter } from '../kernel/day.js';
import { disagreement } from './agreement.js';
import { FEWEST } from './column-keys.js';
import { figuresOf } from './figures.js';
import type { CrossTable, Figures } from './manifest.js';
import type { PublishableRow } from './row.js';
import { changedBetween } from './suppression.js';

const years = slice(Array.from({ length: size({ quick: 10, short: 30, long: 1000 }) }, (_, year) => year));
const period = quarter('2026-Q4');
const figuresIn = (year: number): Figures => figuresOf(syntheticYear(year), period);
const withOutcomes = ['sections', 'countries', 'instruments', 'categories'] as const;

test(`over ${years.length} invented quarters a reader of everything published bounds no cell between one and four`, () => {
  const found = years.flatMap((year) =>
    attack(figuresIn(year), syntheticYear(year)).map((cell) => ({ year, ...cell })),
  );
  expect(found).toEqual([]);
});

test('the same reader finds a small cell in every quarter that is printed whole', () => {
  const safe = years.slice(0, 30).filter((year) => {
    const rows = syntheticYear(year);
    return attack(everything(rows), rows, 1).length === 0;
  });
  expect(safe).toEqual([]);
});

/** The same, with numbers that follow from an outcome printed where that outcome is withheld. */
const withAccounts = (figures: Figures, rows: readonly PublishableRow[]): Figures => {
  const disclosed = (of: readonly PublishableRow[]) => of.reduce((sum, row) => sum + row.accountsDisclosed, 0);
  const named = new Set(figures.accountsByCountry?.lines.map(({ key }) => key));
  const isOn = (key: string) => (row: PublishableRow) =>
    key === 'OTHER' ? !named.has(row.country ?? 'NONE') : row.country === key;
  const lines = figures.accountsByCountry?.lines.map((line) => ({
    ...line,
    disclosed: disclosed(rows.filter(isOn(line.key))),
  }));
  const totals = { ...figures.totals, accountsDisclosed: disclosed(rows) };
  return { ...figures, totals, accountsByCountry: { lines: lines ?? [] } };
};
const withClosed = ({ within, ...figures }: Figures, rows: readonly PublishableRow[]): Figures => ({
  ...figures,
  within: {
    lines: within?.lines ?? [],
    total: { acknowledged: 0, closed: rows.filter(({ outcome }) => outcome !== 'pending').length },
  },
});

test.each([
  ['accounts disclosed', withAccounts, 12],
  ['the number of closed requests', withClosed, 32],
])('the same reader finds a small cell where %s are printed although their outcome is withheld', (_, printed, year) => {
  const rows = syntheticYear(year) as PublishableRow[];
  expect(attack(figuresIn(year), rows, 1)).toEqual([]);
  expect(attack(printed(figuresIn(year), rows), rows, 1)).not.toEqual([]);
});

const countsOf = ({ lines }: CrossTable): [string, number][] =>
  lines.flatMap(({ key, total: _, foreign: __, ...columns }) =>
    Object.values(columns).flatMap((count): [string, number][] => (typeof count === 'number' ? [[key, count]] : [])),
  );

test('no count from one to four is printed but what third States were refused', () => {
  const printed = years.flatMap((year) => withOutcomes.flatMap((name) => countsOf(figuresIn(year)[name])));
  expect(printed.length).toBeGreaterThan(years.length * 10);
  expect(printed.filter(([, count]) => count > 0 && count < FEWEST)).toEqual([]);
});

test('what third States were refused is printed to the last, country by country', () => {
  for (const year of years) {
    const refused = syntheticYear(year).filter(
      ({ zone, outcome }) => zone === 'THIRD' && (outcome === 'refused' || outcome === 'redirected'),
    );
    const { countries, totals } = figuresIn(year);
    expect(totals.thirdCountryRefused).toBe(refused.length);
    for (const { key, foreign } of countries.lines.filter((line) => line.key !== 'OTHER')) {
      expect(foreign).toBe(refused.filter(({ country }) => country === key).length);
    }
  }
});

test('the printed counts of every quarter agree, and those with a name are those of a naive recount', () => {
  for (const year of years) {
    const [rows, figures] = [syntheticYear(year), figuresIn(year)];
    expect(disagreement(figures)).toBeNull();
    for (const { key, total } of figures.countries.lines.filter(
      (line) => line.key !== 'OTHER' && line.total !== null,
    )) {
      expect(total).toBe(rows.filter(({ country }) => (country ?? 'NONE') === key).length);
    }
  }
});

test('an edition too near to a published one withholds all that could tell what changed', () => {
  const rows = syntheticYear(1);
  const hidden = figuresOf(rows, period, true);
  const domestic = withOutcomes.flatMap((name) =>
    hidden[name].lines.filter(({ key, foreign }) => key !== 'OTHER' && !foreign),
  );
  expect(hidden.told).toEqual({ tables: false, small: false, close: true });
  expect(domestic).toEqual([]);
  expect([hidden.totals.emergencies, hidden.totals.outcomes.disclosed, hidden.notices.lines]).toEqual([null, null, []]);
  expect(disagreement(hidden)).toBeNull();
});

test('two editions differ by each request that came, went or counts elsewhere', () => {
  const rows = syntheticYear(1) as PublishableRow[];
  const [first, second, ...others] = rows as [PublishableRow, PublishableRow, ...PublishableRow[]];
  const pending = { ...second, outcome: second.outcome === 'pending' ? 'refused' : 'pending' } as const;
  expect(changedBetween(rows, rows)).toBe(0);
  expect(changedBetween(rows, [second, ...others])).toBe(1);
  expect(changedBetween([second, ...others], [first, pending, ...others])).toBe(2);
});
