/** Rows of an invented period with small counts in most places; the same year, the same rows. */
import { instant } from '../../src/domain/kernel/instant.js';
import { type CaseRow, rowOfNoRequest } from '../../src/domain/report/row.js';

/** A small generator of its own (mulberry32): what is drawn MUST not depend on a library's version. */
function dice(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const countries = ['FR', 'US', 'DE', 'GB', 'BE', 'CH', 'IT', 'ES'];
const categories = ['SUB', 'TRF', 'CON', 'IDN', 'NPD'] as const;
const outcomes = ['executed', 'refused', 'redirected', 'no_data', 'pending'] as const;

export function syntheticYear(year: number): CaseRow[] {
  const draw = dice(year);
  /** Low indices are drawn more often: few countries send much, many send little. */
  const skewed = <Value>(values: readonly Value[]): Value => values[Math.floor(draw() ** 2 * values.length)] as Value;
  const requests = 10 + Math.floor(draw() * 90);
  const empty = rowOfNoRequest('case/none', instant('2026-11-02T08:00:00.000Z'));
  return Array.from({ length: requests }, (_, index): CaseRow => {
    const first = skewed(categories);
    const second = draw() < 0.2 ? [skewed(categories)] : [];
    return {
      ...empty,
      stream: `case/${index}`,
      nature: 'request',
      country: skewed(countries),
      categories: [...new Set([first, ...second])],
      outcome: skewed(outcomes),
    };
  });
}
