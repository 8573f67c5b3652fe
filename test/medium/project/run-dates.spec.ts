import { expect, test } from '@jest/globals';
import { addDays, type Day, day, weekday } from '../../../src/domain/kernel/day.js';
import { dayOf, type Instant, instant, withOffset } from '../../../src/domain/kernel/instant.js';
import { runDates, secondsBetween } from '../../dates/dates.js';

const startOf = (name: string, now: string): Instant => {
  const found = runDates(instant(now)).find((date) => date.name === name);
  if (!found) throw new Error(name);
  return found.start;
};
/** Days of eight years, of every weekday and in every week of the year, with those on which a date falls. */
const days = (): Day[] => [
  ...Array.from({ length: 225 }, (_, n) => addDays(day('2024-02-28'), 13 * n)),
  ...['2027-03-28', '2027-03-27', '2027-10-31', '2028-02-29', '2026-12-31', '2027-01-01'].map(day),
];

test('the suite runs on ten dates, all of them still to come, whatever the day on which it is asked', () => {
  for (const today of days()) {
    const now = instant(`${today}T03:51:23.000Z`);
    const dates = runDates(now);
    expect(new Set(dates.map(({ name }) => name)).size).toBe(10);
    for (const { name, start } of dates) {
      if (start <= now) throw new Error(`On ${today}, ${name} is past: ${start}.`);
    }
  }
});

test('both nights begin ten minutes before the clocks of Paris change, on a Sunday', () => {
  for (const today of days()) {
    for (const [name, before, after] of [
      ['spring-night', '+01:00', '+02:00'],
      ['autumn-night', '+02:00', '+01:00'],
    ] as const) {
      const start = startOf(name, `${today}T03:51:23.000Z`);
      const changed = instant(start.replace('00:50', '01:00'));
      expect([weekday(dayOf(start)), withOffset(start).slice(-6), withOffset(changed).slice(-6)]).toEqual([
        ...[7, before, after],
      ]);
    }
  }
});

test.each([
  ['leap-day', '2026-11-28T03:51:23.000Z', '2028-02-29T09:00:00.000Z'],
  ['leap-day', '2028-02-29T03:51:23.000Z', '2032-02-29T09:00:00.000Z'],
  ['new-year', '2026-11-28T03:51:23.000Z', '2026-12-31T23:10:00.000Z'],
  ['new-year', '2027-01-01T03:51:23.000Z', '2027-12-31T23:10:00.000Z'],
  ['in-45-days', '2026-11-28T03:51:23.000Z', '2027-01-12T03:51:23.000Z'],
  ['spring-night', '2026-11-28T03:51:23.000Z', '2027-03-28T00:50:00.000Z'],
  ['autumn-night', '2026-11-28T03:51:23.000Z', '2027-10-31T00:50:00.000Z'],
])('%s asked at %s begins at %s', (name, now, start) => {
  expect(startOf(name, now)).toBe(start);
});

test('an offset is in whole seconds, and may be behind', () => {
  const [early, late] = [instant('2026-11-28T00:00:00.000Z'), instant('2026-11-28T00:00:10.400Z')];
  expect([secondsBetween(early, late), secondsBetween(late, early)]).toEqual([10, -10]);
});
