/** What must add up in any report, whatever was counted: a reader can check it without the ledger. */
import type { CrossTable, Figures, Outcomes } from './manifest.js';

const partsOf = ({ total: _, ...parts }: Outcomes): number[] => Object.values(parts);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const outcomesOf = ({ key: _, ...outcomes }: CrossTable['lines'][number]): Outcomes => outcomes;
const same = (left: Outcomes, right: Outcomes): boolean =>
  left.total === right.total && partsOf(left).join() === partsOf(right).join();

/** Sections and countries part the requests: each request stands on exactly one line. */
function partitions({ lines, total }: CrossTable): boolean {
  const columns = Object.keys(total) as (keyof Outcomes)[];
  return columns.every((column) => sum(lines.map((line) => line[column])) === total[column]);
}

/** A line of the detail without a hidden count is the line of its category, country by country. */
function detailAgrees({ detail, categories }: Pick<Figures, 'detail' | 'categories'>): boolean {
  return detail.lines.every(({ key, cells }) => {
    const counts = cells.map(({ count }) => count);
    const whole = categories.lines.find((line) => line.key === key);
    return counts.includes(null) || !whole || sum(counts.map(Number)) === whole.total;
  });
}

/** The first five part the requests; the others may count a request on several lines. */
const withOutcomes = [
  'sections',
  'countries',
  'channels',
  'addressees',
  'emergencies',
  'instruments',
  'categories',
] as const;

function isConsistent({ lines, total }: CrossTable, whole: Outcomes): boolean {
  return same(total, whole) && [...lines.map(outcomesOf), total].every((line) => sum(partsOf(line)) === line.total);
}

/** The pointer of the first figure that does not agree with the others, or null. */
export function disagreement(figures: Figures): string | null {
  const { totals, refusals, relayed, accounts, challenges } = figures;
  const { outcomes } = totals;
  const { lodged, ...results } = challenges;
  const now = figures.trend.lines.at(-1);
  const checks: [place: string, holds: boolean][] = [
    ['totals/requests', totals.requests === outcomes.total],
    ['refusals/total', totals.refusedOrRedirected === refusals.total],
    ['totals/outcomes', refusals.total === outcomes.refused + outcomes.redirected],
    ...withOutcomes.map((name): [string, boolean] => [name, isConsistent(figures[name], outcomes)]),
    ['trend', now !== undefined && same(outcomesOf(now), outcomes)],
    ...withOutcomes.slice(0, 5).map((name): [string, boolean] => [name, partitions(figures[name])]),
    ['relayed', sum(relayed.lines.map(({ received }) => received)) === relayed.total.received],
    ['accounts', sum(accounts.lines.map(({ targeted }) => targeted)) === totals.accountsTargeted],
    ['accounts', sum(accounts.lines.map(({ disclosed }) => disclosed)) === totals.accountsDisclosed],
    ['challenges', sum(Object.values(results)) === lodged],
    ['detail', detailAgrees(figures)],
  ];
  const broken = checks.find(([, holds]) => !holds);
  return broken ? `/figures/${broken[0]}` : null;
}
