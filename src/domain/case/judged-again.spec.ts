import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { requisition } from '../../../test/support/requisition.js';
import { day } from '../kernel/day.js';
import { judgeUnderBoth } from './judged-again.js';
import { absent } from './model/state.js';

const law = productLaw();
const judged = {
  facts: requisition,
  receivedAt: '2026-03-30T09:00:00.000Z',
  classification: { law: law.hash } as unknown as NonNullable<typeof absent.classification>,
};

describe('a past case judged under two laws', () => {
  it('changes in nothing when the two laws are one', () => {
    expect(judgeUnderBoth(judged, { before: law, after: law }, day('2027-03-30'))).toBeNull();
  });

  it('is judged as if it came in on the day given, at its own time of day', () => {
    const codes = new Set(law.rules.flatMap(({ deadlines }) => deadlines.map(({ code }) => code)));
    expect(codes.size).toBeGreaterThan(0);
    const rules = law.rules.map((ready) => ({ ...ready, deadlines: [] }));
    const change = judgeUnderBoth(judged, { before: law, after: { ...law, rules } }, day('2027-03-30'));
    const lost = change?.differences.find(({ aspect }) => aspect === 'clocks')?.lost ?? [];
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every((clock) => clock.split(' ').at(-1)?.startsWith('2027-'))).toBe(true);
  });

  it('is left out while the rules have not judged it', () => {
    expect(judgeUnderBoth(absent, { before: law, after: law }, day('2027-03-30'))).toBeUndefined();
  });
});
