/** An instant, ISO 8601 in UTC with milliseconds (`2026-11-24T13:37:12.000Z`): comparable as text. */
import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand.js';
import type { Day } from './day.js';

export type Instant = Brand<string, 'Instant'>;

/** The zone in which the operator's days are counted. */
export const OPERATOR_ZONE = 'Europe/Paris';

/** Reads any ISO 8601 instant with an offset; throws a RangeError on anything else. */
export function instant(text: string): Instant {
  return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }) as Instant;
}

export function instantFromMilliseconds(milliseconds: number): Instant {
  return instant(Temporal.Instant.fromEpochMilliseconds(milliseconds).toString());
}

export function millisecondsOf(of: Instant): number {
  return Temporal.Instant.from(of).epochMilliseconds;
}

/** Elapsed hours: an hour is 3,600 seconds, whatever the clocks on the wall do that night. */
export function addHours(from: Instant, hours: number): Instant {
  return instant(Temporal.Instant.from(from).add({ hours }).toString());
}

export function dayOf(of: Instant, zone: string = OPERATOR_ZONE): Day {
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
