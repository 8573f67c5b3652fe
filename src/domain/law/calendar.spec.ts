import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, weekday } from '../kernel/day.js';
import { addWorkingDays, easterOf, holidaysOf, isClosed, nationalCalendar, nextWorkingDay } from './calendar.js';

describe('the calendar', () => {
  it.each([
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('places Easter of %d on %s', (year, easter) => {
    expect(easterOf(year)).toBe(easter);
  });

  it.each([
    [2026, ['2026-04-06', '2026-05-14', '2026-05-25']],
    [2027, ['2027-03-29', '2027-05-06', '2027-05-17']],
    [2028, ['2028-04-17', '2028-05-25', '2028-06-05']],
    [2029, ['2029-04-02', '2029-05-10', '2029-05-21']],
    [2030, ['2030-04-22', '2030-05-30', '2030-06-10']],
  ])('knows the eleven holidays of %d', (year, movable) => {
    const all = holidaysOf(year, nationalCalendar);
    expect(all).toHaveLength(11);
    expect(all).toEqual(expect.arrayContaining(movable));
  });

  it('adds Good Friday and 26 December in Alsace and Moselle', () => {
    const own = holidaysOf(2026, { territory: 'alsace_moselle' });
    expect(own.filter((on) => !holidaysOf(2026, nationalCalendar).includes(on))).toEqual(['2026-04-03', '2026-12-26']);
  });

  it.each([
    ['guadeloupe', '2027-05-27'],
    ['martinique', '2028-05-22'],
    ['guyane', '2026-06-10'],
    ['reunion', '2026-12-20'],
    ['mayotte', '2026-04-27'],
  ] as const)('commemorates abolition in %s', (territory, on) => {
    expect(isClosed(day(on), { territory })).toBe(true);
  });

  it('never stops on a closed day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 12 }), (offset, count) => {
        const from = addDays(day('2020-01-01'), offset);
        const next = nextWorkingDay(from, nationalCalendar);
        expect(isClosed(next, nationalCalendar)).toBe(false);
        expect(next >= from).toBe(true);
        expect(weekday(addWorkingDays(from, count, nationalCalendar))).toBeLessThan(6);
      }),
    );
  });
});
