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

/** The pointer of the first figure that does not agree with the others, or null. */
export function disagreement({ totals, refusals, relayed, ...figures }: Figures): string | null {
  if (totals.requests !== totals.outcomes.total) return '/figures/totals/requests';
  if (totals.refusedOrRedirected !== refusals.total) return '/figures/refusals/total';
  if (refusals.total !== totals.outcomes.refused + totals.outcomes.redirected) return '/figures/totals/outcomes';
  for (const name of ['sections', 'countries', 'instruments', 'categories'] as const) {
    const table = figures[name];
    const lines = [...table.lines.map(outcomesOf), table.total];
    const broken = lines.some((line) => sum(partsOf(line)) !== line.total) || !same(table.total, totals.outcomes);
    if (broken) return `/figures/${name}`;
  }
  const now = figures.trend.lines.at(-1);
  if (!now || !same(outcomesOf(now), totals.outcomes)) return '/figures/trend';
  if (!partitions(figures.sections)) return '/figures/sections';
  if (!partitions(figures.countries)) return '/figures/countries';
  return sum(relayed.lines.map(({ received }) => received)) === relayed.total.received ? null : '/figures/relayed';
}
