/** The lesser tables of the report: challenges, corrections, forged requests, times by origin. */

import { FEWEST } from './column-keys.js';
import type { CrossTable, Figures, Outcomes } from './manifest.js';
import type { CorrectionMark } from './marks.js';
import { type Times, timesOf } from './measure.js';
import type { PublishableRow } from './row.js';
import { zoneOf, zones } from './suppression.js';

type Columns = Omit<Outcomes, 'total'>;

/** How many closed requests a line of a table tells; `other` holds the pending ones where they have no column. */
const closedIn = ({ disclosed, refused, other, foreign }: Columns, { pending }: Columns): number =>
  (disclosed ?? 0) + (refused ?? 0) + (foreign ?? 0) + (pending === null ? 0 : (other ?? 0));

const none = { medianHours: null, ninetiethHours: null };

/**
 * Times of fewer cases than `FEWEST` would be those of a known case. They are printed where a table tells that as many are
 * closed, so that neither a time nor its absence tells how many are.
 */
export const timesWhere = (columns: Columns, total: Columns, minutes: readonly (number | null)[]): Times => {
  const times = timesOf(minutes);
  return closedIn(columns, total) >= FEWEST && times.cases >= FEWEST ? times : { ...times, ...none };
};

/** By the origins of which the table of origins tells enough closed requests. */
export function timesBySection(
  rows: readonly PublishableRow[],
  { lines, total }: CrossTable,
): Figures['timesBySection'] {
  return {
    lines: zones.flatMap((key) => {
      const line = lines.find((each) => each.key === key);
      const minutes = rows.filter((row) => zoneOf(row) === key).map((row) => row.minutesToClose);
      const { medianHours, ninetiethHours } = line ? timesWhere(line, total, minutes) : none;
      return medianHours === null ? [] : [{ key, cases: null, medianHours, ninetiethHours }];
    }),
  };
}

export function challengesOf(rows: readonly PublishableRow[]): Figures['challenges'] {
  const results = rows.flatMap((row) => row.challenges);
  const count = (...wanted: readonly (typeof results)[number][]) =>
    results.filter((result) => wanted.includes(result)).length;
  return {
    lodged: results.length,
    upheld: count('upheld', 'partly_upheld'),
    rejected: count('rejected'),
    withdrawn: count('withdrawn'),
    pending: count('pending'),
  };
}

/** Cases whose classification a correction would weaken, by what became of it; a case may stand on several lines. */
export function correctionsOf(rows: readonly PublishableRow[]) {
  const having = (mark: CorrectionMark) => rows.filter(({ corrections }) => corrections.includes(mark));
  return {
    agreed: having('agreed').length,
    agreedAndDisclosed: having('agreed').filter(({ releasedAt }) => releasedAt !== null).length,
    refused: having('refused').length,
    withdrawn: having('withdrawn').length,
    pending: having('pending').length,
    lowered: having('lowered').length,
  };
}

/** Refused because the origin was not established, or the act was forged or not signed. */
export const forged = (row: PublishableRow): boolean => row.outcome === 'refused' && row.grounds.includes('G-AUTH');
