/** An instant, ISO 8601 in UTC with milliseconds (`2026-11-24T13:37:12.000Z`): comparable as text. */
import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand.js';
import type { Day } from './day.js';

export type Instant = Brand<string, 'Instant'>;

/** The zone in which the operator's days are counted. */
export const OPERATOR_ZONE = 'Europe/Paris';

/** An instant as we write it, of a day that every year has: nothing is left to read or to check. */
const WRITTEN =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Hours whose day, milliseconds or later hours are remembered. */
const MOST_HOURS = 20_000;

/** Reads any ISO 8601 instant with an offset; throws a RangeError on anything else. */
export function instant(text: string): Instant {
  if (WRITTEN.test(text)) return text as Instant;
  return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }) as Instant;
}

export function instantFromMilliseconds(milliseconds: number): Instant {
  return instant(Temporal.Instant.fromEpochMilliseconds(milliseconds).toString());
}

export function millisecondsOf(of: Instant): number {
  if (!WRITTEN.test(of)) return Temporal.Instant.from(of).epochMilliseconds;
  const [minutes, seconds, thousandths] = [of.slice(14, 16), of.slice(17, 19), of.slice(20, 23)];
  return startOfHour(of) + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(thousandths);
}

const startsOfHours = new Map<string, number>();

/** A log has few hours and many entries. */
function startOfHour(of: Instant): number {
  const hour = of.slice(0, 13);
  const known = startsOfHours.get(hour);
  if (known !== undefined) return known;
  if (startsOfHours.size >= MOST_HOURS) startsOfHours.clear();
  const found = Temporal.Instant.from(`${hour}:00:00.000Z`).epochMilliseconds;
  startsOfHours.set(hour, found);
  return found;
}

const laterByHours = new Map<string, Instant>();

/** Elapsed hours: an hour is 3,600 seconds, whatever the clocks on the wall do that night. */
export function addHours(from: Instant, hours: number): Instant {
  const key = `${from} ${hours}`;
  const known = laterByHours.get(key);
  if (known) return known;
  if (laterByHours.size >= MOST_HOURS) laterByHours.clear();
  const found = instant(Temporal.Instant.from(from).add({ hours }).toString());
  laterByHours.set(key, found);
  return found;
}

export const addMinutes = (from: Instant, minutes: number): Instant =>
  instantFromMilliseconds(millisecondsOf(from) + minutes * 60_000);

const daysOfHours = new Map<string, Day>();

/** Its day in the zone. */
export function dayOf(of: Instant, zone: string = OPERATOR_ZONE): Day {
  return zone === OPERATOR_ZONE && of > '1912' && WRITTEN.test(of) ? dayOfHour(of) : dayIn(of, zone);
}

/** Paris is whole hours away from UTC since 1911: a year has few hours and a report many requests. */
function dayOfHour(of: Instant): Day {
  const hour = of.slice(0, 13);
  const known = daysOfHours.get(hour);
  if (known) return known;
  if (daysOfHours.size >= MOST_HOURS) daysOfHours.clear();
  const found = dayIn(of, OPERATOR_ZONE);
  daysOfHours.set(hour, found);
  return found;
}

/** Of the day of the operator, from 0 to 23. */
export const hourOf = (of: Instant): number => Temporal.Instant.from(of).toZonedDateTimeISO(OPERATOR_ZONE).hour;

function dayIn(of: Instant, zone: string): Day {
  return Temporal.Instant.from(of).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
}

/** The instant of a wall-clock hour of a day; an hour that occurs twice means its later occurrence. */
export function instantOf(of: Day, time: string, zone: string = OPERATOR_ZONE): Instant {
  const wall = Temporal.PlainDate.from(of).toPlainDateTime(Temporal.PlainTime.from(time));
  return instant(wall.toZonedDateTime(zone, { disambiguation: 'later' }).toInstant().toString());
}

/** The first instant after the day: "24:00". */
export function endOf(of: Day, zone: string = OPERATOR_ZONE): Instant {
  return instant(Temporal.PlainDate.from(of).add({ days: 1 }).toZonedDateTime(zone).toInstant().toString());
}

/** The same instant on the wall clocks of a zone, with its offset: `2026-12-04T18:00:00+01:00`. */
export function withOffset(of: Instant, zone: string = OPERATOR_ZONE): string {
  return Temporal.Instant.from(of).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
