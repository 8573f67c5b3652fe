/** Days as the fields of a browser write them (`2026-12-24`), and the instants at which they begin here. */

const two = (n: number): string => String(n).padStart(2, '0');

export const dayOfBrowser = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** The first instant of the day on the clock of this browser, in UTC; an empty or unfinished day stays as it is. */
export function startOf(day: string): string {
  const at = new Date(`${day}T00:00:00`);
  return Number.isNaN(at.getTime()) ? day : at.toISOString();
}

export function dayAfter(day: string): string {
  const at = new Date(`${day}T12:00:00`);
  if (Number.isNaN(at.getTime())) return day;
  at.setDate(at.getDate() + 1);
  return dayOfBrowser(at);
}
