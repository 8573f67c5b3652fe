/** A civil day, `YYYY-MM-DD`: no time zone can enter a legal deadline by accident. */
import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand.js';

export type Day = Brand<string, 'Day'>;

/** Throws a RangeError when the text is no day of the calendar (2026-02-30). */
export function day(text: string): Day {
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
}

export function addDays(from: Day, days: number): Day {
  return Temporal.PlainDate.from(from).add({ days }).toString() as Day;
}

/** Same date n months later; the last day of the month when that date does not exist (Reg. 1182/71, art. 3(2)(c)). */
export function addMonths(from: Day, months: number): Day {
  return Temporal.PlainDate.from(from).add({ months }, { overflow: 'constrain' }).toString() as Day;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(of: Day): number {
  return Temporal.PlainDate.from(of).dayOfWeek;
}

export interface Quarter {
  /** `2026-Q4` */
  readonly name: string;
  readonly first: Day;
  readonly last: Day;
}

/** The quarter a day belongs to. */
export function quarterOf(of: Day): Quarter {
  const date = Temporal.PlainDate.from(of);
  return quarter(`${date.year}-Q${Math.ceil(date.month / 3)}`);
}

/** Reads `2026-Q4`; throws a RangeError on anything else. */
export function quarter(name: string): Quarter {
  const match = /^(\d{4})-Q([1-4])$/.exec(name);
  if (!match) throw new RangeError(`"${name}" is no quarter: write it as 2026-Q4.`);
  const first = Temporal.PlainDate.from({ year: Number(match[1]), month: Number(match[2]) * 3 - 2, day: 1 });
  const last = first.add({ months: 3 }).subtract({ days: 1 });
  return { name, first: first.toString() as Day, last: last.toString() as Day };
}
