import { describe, expect, it } from '@jest/globals';
import { changed, faultsOf, judicial } from '../../../test/support/changed-law.js';

describe('a fault of a rule is reported with its file, its line and what to do', () => {
  it('when a rule lets a third country in, with the combination that shows it', () => {
    const open = changed(
      'workflows/rules/third-countries.yaml',
      'verdict: REFUSE_REDIRECT\n    circuit: refusal_abroad\n    grounds: *foreign\n    route: { redirect: TCA_TITLE_VIII',
      'verdict: ADMIT_COND\n    circuit: judicial\n    grounds: *foreign\n    route: { redirect: TCA_TITLE_VIII',
    );
    const faults = faultsOf(open);
    expect(faults[0]).toMatch(
      /^workflows\/rules\/third-countries\.yaml:\d+: U15 breaks promise 1 .* issuerZone=THIRD.*issuerCountry=GB/,
    );
  });

  it('when a rule hides another', () => {
    const hidden = changed(judicial, 'precedence: 270', 'precedence: 899').map((source) =>
      source.name === judicial
        ? { ...source, text: source.text.replace('basis: CPP-77-1-1, category: SUB }', 'category: SUB }') }
        : source,
    );
    expect(faultsOf(hidden)).toEqual([
      expect.stringMatching(
        /: F01 is never reached: a rule before it matches all it matches\. Change its precedence\.$/,
      ),
    ]);
  });

  it('when two rules of one precedence match the same, without a word on which of them is never reached', () => {
    const tied = changed(judicial, 'precedence: 270', 'precedence: 260').map((source) =>
      source.name === judicial
        ? { ...source, text: source.text.replace('basis: CPP-77-1-1, category: SUB }', 'category: SUB }') }
        : source,
    );
    expect(faultsOf(tied)).toEqual([
      expect.stringMatching(/ and F01 both match .*: give them different precedences\.$/),
    ]);
  });
});
