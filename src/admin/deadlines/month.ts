/** The days of a month in weeks that begin on Monday; all arithmetic in UTC noon, so that no zone moves a day. */

const DAY = 86_400_000;

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `2026-11` and a number of months: `2027-01`. */
export function addMonths(month: string, count: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** Whole weeks: the first may begin in the month before, the last may end in the one after. */
export function weeksOf(month: string): string[][] {
  const first = noon(`${month}-01`);
  const last = noon(`${addMonths(month, 1)}-01`) - DAY;
  const sinceMonday = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let at = first - sinceMonday * DAY; at <= last; at += 7 * DAY) {
    weeks.push(Array.from({ length: 7 }, (_, day) => dayOf(at + day * DAY)));
  }
  return weeks;
}
