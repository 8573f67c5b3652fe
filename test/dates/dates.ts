/** The days on which the suite must pass as it does today. */
import { addDays, type Day, day, weekday } from '../../src/domain/kernel/day.js';
import { addHours, dayOf, type Instant, instantOf, millisecondsOf } from '../../src/domain/kernel/instant.js';

export interface RunDate {
  readonly name: string;
  /** When the run begins. */
  readonly start: Instant;
  /** IANA name; the time zone of every process of the run. */
  readonly zone: string;
}

const PARIS = 'Europe/Paris';
const relative = {
  tomorrow: 1,
  'in-7-days': 7,
  'in-20-days': 20,
  'in-45-days': 45,
  'in-130-days': 130,
  'in-400-days': 400,
};

/** Every date, from the instant of now. The nights begin ten minutes before the clocks change. */
export function runDates(now: Instant): RunDate[] {
  const today = dayOf(now, 'UTC');
  const [march, october] = [lastSunday(today, '03-31'), lastSunday(today, '10-31')];
  return [
    ...Object.entries(relative).map(([name, days]) => ({ name, start: addHours(now, days * 24), zone: 'UTC' })),
    { name: 'leap-day', start: instantOf(nextLeapDay(today), '09:00', 'UTC'), zone: 'UTC' },
    // The year has begun in Paris and not in UTC.
    { name: 'new-year', start: instantOf(next(today, '01-01'), '00:10', PARIS), zone: PARIS },
    { name: 'spring-night', start: instantOf(march, '00:50', 'UTC'), zone: PARIS },
    { name: 'autumn-night', start: instantOf(october, '00:50', 'UTC'), zone: PARIS },
  ];
}

/** Whole seconds from one instant to the other. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.round((millisecondsOf(to) - millisecondsOf(from)) / 1000);
}

/** The first day after `today` with this month and date. */
function next(today: Day, date: string): Day {
  const year = Number(today.slice(0, 4));
  const thisYear = day(`${year}-${date}`);
  return thisYear > today ? thisYear : day(`${year + 1}-${date}`);
}

function nextLeapDay(today: Day): Day {
  for (let year = Number(today.slice(0, 4)); ; year += 1) {
    const last = addDays(day(`${year}-03-01`), -1);
    if (last.endsWith('-02-29') && last > today) return last;
  }
}

/** The last Sunday up to this date, the first such that is after `today`. */
function lastSunday(today: Day, date: string): Day {
  const before = (end: Day) => addDays(end, -(weekday(end) % 7));
  const first = before(next(today, date));
  return first > today ? first : before(next(addDays(today, 31), date));
}
