/** How often what was read is right, by how it is known: a fact that rests on a weak sign should say so by its figure. */
import { knownBys } from '../../domain/reading/known-by.js';
import { compare, type FieldName } from './field.js';
import { type Judged, type Share, shareOf } from './score.js';

/** The fields whose place in the message is kept, and the fact under which it is kept. */
const placed = {
  texts: 'bases',
  categories: 'categories',
  targets: 'targets_identified',
  reference: 'case_reference_given',
  emergency: 'emergency',
} as const satisfies Partial<Record<FieldName, string>>;

/** Shares of right answers under `field, kind of text`, for each pair that occurs; the stronger kind of text first. */
export function calibrationOf(all: readonly Judged[]): Readonly<Record<string, Share>> {
  const names = Object.keys(placed) as (keyof typeof placed)[];
  const pairs = names.flatMap((field) => knownBys.map((kind) => [field, kind] as const));
  return Object.fromEntries(
    pairs.flatMap(([field, kind]) => {
      const those = all
        .filter(({ found }) => (found.knownBy[placed[field]] ?? 'concluded') === kind)
        .flatMap(({ label, found }) => compare(field, label, found) ?? []);
      const right = those.filter(({ agrees }) => agrees).length;
      return those.length === 0 ? [] : [[`${field}, ${kind}`, shareOf(right, those.length)]];
    }),
  );
}
