import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../test/support/law.js';
import { concluded, readOperatorCases } from '../../test/support/rules/operator-cases.js';

const law = productLaw();
const cases = readOperatorCases('workflows/operators/one-order.cases.yaml');

describe('one act at every operator', () => {
  it.each(cases.map((one) => [one.name, one.operator, one] as const))('%s: %s', (_name, _operator, one) => {
    expect(concluded(one, law)).toEqual(one.expected);
  });

  it('asks all of them', () => {
    const profiles = law.profiles.map(({ code }) => code).sort();
    for (const name of new Set(cases.map((one) => one.name))) {
      const asked = cases.filter((one) => one.name === name).map(({ operator }) => operator);
      expect(asked.sort()).toEqual(profiles);
    }
  });
});
