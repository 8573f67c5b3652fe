import { describe, expect, test } from '@jest/globals';
import { day, quarter } from './day.js';
import { instant } from './instant.js';
import { writtenDay, writtenInstant, writtenNumber, writtenQuarter } from './written.js';

describe('written words of time and number', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1000, '1\u202f000', '1,000'],
    [1234567, '1\u202f234\u202f567', '1,234,567'],
    [12345.6, '12\u202f345,6', '12,345.6'],
  ])('writes %d as %j and %j', (value, fr, en) => {
    expect(writtenNumber(value, 'fr')).toBe(fr);
    expect(writtenNumber(value, 'en')).toBe(en);
  });

  test('writes quarters', () => {
    expect(writtenQuarter(quarter('2026-Q1'), 'fr')).toBe('1er\u00a0trimestre 2026');
    expect(writtenQuarter(quarter('2026-Q4'), 'fr')).toBe('4e\u00a0trimestre 2026');
    expect(writtenQuarter(quarter('2026-Q4'), 'en')).toBe('fourth quarter of 2026');
  });

  test('writes days and instants', () => {
    expect(writtenDay(day('2026-10-01'), 'fr')).toBe('1er\u00a0octobre 2026');
    expect(writtenDay(day('2026-12-31'), 'en')).toBe('31\u00a0December 2026');
    expect(writtenInstant(instant('2026-11-24T13:37:12Z'), 'fr')).toBe('24\u00a0novembre 2026 à 13:37\u00a0UTC');
  });
});
