import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { clockLaw } from '../../../test/support/clocks.js';
import { day } from '../kernel/day.js';
import { endOf, instant } from '../kernel/instant.js';
import { HolidayTerritory } from './calendar.js';
import { deadlineOf } from './deadline.js';

/**
 * Ends written from the texts, each with its article, by a program that shares nothing with the product. A day means its
 * 24:00 in Paris; `-` means that the text gives no number.
 */
const [, ...lines] = readFileSync('test/fixtures/law/clock-vectors.csv', 'utf8').trim().split('\n');
const vectors = lines.map((line) => line.split('|'));

it('There are three hundred vectors of clocks at least, and no two are the same.', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(300);
  expect(new Set(lines).size).toBe(lines.length);
});

it.each(vectors)(
  'By %s, %s that starts on %s ends on %s',
  (_, code = '', starts = '', ends = '', alarm = '', where = '') => {
    const territory = where === '' ? null : HolidayTerritory.parse(where);
    const { legalEnd, safeEnd } = deadlineOf(code, instant(starts), { ...clockLaw, calendar: { territory } });
    const wanted = ends === '-' ? null : ends.includes('T') ? instant(ends) : endOf(day(ends));
    expect([legalEnd, safeEnd]).toEqual([wanted, instant(alarm)]);
  },
);
