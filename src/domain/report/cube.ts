/** The lesser tables of the report: accounts, challenges, corrections, forged requests, times by family of authorities. */

import { FEWEST } from './detail.js';
import type { Figures } from './manifest.js';
import type { CorrectionMark } from './marks.js';
import { timesOf } from './measure.js';
import { lawSections, type PublishableRow } from './row.js';

const sum = (rows: readonly PublishableRow[], of: (row: PublishableRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

const bySection = (rows: readonly PublishableRow[]) =>
  [...lawSections, 'NONE' as const]
    .map((key) => ({ key, group: rows.filter((row) => row.section === key) }))
    .filter(({ key, group }) => key !== 'NONE' || group.length > 0);

/** Accounts named and accounts whose data left, by family; the last line is their sum. */
export function accountsOf(rows: readonly PublishableRow[]): Figures['accounts'] {
  const line = (key: string, group: readonly PublishableRow[]) => ({
    key,
    targeted: sum(group, (row) => row.accountsTargeted),
    disclosed: sum(group, (row) => row.accountsDisclosed),
  });
  return { lines: bySection(rows).map(({ key, group }) => line(key, group)), total: line('ALL', rows) };
}

/** Times of fewer cases than `FEWEST` would be those of a known case: they are left out. */
export function timesBySection(rows: readonly PublishableRow[]): Figures['timesBySection'] {
  return {
    lines: bySection(rows).map(({ key, group }) => {
      const { cases, medianHours, ninetiethHours } = timesOf(group.map((row) => row.minutesToClose));
      const known = cases >= FEWEST;
      return { key, cases, medianHours: known ? medianHours : null, ninetiethHours: known ? ninetiethHours : null };
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
export function correctionsOf(rows: readonly PublishableRow[]): NonNullable<Figures['corrections']> {
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
