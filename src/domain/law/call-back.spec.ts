import { describe, expect, it } from '@jest/globals';
import { callable, directoryState } from './call-back.js';

const entry = {
  authority: 'fr-police',
  number: '+33 1 99 00 40 01',
  source: { fr: 'Annuaire officiel', en: 'Official directory' },
};
const lapsed = { ...entry, verifiedAt: '2025-01-01', expiresAt: '2025-12-31' };
const renewed = { ...entry, verifiedAt: '2026-01-01', expiresAt: '2026-12-31' };

describe('a number of the directory', () => {
  it.each([
    ['2025-12-31', 'not_verified_yet'],
    ['2026-01-01', 'callable'],
    ['2026-12-31', 'callable'],
    ['2027-01-01', 'expired'],
  ])('on %s is %s', (day, state) => {
    expect(directoryState([renewed], entry, day)).toBe(state);
    expect(callable([renewed], day)).toEqual(state === 'callable' ? [renewed] : []);
  });

  it('is callable when it was verified again, whatever its older entry says', () => {
    expect(directoryState([lapsed, renewed], entry, '2026-06-01')).toBe('callable');
    expect(directoryState([lapsed], entry, '2026-06-01')).toBe('expired');
  });

  it('is unknown under another authority', () => {
    expect(directoryState([renewed], { ...entry, authority: 'fr-justice' }, '2026-06-01')).toBeUndefined();
  });
});
