import { describe, expect, test } from '@jest/globals';
import { quarter } from '../kernel/day.js';
import { instant } from '../kernel/instant.js';
import { disagreement } from './agreement.js';
import { figuresOf } from './figures.js';
import { rowOfNoRequest } from './fold-row.js';
import type { CaseRow } from './row.js';

const period = quarter('2026-Q4');
const empty = rowOfNoRequest('case/none', instant('2026-11-02T08:00:00.000Z'));
const rows = (count: number, changed: Partial<CaseRow>): CaseRow[] =>
  Array.from({ length: count }, () => ({
    ...empty,
    ...{ nature: 'request' as const, zone: 'FR' as const, country: 'FR' },
    ...changed,
  }));
const figuresIn = (...all: CaseRow[][]) => figuresOf(all.flat(), period);
const pending = (count: number) => rows(count, { outcome: 'pending' });

describe('requests handled within a time', () => {
  const executed = (count: number, minutesToClose: number) => rows(count, { outcome: 'executed', minutesToClose });
  const closedIn = (...all: CaseRow[][]) => (figuresIn(...all).within?.lines ?? []).map(({ closed }) => closed);

  test('are counted from the shortest time to the longest, each line with those before it', () => {
    const { within } = figuresIn(executed(6, 30), executed(6, 2_000), executed(8, 10_000), pending(6));
    expect(within?.lines.map(({ key, closed, closedPercent }) => [key, closed, closedPercent])).toEqual([
      ['H1', 6, 30],
      ['D1', 6, 30],
      ['D3', 12, 60],
      ['D10', 20, 100],
      ['D30', 20, 100],
      ['D60', 20, 100],
    ]);
    expect(within?.total).toEqual({ acknowledged: 0, closed: 20 });
  });

  test('are withheld where their number, the step from the line before or what is left is under five', () => {
    expect(closedIn(executed(4, 30), executed(6, 2_000), pending(6))).toEqual([null, null, 10, 10, 10, 10]);
    expect(closedIn(executed(6, 30), executed(4, 2_000), executed(6, 90_000), pending(6))).toEqual([
      ...[6, 6, null, null, null, null],
    ]);
    expect(closedIn(executed(16, 30), executed(2, 2_000), pending(6))).toEqual([null, null, 18, 18, 18, 18]);
  });

  test('are not counted as closed where pending requests are withheld', () => {
    const { within } = figuresIn(executed(20, 30), pending(3));
    expect(within?.total.closed).toBeNull();
    expect(within?.lines.every(({ closed, closedPercent }) => closed === null && closedPercent === null)).toBe(true);
  });
});

describe('the end that the law sets to an answer', () => {
  const answered = (met: number, late: number, open = 0) =>
    figuresIn(rows(met, { deadline: 'met' }), rows(late, { deadline: 'late' }), rows(open, { deadline: 'open' }))
      .deadlines;

  test('was kept in a share of the answers, in steps of five percent', () => {
    expect([answered(30, 7), answered(25, 0), answered(12, 8, 40)]).toEqual([
      { metPercent: 80 },
      { metPercent: 100 },
      { metPercent: 60 },
    ]);
  });

  test('has no share of fewer than twenty answers, nor where one to four were late', () => {
    expect([answered(14, 5), answered(19, 0, 9), answered(30, 4)]).toEqual(Array(3).fill({ metPercent: null }));
  });
});

test('notices are counted by what became of them', () => {
  const { lines } = figuresIn(
    rows(2, { notices: ['N_CUST'], noticesGiven: [{ notice: 'N_CUST', fate: 'given' }] }),
    rows(3, { notices: ['N_CUST'], noticesGiven: [{ notice: 'N_CUST', fate: 'deferred' }] }),
    rows(1, { notices: ['N_CUST'], noticesGiven: [{ notice: 'N_CUST', fate: 'barred' }] }),
    rows(4, { notices: ['N_SISSE'], noticesGiven: [{ notice: 'N_SISSE', fate: 'owed' }] }),
  ).notices;
  expect(lines).toEqual([
    { key: 'N_SISSE', count: 4, given: 0, deferred: 0, barred: 0, owed: 4 },
    { key: 'N_CUST', count: 6, given: 2, deferred: 3, barred: 1, owed: 0 },
  ]);
});

test('accounts are printed of a country whose requests are all counted by name, and disclosed ones where the outcome is', () => {
  const french = rows(9, { outcome: 'executed', accountsTargeted: 2, accountsDisclosed: 1 });
  const third = (country: string, count: number) =>
    rows(count, { zone: 'THIRD', country, outcome: 'refused', accountsTargeted: 3 });
  const { accountsByCountry } = figuresIn(french, rows(5, { zone: 'EU_EEV', country: 'DE' }), third('US', 1));
  expect(accountsByCountry?.lines).toEqual([
    { key: 'FR', targeted: 18, disclosed: 9 },
    { key: 'DE', targeted: 0, disclosed: 0 },
    { key: 'US', targeted: 3, disclosed: 0 },
  ]);
  const hidden = figuresIn(french, rows(2, { zone: 'EU_EEV', country: 'DE', accountsTargeted: 7 }), third('US', 2));
  expect(hidden.accountsByCountry?.lines.map(({ key }) => key)).not.toContain('DE');
});

describe('kinds of customers', () => {
  const kindsIn = (...all: CaseRow[][]) => figuresIn(...all).customers;

  test('are public, private, individual, several or not known, each request on one line', () => {
    expect(
      kindsIn(
        rows(9, { customerKinds: ['public'] }),
        rows(8, { customerKinds: ['private'] }),
        rows(7, { customerKinds: ['individual'] }),
        rows(6, { customerKinds: ['private', 'public'] }),
        rows(5, {}),
      ),
    ).toEqual({
      lines: [
        { key: 'PUBLIC', count: 9 },
        { key: 'PRIVATE', count: 8 },
        { key: 'INDIVIDUAL', count: 7 },
        { key: 'SEVERAL', count: 6 },
        { key: 'UNKNOWN', count: 5 },
      ],
      total: 35,
    });
  });

  test('are named from five requests up', () => {
    expect(
      kindsIn(rows(5, { customerKinds: ['public'] }), rows(7, {}), rows(2, { customerKinds: ['private'] })),
    ).toEqual({
      lines: [
        { key: 'UNKNOWN', count: 7 },
        { key: 'OTHER', count: 7 },
      ],
      total: 14,
    });
  });

  test('are public where the directory knows none and the act names a public authority, and not known where they disagree', () => {
    const told = (changed: Partial<CaseRow>) => kindsIn(rows(5, changed))?.lines.map(({ key }) => key);
    expect(told({ customers: ['public_authority'] })).toEqual(['PUBLIC']);
    expect(told({ customers: ['public_authority'], customerKinds: ['individual'] })).toEqual(['UNKNOWN']);
    expect(told({ customers: ['press'] })).toEqual(['UNKNOWN']);
  });
});

describe('times to close', () => {
  const closed = (count: number, zone: CaseRow['zone'], country: string, minutesToClose = 60) =>
    rows(count, { zone, country, outcome: 'executed', minutesToClose });
  const timesIn = (...all: CaseRow[][]) => figuresIn(...all);

  test('are given of the origins of which a table tells five closed requests, and the others have no line', () => {
    const { timesBySection } = timesIn(
      closed(9, 'FR', 'FR'),
      closed(4, 'EU_EEV', 'DE'),
      closed(5, 'UNKNOWN', 'FR'),
      pending(6),
    );
    expect(timesBySection.lines).toEqual([{ key: 'FR', cases: null, medianHours: 1, ninetiethHours: 1 }]);
  });

  test('are withheld where the printed outcomes do not tell that five are closed', () => {
    expect(timesIn(closed(20, 'FR', 'FR'), pending(3)).times.close).toEqual({
      ...{ cases: null, medianHours: null, ninetiethHours: null },
    });
    expect(timesIn(closed(20, 'FR', 'FR'), pending(6)).times.close).toEqual({
      cases: 20,
      medianHours: 1,
      ninetiethHours: 1,
    });
  });

  test('to the acknowledgement have no median of fewer than five', () => {
    const { acknowledge } = timesIn(rows(4, { minutesToAcknowledge: 30 }), pending(9)).times;
    expect(acknowledge).toEqual({ cases: 4, medianHours: null, ninetiethHours: null });
  });
});

test('a State behind a request for assistance is named from five requests up, and no table tells of fewer', () => {
  const assisting = (count: number, assistedState: string) => rows(count, { assistedState });
  const told = (...all: CaseRow[][]) => figuresIn(rows(6, {}), ...all).assisted;
  expect(told(assisting(6, 'CH'), assisting(3, 'US'), assisting(2, 'CA'))).toEqual({
    lines: [
      { key: 'CH', count: 6 },
      { key: 'OTHER', count: 5 },
    ],
    total: 11,
  });
  expect(told(assisting(6, 'CH'), assisting(1, 'US'))).toEqual({ lines: [{ key: 'OTHER', count: 7 }], total: 7 });
  expect(told(assisting(4, 'CH'))).toEqual({ lines: [], total: null });
});

describe('requests of third States', () => {
  const third = (count: number, outcome: CaseRow['outcome']) => rows(count, { zone: 'THIRD', country: 'US', outcome });
  const linesOf = (...all: CaseRow[][]) => {
    const figures = figuresIn(...all);
    expect(disagreement(figures)).toBeNull();
    const of = (table: 'sections' | 'countries', key: string) => figures[table].lines.find((line) => line.key === key);
    return { origin: of('sections', 'U'), country: of('countries', 'US') };
  };

  test('have no other outcome where all were refused, State by State', () => {
    const { origin, country } = linesOf(third(2, 'refused'), pending(9), rows(9, { outcome: 'executed' }));
    expect(origin).toMatchObject({ foreign: 2, disclosed: 0, other: 0, total: 2 });
    expect(country).toMatchObject({ foreign: 2, disclosed: 0, other: 0, total: 2 });
  });

  test('are counted in all in the table of origins as on the first page, whatever is withheld of them', () => {
    const { origin, country } = linesOf(
      third(2, 'refused'),
      third(3, 'pending'),
      pending(9),
      rows(9, { outcome: 'executed' }),
    );
    expect(origin).toMatchObject({ foreign: 2, pending: null, total: 5 });
    expect(country).toMatchObject({ foreign: 2, pending: null, total: null });
  });
});

test('a quarter is compared with the one before and with that of the year before, from twenty requests up', () => {
  const received = (count: number, each: string) => rows(count, { quarter: each, outcome: 'no_data' });
  const { trend } = figuresIn(
    ...[received(40, '2025-Q4'), received(19, '2026-Q2'), received(25, '2026-Q3'), received(50, '2026-Q4')],
  );
  expect(trend.lines.map(({ key, quarterPercent, yearPercent }) => [key, quarterPercent, yearPercent])).toEqual([
    ['2025-Q4', null, null],
    ['2026-Q1', -100, null],
    ['2026-Q2', null, null],
    ['2026-Q3', null, null],
    ['2026-Q4', 100, 25],
  ]);
});
