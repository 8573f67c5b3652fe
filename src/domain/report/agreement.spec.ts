import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { syntheticYear } from '../../../test/support/synthetic-year.js';
import { quarter } from '../kernel/day.js';
import { contradiction, disagreement } from './agreement.js';
import { figuresOf } from './figures.js';
import { type Figures, Manifest } from './manifest.js';

const period = quarter('2026-Q4');
const YEARS = 40;

describe('figures of a report', () => {
  const figures = figuresOf(syntheticYear(1), period);
  const { totals, trend, relayed, refusals, notices, within } = figures;

  /** The table with the line of that key changed. */
  function withLine<Line extends { readonly key: string }>(
    table: { readonly lines: readonly Line[] } | undefined,
    key: string,
    changed: Partial<Line>,
  ): { lines: Line[] } {
    return { ...table, lines: (table?.lines ?? []).map((line) => (line.key === key ? { ...line, ...changed } : line)) };
  }
  const ofThisQuarter = (changed: object) => ({ trend: withLine(trend, '2026-Q4', changed) });
  test.each<[lie: string, place: string, changed: object]>([
    [
      'refused requests of third States that the tables do not have',
      'totals/thirdCountryRefused',
      { totals: { ...totals, thirdCountryRefused: 13 } },
    ],
    [
      'requests of third States that the line of third States does not have',
      'totals/thirdCountry',
      { totals: { ...totals, thirdCountry: 16 } },
    ],
    [
      'what third States were refused, on the line of another origin',
      'sections',
      { sections: withLine(withLine(figures.sections, 'U', { foreign: 0 }), 'FR', { foreign: 14, total: 67 }) },
    ],
    [
      'fewer executions outside an agreement in all than in the quarter',
      'thirdCountryOutsideAgreement',
      { thirdCountryOutsideAgreement: { period: 1, ever: 0 } },
    ],
    [
      'more executions outside an agreement than requests of third States',
      'thirdCountryOutsideAgreement',
      { thirdCountryOutsideAgreement: { period: 18, ever: 18 } },
    ],
    ['emergencies that the table does not have', 'totals/emergencies', { totals: { ...totals, emergencies: 0 } }],
    [
      'emergencies withheld where the report has its tables',
      'totals/emergencies',
      { totals: { ...totals, emergencies: null } },
    ],
    ['a trend that forgets what third States were refused', 'trend', ofThisQuarter({ foreign: 0, foreignPercent: 0 })],
    ['a share in the trend that is not that of its numbers', 'trend', ofThisQuarter({ foreignPercent: 3.3 })],
    ['a change in the trend without a quarter before', 'trend', ofThisQuarter({ quarterPercent: -50 })],
    [
      'a trend with a quarter left out',
      'trend',
      { trend: { lines: [{ ...trend.lines[0], key: '2026-Q2' }, ...trend.lines] } },
    ],
    [
      'a column that its table withholds',
      'channels',
      { channels: withLine(figures.channels, 'DIS', { disclosed: 0 }) },
    ],
    [
      'a text cited more often than there are requests',
      'instruments',
      { instruments: withLine(figures.instruments, 'UK-IPA', { foreign: 15 }) },
    ],
    [
      'a ground of more refusals than there are',
      'refusals',
      { refusals: { ...refusals, lines: [{ key: 'G-AUTH', count: 15 }] } },
    ],
    ['refusals without a ground', 'refusals', { refusals: { ...refusals, lines: [] } }],
    [
      'relayed requests refused that no relay sent',
      'relayed',
      { relayed: { ...relayed, total: { ...relayed.total, refused: 4 } } },
    ],
    [
      'a relay with more refusals than requests',
      'relayed',
      { relayed: { lines: [{ ...relayed.lines[0], refused: 6 }], total: { ...relayed.total, refused: 6 } } },
    ],
    ['a notice of more requests than there are', 'notices', { notices: withLine(notices, 'N_EA', { count: 120 }) }],
    ['states of a notice that do not add up', 'notices', { notices: withLine(notices, 'N_EA', { given: 5 }) }],
    [
      'customers that are not those of all requests',
      'customers',
      { customers: { lines: [{ key: 'PUBLIC', count: 28 }], total: 28 } },
    ],
    ['assisted States that do not add up', 'assisted', { assisted: { lines: [], total: 14 } }],
    ['accounts of countries that do not add up', 'accountsByCountry', { accountsByCountry: { lines: [] } }],
    [
      'more accounts disclosed by country than in all',
      'accountsByCountry',
      { accountsByCountry: withLine(figures.accountsByCountry, 'FR', { disclosed: 84 }) },
    ],
    [
      'a share of answers that is not that of its number',
      'within',
      { within: { ...within, ...withLine(within, 'D1', { closedPercent: 99 }) } },
    ],
    [
      'answers within a day that are fewer than within an hour',
      'within',
      { within: { ...within, ...withLine(within, 'D1', { closed: 22, closedPercent: 22.2 }) } },
    ],
    [
      'times of more requests than were closed',
      'times',
      { times: { ...figures.times, close: { ...figures.times.close, cases: 100 } } },
    ],
    [
      'requests carried over that are neither closed nor open',
      'carryOver',
      { carryOver: { openBefore: 9, closedSince: 2, stillOpen: 2 } },
    ],
    [
      'more corrections followed by a disclosure than corrections',
      'corrections',
      { corrections: { ...figures.corrections, agreedAndDisclosed: 9 } },
    ],
    ['more forged requests than refusals', 'totals/forged', { totals: { ...totals, forged: 36 } }],
  ])('cannot tell %s, from the sixth version on', (_, place, changed) => {
    const lying = { ...figures, ...changed } as Figures;
    expect(disagreement(lying)).toBe(`/figures/${place}`);
    expect(disagreement(lying, 'greffe/report/v5')).toBeNull();
  });

  test.each(['told', 'manners', 'corrections', 'accountsByCountry', 'customers', 'assisted', 'within', 'deadlines'])(
    'have %s from the sixth version on',
    (name) => {
      const { [name as keyof Figures]: _, ...rest } = figures;
      expect(disagreement(rest as Figures)).not.toBeNull();
    },
  );

  test('agree in every quarter, with its tables and without', () => {
    for (let year = 1; year <= YEARS; year += 1) {
      const rows = syntheticYear(year);
      expect([false, true].map((hide) => disagreement(figuresOf(rows, period, hide)))).toEqual([null, null]);
    }
  });
});

describe('a manifest', () => {
  const written = Manifest.parse(JSON.parse(readFileSync('docs/formats/vectors/edition/rapport-2026-Q4.json', 'utf8')));
  const third = quarter('2026-Q3');

  test('of any version agrees with its period', () => {
    expect(contradiction(written)).toBeNull();
    for (const version of [4, 5]) {
      const older = readFileSync(`test/fixtures/report-v${version}/rapport-2026-Q4.json`, 'utf8');
      expect(contradiction(Manifest.parse(JSON.parse(older)))).toBeNull();
    }
  });

  test.each<[lie: string, place: string, changed: Partial<Manifest>]>([
    ['the days of another quarter', '/period', { period: { ...written.period, ...third } }],
    ['a quarter that is none', '/period', { report: '2026-Q5' }],
    ['that it is provisional after its quarter', '/period', { period: { ...written.period, provisional: true } }],
    ['that it is final before the end of its quarter', '/period', { asOf: '2026-12-31T22:59:59.999Z' }],
    ['a trend up to another quarter', '/figures/trend', { figures: { ...written.figures, trend: { lines: [] } } }],
  ])('cannot tell %s', (_, place, changed) => {
    expect(contradiction({ ...written, ...changed })).toBe(place);
  });
});
