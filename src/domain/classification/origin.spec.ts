import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { admitting } from './judge.js';
import type { Need } from './rule-book.js';

/** Asked whatever the facts are. */
const wantsOrigin = (needs: readonly Need[]): boolean =>
  needs.some(({ check, when }) => check === 'origin_established' && when.some((cube) => cube.size === 0));

const { rules } = productLaw();

describe('an admission', () => {
  it.each(rules.filter(({ rule }) => admitting.includes(rule.verdict)).map((ready) => [ready.rule.id, ready] as const))(
    'under rule %s wants an origin that is established',
    (_, { needs }) => {
      expect(wantsOrigin(needs)).toBe(true);
    },
  );

  it.each(
    rules.flatMap(({ rule, decisions }) =>
      decisions
        .filter(({ verdict }) => admitting.includes(verdict))
        .map((decision) => [rule.id, decision.decision, decision] as const),
    ),
  )('that a person decides under rule %s (%s) wants an origin that is established', (_, __, { needs }) => {
    expect(wantsOrigin(needs)).toBe(true);
  });
});
