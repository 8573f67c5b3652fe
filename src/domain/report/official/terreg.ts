/** Removal orders of a year, for the transparency report of a host (Regulation (EU) 2021/784, article 7(3)). */
import { dayOf, type Instant, millisecondsOf } from '../../kernel/instant.js';
import { csvOf } from '../csv.js';
import { type CaseRow, isPublishable, isTabled, type PublishableRow } from '../row.js';
import { isRefused } from '../suppression.js';
import { statedLines, type TerregLine, type TerregStatements, TO_COMPLETE } from './terreg-statements.js';

/** Article 11(3): six weeks and, where justified, six more, in which nothing is said of a removal. */
const SILENCE_DAYS = 84;

export interface TerregFigures {
  readonly orders: number;
  readonly executed: number;
  /** Items removed or disabled by those. */
  readonly items: number;
  readonly pending: number;
  readonly notExecuted: number;
  /** An order refused on two grounds counts on the line of each. */
  readonly grounds: readonly { readonly ground: string; readonly orders: number }[];
  /** Review proceedings that the host brought, by their result. */
  readonly reviews: readonly { readonly result: string; readonly count: number }[];
  /** Orders that were executed, and that a review annulled in whole or in part: what was removed is owed back. */
  readonly reinstatedAfterReview: number;
}

const annulling: readonly string[] = ['upheld', 'partly_upheld'];
const results = ['upheld', 'partly_upheld', 'rejected', 'withdrawn', 'pending'] as const;

/** What silence covers is left out of every line, and not told to be left out. */
function isSilent({ gag, receivedAt }: PublishableRow, asOf: Instant): boolean {
  if (gag !== 'G_TCO') return gag !== 'G_NONE';
  return millisecondsOf(asOf) - millisecondsOf(receivedAt) < SILENCE_DAYS * 86_400_000;
}

/** Orders received in a calendar year of Paris, as they stand at `asOf`. */
export function terregFigures(rows: readonly CaseRow[], year: number, asOf: Instant): TerregFigures {
  const orders = rows
    .filter(isPublishable)
    .filter(isTabled)
    .filter(
      ({ nature, bases, receivedAt }) =>
        nature === 'request' && bases.includes('EU-TCO-3') && dayOf(receivedAt).startsWith(`${year}-`),
    )
    .filter((row) => !isSilent(row, asOf));
  const executed = orders.filter(({ outcome }) => outcome === 'executed' || outcome === 'partly');
  const pending = orders.filter(({ outcome }) => outcome === 'pending').length;
  const refused = orders.filter(isRefused);
  const cited = [...new Set(refused.flatMap(({ grounds }) => grounds))].sort();
  return {
    orders: orders.length,
    executed: executed.length,
    items: executed.reduce((sum, { accountsTargeted }) => sum + accountsTargeted, 0),
    pending,
    notExecuted: orders.length - executed.length - pending,
    grounds: cited.map((ground) => ({ ground, orders: refused.filter((row) => row.grounds.includes(ground)).length })),
    reviews: results.map((result) => ({
      result,
      count: orders.flatMap(({ challenges }) => challenges).filter((each) => each === result).length,
    })),
    reinstatedAfterReview: executed.filter(({ challenges }) => challenges.some((each) => annulling.includes(each)))
      .length,
  };
}

/**
 * Every point of the article in its order: counted from the ledger, or stated by the operator. A text or a number that
 * only the operator knows stands there as left to be completed.
 */
export function terregCsv(figures: TerregFigures, year: number, statements: TerregStatements = {}): string {
  const { orders, executed, items, pending, notExecuted, grounds, reviews, reinstatedAfterReview } = figures;
  const lines: TerregLine[] = [
    ['7(3)(c)', 'removal_orders', '', orders],
    ['7(3)(c)', 'removal_orders_executed', '', executed],
    ['7(3)(c)', 'items_removed_after_orders', '', items],
    ['7(3)(c)', 'removal_orders_pending', '', pending],
    ['7(3)(c)', 'removal_orders_not_executed', '', notExecuted],
    ...grounds.map((line): TerregLine => ['7(3)(c)', 'removal_orders_not_executed', line.ground, line.orders]),
    ...reviews.map(({ result, count }): TerregLine => ['7(3)(e)', 'reviews_brought', result, count]),
    ['7(3)(f)', 'reinstatement_required_after_review', '', reinstatedAfterReview],
    ...statedLines(statements),
  ];
  const sorted = lines.sort(([left], [right]) => (left < right ? -1 : Number(left !== right)));
  return csvOf([['year', 'point', 'figure', 'detail', 'value'], ...sorted.map((line) => [year, ...line])]);
}

/** The points that the operator has yet to complete. */
export const pointsLeft = (statements: TerregStatements): string[] => [
  ...new Set(statedLines(statements).flatMap(([point, , , value]) => (value === TO_COMPLETE ? [point] : []))),
];
