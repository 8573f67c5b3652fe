/**
 * Demands of governments for the data of users in a year, as indicator P11a of Ranking Digital Rights asks for them. Each
 * element stands alone: none is crossed with another, so that no line points at an inquiry (REPORTS 2).
 */
import { dayOf } from '../../kernel/instant.js';
import { csvOf } from '../csv.js';
import { type CaseRow, isPublishable, isTabled, type PublishableRow } from '../row.js';
import { outcomeOf } from '../suppression.js';

export interface DemandLine {
  /** Number of the element in the indicator. */
  readonly element: number;
  readonly key: string;
  readonly demands: number;
  /** Element 7: demands that were complied with, in whole or in part. */
  readonly complied: number;
  /** Element 3; null but for all demands together. */
  readonly accounts: number | null;
}

type Keys = (row: PublishableRow) => readonly string[];

function contentOf({ categories }: PublishableRow): string {
  const [content, other] = [categories.includes('CON'), categories.some((category) => category !== 'CON')];
  if (!content) return other ? 'non_content' : 'unspecified';
  return other ? 'both' : 'content';
}

const elements: readonly (readonly [element: number, keys: Keys])[] = [
  [1, ({ country }) => [country ?? 'NONE']],
  [2, ({ categories }) => [categories.includes('RTI') ? 'real_time' : 'stored']],
  [4, (row) => [contentOf(row)]],
  [5, ({ bases }) => (bases.length > 0 ? bases : ['NONE'])],
  [6, ({ kind }) => [kind === 'court' || kind === 'judge' ? 'court' : 'other']],
];

/** A demand for content to be removed is no demand for data (that is indicator P10a). */
const asksForData = ({ categories }: PublishableRow): boolean =>
  categories.length === 0 || categories.some((category) => category !== 'REM');

function lineOf(element: number, key: string, rows: readonly PublishableRow[]): Omit<DemandLine, 'accounts'> {
  const complied = rows.filter(({ outcome }) => outcomeOf[outcome] === 'disclosed').length;
  return { element, key, demands: rows.length, complied };
}

/** Demands received in a calendar year of Paris. A demand under two texts counts on the line of each. */
export function demandLines(rows: readonly CaseRow[], year: number): DemandLine[] {
  const demands = rows
    .filter(isPublishable)
    .filter(isTabled)
    .filter(({ nature, receivedAt }) => nature === 'request' && dayOf(receivedAt).startsWith(`${year}-`))
    .filter(asksForData);
  const accounts = demands.reduce((sum, { accountsTargeted }) => sum + accountsTargeted, 0);
  const split = elements.flatMap(([element, keysOf]) => {
    const keys = [...new Set(demands.flatMap(keysOf))].sort();
    return keys.map((key) => ({
      ...lineOf(
        element,
        key,
        demands.filter((row) => keysOf(row).includes(key)),
      ),
      accounts: null,
    }));
  });
  return [{ ...lineOf(3, 'ALL', demands), accounts }, ...split];
}

/** Element 8 closes the file: of what the law forbids to say it says so, and gives no number. */
export function demandCsv(lines: readonly DemandLine[], year: number): string {
  const written = lines.map(({ element, key, demands, complied, accounts }) => [
    ...[year, element, key, demands, complied, accounts],
  ]);
  const forbidden = [year, 8, 'FR: CSI L881-1', null, null, null];
  return csvOf([['year', 'element', 'key', 'demands', 'complied', 'accounts_named'], ...written, forbidden]);
}
