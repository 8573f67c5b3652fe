import { expect, test } from '@jest/globals';
import { dayAfter } from '../account/days.js';
import { parisDay } from '../i18n/time.js';
import { recentQuarters } from './recent-quarters.js';

test('the running quarter is that of Paris, where a year begins before it does in UTC', () => {
  expect(recentQuarters(parisDay('2026-12-31T22:59:59.000Z'), 2)).toEqual(['2026-Q4', '2026-Q3']);
  expect(recentQuarters(parisDay('2026-12-31T23:00:00.000Z'), 2)).toEqual(['2027-Q1', '2026-Q4']);
});

test('tomorrow is the next civil day, also when a day of Paris has 25 hours', () => {
  const justAfterMidnight = '2027-10-30T22:30:00.000Z';
  expect(parisDay(justAfterMidnight)).toBe('2027-10-31');
  expect(dayAfter(parisDay(justAfterMidnight))).toBe('2027-11-01');
});
