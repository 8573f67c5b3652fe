/** Rows of an invented quarter with small counts in most places; the same number, the same rows. */
import { instant } from '../../src/domain/kernel/instant.js';
import { rowOfNoRequest } from '../../src/domain/report/fold-row.js';
import type { CaseRow } from '../../src/domain/report/row.js';
import { handled } from './handled-request.js';

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

interface Origin {
  readonly zone: CaseRow['zone'];
  readonly country: string;
  readonly text: string;
}

const origins = (zone: CaseRow['zone'], countries: readonly string[], texts: readonly string[]) =>
  countries.flatMap((country) => texts.map((text): Origin => ({ zone, country, text })));

/** Every State with the texts that it can cite: what anybody knows. */
export const knownOrigins: readonly Origin[] = [
  ...origins('FR', ['FR'], ['CPP-60-1', 'CPP-77-1-1', 'CPP-99-3', 'LPF-L81', 'DOU-65']),
  ...origins('EU_EEV', ['DE', 'ES', 'BE', 'IT'], ['EU-EPOC', 'EU-EPOC-PR', 'EU-EIO']),
  ...origins('THIRD', ['US', 'CA'], ['US-SCA-2703', 'US-CLOUD-ACT']),
  ...origins('THIRD', ['GB'], ['UK-COPO', 'UK-IPA']),
  ...origins('UNKNOWN', ['NONE'], ['CPP-60-1', 'EU-EPOC']),
];
export const knownCategories = ['SUB', 'TRF', 'CON', 'IDN', 'NPD'] as const;
const outcomes = ['executed', 'pending', 'refused', 'no_data', 'withdrawn', 'redirected'] as const;
const ofThird = ['refused', 'redirected', 'refused', 'pending', 'withdrawn'] as const;
/** Each request names one to three accounts. */
const accounted = (index: number, outcome: CaseRow['outcome']) => {
  const accountsTargeted = 1 + (index % 3);
  return { outcome, accountsTargeted, accountsDisclosed: outcome === 'executed' ? accountsTargeted : 0 };
};

export function syntheticYear(year: number): CaseRow[] {
  const [draw, own] = [dice(year), dice(year + 1_000_003)];
  /** Low indices are drawn more often: few States send much, many send little. */
  const skewed = <Value>(values: readonly Value[]): Value => values[Math.floor(draw() ** 2 * values.length)] as Value;
  const requests = 10 + Math.floor(draw() ** 2 * 150);
  const empty = rowOfNoRequest('case/none', instant('2026-11-02T08:00:00.000Z'));
  return Array.from({ length: requests }, (_, index): CaseRow => {
    const { zone, country, text } = skewed(knownOrigins);
    const second = draw() < 0.2 ? [skewed(knownCategories)] : [];
    const categories = [...new Set([skewed(knownCategories), ...second])].sort();
    const drawn = zone === 'THIRD' ? skewed(ofThird) : skewed(outcomes);
    const outcome = zone === 'THIRD' && own() < 0.05 ? 'executed' : drawn;
    return {
      ...empty,
      ...{
        stream: `case/${index}`,
        nature: 'request',
        zone,
        country: country === 'NONE' ? null : country,
        bases: [text],
      },
      categories,
      ...handled(own, { zone, text }, outcome),
      ...accounted(index, outcome),
    };
  });
}
