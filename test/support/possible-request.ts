/** The requests that a reader can imagine: one kind for each State, text, set of categories and outcome. */
import type { CaseRow } from '../../src/domain/report/row.js';
import type { Constraint } from './simplex.js';
import { knownCategories, knownOrigins } from './synthetic-year.js';

export interface Kind {
  readonly country: string;
  readonly text: string;
  readonly zone: CaseRow['zone'];
  readonly categories: readonly string[];
  /** A column of the report. */
  readonly outcome: string;
}

const named: Readonly<Record<CaseRow['outcome'], string>> = {
  ...{ executed: 'disclosed', partly: 'disclosed', refused: 'refused', redirected: 'refused', pending: 'pending' },
  ...{ no_data: 'other', withdrawn: 'other', clarification: 'other', not_a_request: 'other' },
};
/** Refused or redirected requests of third States are exact by policy: no cell counts them. */
const outcomeOf = ({ zone, outcome }: CaseRow): string =>
  zone === 'THIRD' && named[outcome] === 'refused' ? 'foreign' : named[outcome];

export const kindOf = (row: CaseRow): Kind => ({
  ...{ country: row.country ?? 'NONE', text: row.bases[0] ?? 'NONE', zone: row.zone },
  ...{ categories: row.categories, outcome: outcomeOf(row) },
});

/** Every request that could have been: sets of two categories only where one was received, which tells the reader more. */
export function kindsKnown(rows: readonly CaseRow[]): Kind[] {
  const sets = new Map(knownCategories.map((each) => [each as string, [each as string]]));
  for (const { categories } of rows) sets.set(categories.join(' '), [...categories]);
  return knownOrigins.flatMap(({ zone, country, text }) => {
    const outcomes = ['disclosed', zone === 'THIRD' ? 'foreign' : 'refused', 'pending', 'other'];
    return [...sets.values()].flatMap((categories) =>
      outcomes.map((outcome) => ({ country, text, zone, categories, outcome })),
    );
  });
}

/** How many requests of these kinds there were. */
export const counting = (
  kinds: readonly Kind[],
  holds: (kind: Kind) => boolean,
  is: Constraint['is'],
  value: number,
): Constraint => ({ of: kinds.flatMap((kind, at) => (holds(kind) ? [at] : [])), is, value });
