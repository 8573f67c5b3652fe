/** What must add up in the tables of how requests were handled, from the sixth version on. */
import { percentOf } from './conduct.js';
import type { Figures } from './manifest.js';
import type { Check } from './totals-agreement.js';

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);
const counted = (lines: readonly { readonly count: number }[]): number => sum(lines.map(({ count }) => count));

/** An edition too close to a published one tells of no customer. */
function customers({ customers: table, assisted, totals: { outcomes }, told }: Figures): Check[] {
  const whole = told?.close ? 0 : outcomes.total;
  return [
    ['customers', !table || (table.total === whole && counted(table.lines) === whole)],
    [
      'assisted',
      !assisted || (counted(assisted.lines) === (assisted.total ?? 0) && (assisted.total ?? 0) <= outcomes.total),
    ],
  ];
}

function accounts({ accountsByCountry, totals }: Figures): Check[] {
  if (!accountsByCountry) return [];
  const { lines } = accountsByCountry;
  const targeted = sum(lines.map((line) => line.targeted));
  const disclosed = lines.flatMap((line) => line.disclosed ?? []);
  const all = totals.accountsDisclosed;
  return [
    ['accountsByCountry', targeted === totals.accountsTargeted],
    ['accountsByCountry', all === null ? disclosed.length === 0 : sum(disclosed) <= all],
  ];
}

type Fates = Figures['notices']['lines'][number];
const fates = ({ given = 0, deferred = 0, barred = 0, owed = 0 }: Fates): number => given + deferred + barred + owed;

/** Optional for reports of older versions alone. */
const promised = [
  ...(['told', 'manners', 'corrections'] as const),
  ...(['accountsByCountry', 'customers', 'assisted', 'within', 'deadlines'] as const),
];

interface Span {
  readonly count: number | null;
  readonly percent: number | null;
}

/** Rising to the whole, each with its share; null together. */
function rises(spans: readonly Span[], whole: number | null): boolean {
  const told = spans.flatMap(({ count }) => count ?? []);
  if (whole === null) return spans.every(({ count, percent }) => count === null && percent === null);
  return (
    told.every((count, at) => count >= (told[at - 1] ?? 0) && count <= whole) &&
    spans.every(({ count, percent }) => percent === (count === null ? null : percentOf(count, whole)))
  );
}

function times({ within, times: { acknowledge, close }, totals: { requests }, told }: Figures): Check[] {
  if (!within) return [];
  const { lines, total } = within;
  const acknowledged = lines.map((line): Span => ({ count: line.acknowledged, percent: line.acknowledgedPercent }));
  const closed = lines.map((line): Span => ({ count: line.closed, percent: line.closedPercent }));
  return [
    ['within', rises(acknowledged, total.acknowledged) && rises(closed, total.closed)],
    ['within', total.acknowledged <= requests && (total.closed ?? 0) <= requests],
    ['times', (told?.close || acknowledge.cases === total.acknowledged) && close.cases === total.closed],
  ];
}

/** All three are printed, or none. */
function carriedOver({ carryOver: { openBefore, closedSince, stillOpen } }: Figures): Check[] {
  const counts = [openBefore, closedSince, stillOpen];
  const isTold = !counts.includes(null);
  return [
    ['carryOver', isTold ? openBefore === sum([closedSince, stillOpen]) : counts.every((count) => count === null)],
  ];
}

function lesser({ corrections, deadlines, totals, notices }: Figures): Check[] {
  const { forged, refusedOrRedirected, divided } = totals;
  const met = deadlines?.metPercent ?? 0;
  return [
    ['notices', notices.lines.every((line) => fates(line) === line.count)],
    ['corrections', !corrections || (corrections.agreedAndDisclosed ?? 0) <= corrections.agreed],
    ['deadlines', met >= 0 && met <= 100],
    ['totals/forged', divided !== undefined || (forged ?? 0) <= (refusedOrRedirected ?? 0)],
  ];
}

/** Each sum and each bound that a reader can compute. */
export const conductChecks = (figures: Figures): Check[] => [
  ...promised.map((name): Check => [name, figures[name] !== undefined]),
  ...customers(figures),
  ...accounts(figures),
  ...times(figures),
  ...carriedOver(figures),
  ...lesser(figures),
];
