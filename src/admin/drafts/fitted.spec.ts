import { describe, expect, it } from '@jest/globals';
import { fitted, readDraft } from './fitted.js';

const first = { reason: '', upheld: false, grounds: null as string[] | null, given: { method: 'a', person: '' } };

describe('a draft that is found again', () => {
  it('fills in each field that the form still has, and no other', () => {
    const kept = { reason: 'Un mot', upheld: true, gone: 'x', given: { method: 'b', older: 1 } };
    expect(fitted(first, kept)).toEqual({
      ...first,
      reason: 'Un mot',
      upheld: true,
      given: { method: 'b', person: '' },
    });
  });

  it('leaves a field as it begins where the draft holds another kind of value', () => {
    expect(fitted(first, { reason: 3, upheld: 'yes', given: [] })).toEqual(first);
  });

  it('takes a list where the form begins with none', () => {
    expect(fitted(first, { grounds: ['G1'] }).grounds).toEqual(['G1']);
  });

  it('is nothing where its text cannot be read', () => {
    expect(readDraft(first, '{"reason":')).toBeNull();
  });
});
