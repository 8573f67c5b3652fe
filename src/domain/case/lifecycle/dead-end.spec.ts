import { describe, expect, it } from '@jest/globals';
import { law } from '../../../../test/support/lifecycle-controls.js';
import { deadEndsOf, placeSentence } from './dead-end.js';
import type { Stuck } from './proof.js';

const stuck = (changed: Partial<Stuck>): Stuck => ({
  ...{ property: 'end', rule: 'U01', verdict: 'REFUSE', circuit: 'refusal_abroad', step: 'preparation', path: [] },
  ...changed,
});
const found = (changed: Partial<Stuck>, place = { verdict: 'REFUSE', circuit: 'refusal_abroad' }) =>
  deadEndsOf([stuck(changed)], place).length;

describe('a dead end', () => {
  it('concerns the cases of its verdict in its circuit, and no other', () => {
    expect(found({})).toBe(1);
    expect(found({ verdict: 'REFUSE_REDIRECT' })).toBe(0);
    expect(found({ circuit: 'refusal' })).toBe(0);
  });

  it('that is reached before a judgement concerns each case of its circuit', () => {
    expect(found({ verdict: null })).toBe(1);
    expect(found({ verdict: null, circuit: 'refusal' })).toBe(0);
  });

  it('without its letter, or with a notice that no role can give, concerns cases; a clock concerns none', () => {
    expect([found({ property: 'letter' }), found({ property: 'notice' })]).toEqual([1, 1]);
    expect(found({ property: 'clock' })).toBe(0);
  });

  it('names its rule, its circuit and its step, in both languages', () => {
    const { fr, en } = placeSentence(stuck({}), law.circuits);
    expect(fr).toContain('(par exemple U01, REFUSE) dans le circuit « Refus opposé à une autorité d’un pays tiers »');
    expect(en).toContain('step “Write the letter of refusal and the notice to the SISSE”');
    const path = [{ action: 'record_notice', by: null, what: 'N_SEC' }];
    expect(placeSentence(stuck({ property: 'notice', path }), law.circuits).en).toMatch(/the notice N_SEC \(U01/);
    expect(placeSentence(stuck({ property: 'clock', path }), law.circuits).fr).toMatch(/^L’échéance N_SEC/);
  });
});
