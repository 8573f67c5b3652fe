/** The comparison itself: a comparison that finds nothing proves nothing. */
import { describe, expect, it } from '@jest/globals';
import { differences, isAccepted, ordered } from './compare.js';

const before = { verdict: 'REFUSE', grounds: ['G-GDPR48', 'G-DA32'], clocks: { end: null } };
const found = (after: unknown) => differences('rules.json ', before, after).map(({ where }) => where);

describe('the comparison of two records', () => {
  it('finds no difference where only the order of the keys differs', () => {
    expect(found({ clocks: { end: null }, grounds: ['G-GDPR48', 'G-DA32'], verdict: 'REFUSE' })).toEqual([]);
  });

  it('names the place of a changed value, of a missing one and of a new one', () => {
    const after = { grounds: ['G-GDPR48', 'G-LB1'], clocks: { end: null, start: 'x' } };
    expect(found(after)).toEqual(['rules.json /verdict', 'rules.json /grounds/1', 'rules.json /clocks/start']);
  });

  it('names two refusals with other codes once, whole, and what differs in the same refusal by its place', () => {
    const refused = { code: 'step-forbids', sentence: { en: 'Not in this step.' } };
    const changed = { code: 'notices-owed', sentence: { en: 'A notice is owed.' } };
    expect(differences('x ', { decided: refused }, { decided: changed }).map(({ where }) => where)).toEqual([
      'x /decided',
    ]);
    const reworded = { ...refused, sentence: changed.sentence };
    expect(differences('x ', refused, reworded).map(({ where }) => where)).toEqual(['x /sentence/en']);
  });

  it('names a list whose length changed as one difference', () => {
    expect(found({ ...before, grounds: ['G-DA32'] })).toEqual(['rules.json /grounds']);
  });

  it('finds a new parameter of the API, and no difference where only the order of parameters differs', () => {
    const [id, key] = [{ name: 'id' }, { name: 'key' }];
    expect(ordered({ parameters: [key, id] })).toEqual(ordered({ parameters: [id, key] }));
    expect(ordered({ parameters: [id] })).not.toEqual(ordered({ parameters: [id, key] }));
    expect(ordered({ enum: ['b', 'a'] })).not.toEqual(ordered({ enum: ['a', 'b'] }));
  });

  it('tells a value that is null from one that is absent', () => {
    expect(found({ ...before, clocks: {} })).toEqual(['rules.json /clocks/end']);
  });

  it('accepts a difference only where its place and both of its values are those that were listed', () => {
    const reason = { where: 'rules.json /grounds/\\d', before: '"G-DA32"', after: '"G-.*"', why: 'A test.' };
    const [difference] = differences('rules.json ', before, { ...before, grounds: ['G-GDPR48', 'G-LB1'] });
    expect(difference && isAccepted(difference, reason)).toBe(true);
    expect(difference && isAccepted(difference, { ...reason, before: '"G-LB1"' })).toBe(false);
    expect(difference && isAccepted(difference, { ...reason, where: 'rules.json /grounds' })).toBe(false);
  });
});
