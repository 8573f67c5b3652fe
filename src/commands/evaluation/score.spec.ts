import { describe, expect, it } from '@jest/globals';
import type { Conclusion } from '../classify.js';
import { Label } from './label.js';
import { scoreOf, shareOf } from './score.js';

const found = (changes: Partial<Conclusion> = {}): Conclusion =>
  ({
    language: 'fr',
    issuer: { zone: 'FR', country: 'FR', kind: 'police' },
    relayedBy: null,
    addressee: 'OPERATOR',
    legalBasis: ['CPP-60-1'],
    dataCategories: ['SUB'],
    emergency: false,
    targets: ['A@kelvin.example'],
    caseReference: null,
    row: 'F01',
    verdict: 'ADMIT',
    deadlines: [{ code: 'D-1' }, { code: 'D-2' }],
    ...changes,
  }) as unknown as Conclusion;
const judged = (name: string, label: object, changes: Partial<Conclusion> = {}) => ({
  name,
  label: Label.parse(label),
  found: found(changes),
});

describe('the score of a labelled folder', () => {
  it('compares what the label says, and nothing else', () => {
    const score = scoreOf([judged('one', { verdict: 'CLARIFY', acceptableVerdicts: ['ADMIT'] })]);
    expect(score.fields).toEqual({ verdict: expect.objectContaining({ right: 1, of: 1 }) });
    expect(score.misses).toEqual([]);
  });

  it('takes targets and texts in any order, targets in any case', () => {
    const label = { verdict: 'ADMIT', targets: ['b', 'a@kelvin.example'], legalBasis: ['X', 'CPP-60-1'] };
    const one = judged('one', label, { targets: ['A@kelvin.example', 'B'], legalBasis: ['CPP-60-1', 'X'] as never });
    expect(scoreOf([one]).misses).toEqual([]);
  });

  it('demands each clock of the label, and lets others run', () => {
    const label = (code: string) => ({ verdict: 'ADMIT', deadlines: [{ code, legalEnd: null }] });
    const score = scoreOf([judged('runs', label('D-1')), judged('absent', label('D-9'))]);
    expect(score.misses).toEqual([{ name: 'absent', field: 'clocks', wanted: 'D-9', found: 'D-1 D-2' }]);
  });

  it('names what was admitted although it must not be, and what was refused although it binds', () => {
    const score = scoreOf([
      judged('admitted', { verdict: 'REFUSE', mustNotAdmit: true }),
      judged('refused', { verdict: 'ADMIT' }, { verdict: 'REFUSE_REDIRECT' }),
      judged('passed over', { verdict: 'ADMIT' }, { verdict: 'NOT_A_REQUEST' }),
      judged('asked', { verdict: 'ADMIT' }, { verdict: 'CLARIFY' }),
    ]);
    expect([score.wronglyAdmitted, score.wronglyRefused]).toEqual([['admitted'], ['refused', 'passed over']]);
  });

  it('counts verdicts by family, and a pair only when both of it have theirs', () => {
    const score = scoreOf([
      judged('left', { verdict: 'ADMIT', family: 'forms', pair: 'p' }),
      judged('right', { verdict: 'REFUSE', family: 'forms', pair: 'p' }),
      judged('other', { verdict: 'ADMIT', pair: 'q' }),
    ]);
    expect(score.families['family forms']).toMatchObject({ right: 1, of: 2 });
    expect(score.pairs).toMatchObject({ right: 1, of: 2 });
  });

  it('says with the interval of Wilson what a set of its size can tell', () => {
    const [low, high] = shareOf(57, 60).interval;
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.863', '0.983']);
    expect(shareOf(60, 60).interval[1]).toBeCloseTo(1);
  });
});
