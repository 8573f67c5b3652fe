/** What the totals, the trend and the counts of a report tell of one another, from the sixth version on. */
import { addDays, quarter, quarterOf } from '../kernel/day.js';
import { THIRD_STATES } from './column-keys.js';
import { percentOf } from './conduct.js';
import { FEWEST_COMPARED } from './figures.js';
import type { CrossTable, Figures } from './manifest.js';

/** Where two figures stand, and whether they agree. */
export type Check = readonly [place: string, holds: boolean];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const withOutcomes = [
  'sections',
  'countries',
  'channels',
  'addressees',
  'emergencies',
  'instruments',
  'categories',
] as const;
const columns = ['disclosed', 'refused', 'pending', 'other', 'foreign'] as const;

/** Totals count a divided request, and tables its parts in its place. */
function isOfTables(counted: number, tabled: number, { divided }: Figures['totals']): boolean {
  return divided ? tabled - divided.parts <= counted && counted <= tabled + divided.requests : counted === tabled;
}

const lineOf = ({ lines }: CrossTable, key: string) => lines.find((line) => line.key === key);

function thirdStates({ totals, sections, thirdCountryOutsideAgreement: outside }: Figures): Check[] {
  const { thirdCountry, thirdCountryRefused, requests, outcomes } = totals;
  const line = lineOf(sections, THIRD_STATES);
  const foreign = outcomes.foreign ?? 0;
  return [
    ['totals/thirdCountry', thirdCountry <= requests],
    ['totals/thirdCountry', !line || isOfTables(thirdCountry, line.total ?? 0, totals)],
    ['totals/thirdCountryRefused', thirdCountryRefused <= thirdCountry],
    ['totals/thirdCountryRefused', isOfTables(thirdCountryRefused, foreign, totals)],
    ['sections', (line?.foreign ?? 0) === foreign],
    ['thirdCountryOutsideAgreement', outside.period <= outside.ever && outside.period <= thirdCountry],
  ];
}

/** Exact, but in an edition too close to a published one, which tells neither. */
function emergencies({ told, totals, emergencies: table }: Figures): Check[] {
  const { emergencies: counted } = totals;
  const urgent = lineOf(table, 'URGENT')?.total ?? 0;
  const holds = counted === null ? told?.close === true : isOfTables(counted, urgent, totals);
  return [['totals/emergencies', holds]];
}

type Trend = Figures['trend']['lines'];

function change(lines: Trend, at: number, back: number): number | null {
  const [now, before] = [lines[at]?.total ?? 0, lines[at - back]?.total ?? 0];
  return before < FEWEST_COMPARED ? null : percentOf(now - before, before);
}

/** Quarters that follow one another, each with the shares of its own numbers. */
function trendAgrees(lines: Trend): boolean {
  return lines.every(({ key, total, foreign = 0, foreignPercent, quarterPercent, yearPercent }, at) => {
    const before = lines[at - 1];
    const follows = !before || quarterOf(addDays(quarter(key).first, -1)).name === before.key;
    const shares = foreignPercent === percentOf(foreign ?? 0, total) && (foreign ?? 0) <= total;
    return follows && shares && quarterPercent === change(lines, at, 1) && yearPercent === change(lines, at, 4);
  });
}

function trend({ trend: { lines }, totals }: Figures): Check[] {
  const isTrend = trendAgrees(lines) && lines.at(-1)?.foreign === totals.thirdCountryRefused;
  return [['trend', isTrend]];
}

/** A column that the table withholds has no number on any line; no count of a text or a category is above that of all. */
function bounded(name: (typeof withOutcomes)[number], { lines, total }: CrossTable): Check[] {
  const isOpen = name === 'instruments' || name === 'categories';
  return columns.map((column): Check => {
    const whole = total[column] ?? null;
    const counts = lines.flatMap((line) => line[column] ?? []);
    if (whole === null) return [name, counts.length === 0];
    return [name, !isOpen || (sum(counts) >= whole && counts.every((count) => count <= whole))];
  });
}

const relayMeasures = ['received', 'refused', 'disclosed'] as const;

function relayed({ relayed: { lines, total }, totals, thirdCountryOutsideAgreement: { period } }: Figures): Check[] {
  const { outcomes } = totals;
  const parts = relayMeasures.every((measure) => sum(lines.map((line) => line[measure])) === total[measure]);
  const bounds = lines.every(({ received, refused, disclosed }) => refused <= received && disclosed <= received);
  const isWithin =
    total.received <= outcomes.total && total.refused <= (outcomes.foreign ?? 0) && total.disclosed <= period;
  return [['relayed', parts && bounds && isWithin]];
}

function refusals({ refusals: { lines, total }, notices, totals }: Figures): Check[] {
  const counts = lines.map(({ count }) => count);
  return [
    ['refusals', sum(counts) >= total && counts.every((count) => count <= total)],
    ['notices', notices.lines.every(({ count }) => count <= totals.outcomes.total)],
  ];
}

/** Each pair of figures that a reader can compare. */
export const totalsChecks = (figures: Figures): Check[] => [
  ...thirdStates(figures),
  ...emergencies(figures),
  ...trend(figures),
  ...withOutcomes.flatMap((name) => bounded(name, figures[name])),
  ...relayed(figures),
  ...refusals(figures),
];
