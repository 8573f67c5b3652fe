/** Days on which the operator's country does not work: Saturdays, Sundays and public holidays (C. trav. L3133-1). */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { addDays, type Day, day, weekday } from '../kernel/day.js';

/** Territories whose own holidays are added (C. trav. L3134-13, L3422-2), by seat of the designated establishment. */
const holidayTerritories = ['alsace_moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte'] as const;
export const HolidayTerritory = z.enum(holidayTerritories);
export type HolidayTerritory = z.infer<typeof HolidayTerritory>;

export interface Calendar {
  readonly territory: HolidayTerritory | null;
}

/** The calendar of metropolitan France, without Alsace and Moselle. */
export const nationalCalendar: Calendar = { territory: null };

/** Easter Sunday of the Gregorian calendar (J. Meeus, Astronomical Algorithms, ch. 8). */
export function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 }).toString());
}

const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday (a holiday even when worked as solidarity day). */
const movable = [1, 39, 50];

/** Commemoration of the abolition of slavery; Good Friday and 26 December in Alsace and Moselle. */
const local: Record<HolidayTerritory, { readonly fixed: readonly string[]; readonly movable: readonly number[] }> = {
  alsace_moselle: { fixed: ['12-26'], movable: [-2] },
  guadeloupe: { fixed: ['05-27'], movable: [] },
  martinique: { fixed: ['05-22'], movable: [] },
  guyane: { fixed: ['06-10'], movable: [] },
  reunion: { fixed: ['12-20'], movable: [] },
  mayotte: { fixed: ['04-27'], movable: [] },
};

/** Public holidays of a year, in order. */
export function holidaysOf(year: number, { territory }: Calendar): Day[] {
  const own = territory ? local[territory] : { fixed: [], movable: [] };
  const easter = easterOf(year);
  const all = [
    ...[...fixed, ...own.fixed].map((date) => day(`${year}-${date}`)),
    ...[...movable, ...own.movable].map((days) => addDays(easter, days)),
  ];
  return all.sort();
}

/** Computed once for each calendar: a walk over all cases asks of the same days thousands of times. */
const closedDays = new WeakMap<Calendar, Map<Day, boolean>>();

/** True on a Saturday, a Sunday or a public holiday. */
export function isClosed(on: Day, calendar: Calendar): boolean {
  const known = closedDays.get(calendar) ?? new Map<Day, boolean>();
  closedDays.set(calendar, known);
  const closed = known.get(on) ?? (weekday(on) >= 6 || holidaysOf(Number(on.slice(0, 4)), calendar).includes(on));
  known.set(on, closed);
  return closed;
}

/** The day itself when people work on it, otherwise the next one on which they do. */
export function nextWorkingDay(from: Day, calendar: Calendar): Day {
  return isClosed(from, calendar) ? nextWorkingDay(addDays(from, 1), calendar) : from;
}

/** The n-th working day after a day; the day itself is not counted. */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): Day {
  if (count === 0) return from;
  return addWorkingDays(nextWorkingDay(addDays(from, 1), calendar), count - 1, calendar);
}

/** Working days after `from` up to and including `to`. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  let count = 0;
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) count += isClosed(on, calendar) ? 0 : 1;
  return count;
}
