/** How the requests of a quarter were handled: notices, times, deadlines, accounts and customers (docs/decisions/016-small-numbers.md). */
import { Block, FEWEST } from './column-keys.js';
import type { CrossTable, Figures } from './manifest.js';
import { noticeFates } from './marks.js';
import type { PublishableRow } from './row.js';
import { type Layout, placeOf, REST } from './suppression.js';

type Rows = readonly PublishableRow[];
type Line<Name extends 'within' | 'accountsByCountry' | 'customers'> = NonNullable<Figures[Name]>['lines'][number];

const sum = (rows: Rows, of: (row: PublishableRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** One decimal. Null where there is nothing to compare with. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/** How many requests a notice was attached to, by what became of it. */
export function fatesOf(rows: Rows, notice: string): Record<(typeof noticeFates)[number], number> {
  const marks = rows.flatMap((row) => row.noticesGiven).filter((mark) => mark.notice === notice);
  const having = (fate: string): number => marks.filter((mark) => mark.fate === fate).length;
  return {
    given: having('given'),
    deferred: having('deferred'),
    barred: having('barred'),
    owed: having('owed'),
  };
}

const HOUR = 60;
const DAY = 24 * HOUR;
/** In minutes, rising; the keys have their words in the labels. */
const spans = [
  ['H1', HOUR],
  ['D1', DAY],
  ['D3', 3 * DAY],
  ['D10', 10 * DAY],
  ['D30', 30 * DAY],
  ['D60', 60 * DAY],
] as const;

const isEnough = (count: number): boolean => count === 0 || count >= FEWEST;

/** How many were done within each span; null where what lies between two printed numbers, or after, would be small. */
function cumulated(minutes: readonly (number | null)[], isTold: boolean): (number | null)[] {
  const known = minutes.filter((value) => value !== null);
  let last = 0;
  return spans.map(([, most]) => {
    const count = known.filter((value) => value <= most).length;
    if (!isTold || count === 0 || !isEnough(count - last) || !isEnough(known.length - count)) return null;
    last = count;
    return count;
  });
}

/** Acknowledged and closed within each span. How many are closed is withheld where that of pending requests is. */
export function withinOf(requests: Rows, isClosedTold: boolean): NonNullable<Figures['within']> {
  const acknowledged = requests.map((row) => row.minutesToAcknowledge);
  const closed = requests.map((row) => row.minutesToClose);
  const many = (minutes: readonly (number | null)[]) => minutes.filter((value) => value !== null).length;
  const [byAcknowledged, byClosed] = [cumulated(acknowledged, true), cumulated(closed, isClosedTold)];
  const share = (count: number | null | undefined, whole: number) => (count ? percentOf(count, whole) : null);
  const lines = spans.map(
    ([key], at): Line<'within'> => ({
      key,
      acknowledged: byAcknowledged[at] ?? null,
      acknowledgedPercent: share(byAcknowledged[at], many(acknowledged)),
      closed: byClosed[at] ?? null,
      closedPercent: share(byClosed[at], many(closed)),
    }),
  );
  return { lines, total: { acknowledged: many(acknowledged), closed: isClosedTold ? many(closed) : null } };
}

const FEWEST_DEADLINES = 20;
const STEP = 5;

/**
 * The share of answers that left by the end which the law sets, in steps of five percent. Texts set that end: a count
 * would tell how many requests of those texts are pending.
 */
export function deadlinesOf(requests: Rows): NonNullable<Figures['deadlines']> {
  const having = (mark: string): number => requests.filter(({ deadline }) => deadline === mark).length;
  const [met, late] = [having('met'), having('late')];
  const isTold = met + late >= FEWEST_DEADLINES && isEnough(late);
  return { metPercent: isTold ? Math.round((met / (met + late)) * (100 / STEP)) * STEP : null };
}

/** Accounts of the countries whose requests are all counted by name; those of the others share the last line. */
export function accountsByCountryOf(
  rows: Rows,
  { lines }: CrossTable,
  layout: Layout,
): NonNullable<Figures['accountsByCountry']> {
  const told = lines.filter(({ key, total }) => key !== REST && total !== null);
  const keyOf = (row: PublishableRow): string => placeOf(row, 'countries', layout).keys[0] ?? REST;
  const line = (key: string, own: Rows, isDisclosedTold: boolean): Line<'accountsByCountry'> => ({
    key,
    targeted: sum(own, (row) => row.accountsTargeted),
    disclosed: isDisclosedTold ? sum(own, (row) => row.accountsDisclosed) : null,
  });
  const named = told.map(({ key, disclosed }) =>
    line(
      key,
      rows.filter((row) => keyOf(row) === key),
      disclosed !== null,
    ),
  );
  const keys = new Set(told.map(({ key }) => key));
  const others = rows.filter((row) => !keys.has(keyOf(row)));
  return { lines: others.length > 0 ? [...named, line(REST, others, false)] : named };
}

/** One key a request. What the directory and the act contradict is not known. */
function kindOf({ customers, customerKinds }: PublishableRow): string {
  const isPublic = customers.includes('public_authority');
  const [first = isPublic ? 'public' : undefined, second] = customerKinds;
  if (first === undefined || (isPublic && customerKinds.length > 0 && !customerKinds.includes('public')))
    return 'UNKNOWN';
  return second === undefined ? first.toUpperCase() : 'SEVERAL';
}

/** Each row under its keys; a key with fewer requests than `FEWEST` is not named. */
function namedOnly(rows: Rows, keysOf: (row: PublishableRow) => readonly string[]): NonNullable<Figures['customers']> {
  const block = new Block();
  for (const row of rows) block.add(keysOf(row), '');
  block.show(new Set());
  const rest = block.rest();
  const lines = [...block.shown].map(([key, count]): Line<'customers'> => ({ key, count }));
  return { lines: rest > 0 ? [...lines, { key: REST, count: rest }] : lines, total: block.count };
}

/** Whose data were asked for. */
export const customersOf = (rows: Rows): NonNullable<Figures['customers']> => namedOnly(rows, (row) => [kindOf(row)]);

/** On behalf of which States authorities of others asked; nothing is printed of fewer than `FEWEST` requests. */
export function assistedOf(rows: Rows): NonNullable<Figures['assisted']> {
  const assisting = rows.filter(({ assistedState }) => assistedState !== null);
  if (assisting.length < FEWEST) return { lines: [], total: null };
  return namedOnly(assisting, ({ assistedState }) => [assistedState ?? REST]);
}
