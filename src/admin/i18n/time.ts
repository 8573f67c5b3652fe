/** Times and durations as the desk shows them, in the time zone of Paris. */
import type { Words } from './fr/words.js';

const MINUTE = 60_000;
const NBSP = '\u00a0';
const ZONE = 'Europe/Paris';
/** The first day of a month is written « 1er »; the library leaves its number. */
const FIRST = /(^|\s)1\s(?=\p{L})/u;

/** « 37 min », « 6 h 12 », « 2 j 4 h », « 9 j »; the sign is dropped. */
export function duration(milliseconds: number, units: Words['units']): string {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (hours < 1) return `${minutes}${NBSP}${units.minute}`;
  if (hours < 24) return `${hours}${NBSP}${units.hour}${NBSP}${String(minutes % 60).padStart(2, '0')}`;
  if (days < 3) return `${days}${NBSP}${units.day}${NBSP}${hours % 24}${NBSP}${units.hour}`;
  return `${days}${NBSP}${units.day}`;
}

const formats = {
  /** 25 nov., 06:26 */
  short: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  /** mer. 25 nov., 06:26 */
  weekday: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  /** 25 novembre 2026 à 06:26:03 */
  full: { dateStyle: 'long', timeStyle: 'medium' },
  /** 25/11/2026 */
  day: { day: '2-digit', month: '2-digit', year: 'numeric' },
  /** mercredi 25 novembre */
  longDay: { weekday: 'long', day: 'numeric', month: 'long' },
  /** novembre 2026 */
  month: { month: 'long', year: 'numeric' },
  hour: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeFormat = keyof typeof formats;

/** `at` is an instant or a civil day (taken at noon, so that no zone moves it). */
export function timeText(at: string, format: TimeFormat, locale: string): string {
  const date = new Date(at.length === 10 ? `${at}T12:00:00Z` : at);
  const text = new Intl.DateTimeFormat(locale, { ...formats[format], timeZone: ZONE }).format(date);
  return locale.startsWith('fr') ? text.replace(FIRST, '$11er ') : text;
}

/** The civil day in Paris, `2026-11-25`. */
export function parisDay(instant: string | number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(instant));
}

export type Urgency = 'late' | 'soon' | 'near' | 'calm';

/** Of the time left, in milliseconds: late, under eight hours, under two days, more. */
export function urgencyOf(left: number): Urgency {
  if (left < 0) return 'late';
  if (left < 8 * 60 * MINUTE) return 'soon';
  return left < 48 * 60 * MINUTE ? 'near' : 'calm';
}
