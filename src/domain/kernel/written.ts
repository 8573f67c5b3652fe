/** Numbers, days and instants as each language writes them. */
import type { Day, Quarter } from './day.js';
import { dayOf, type Instant } from './instant.js';
import type { Language } from './result.js';

const THIN = '\u202f';
const months: Record<Language, string> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  en: 'January February March April May June July August September October November December',
};

/** A whole or decimal number: `12 345,6` (thin no-break space) or `12,345.6`. */
export function writtenNumber(value: number | `${number}`, language: Language): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? THIN : ',');
  return decimals === undefined ? grouped : `${grouped}${language === 'fr' ? ',' : '.'}${decimals}`;
}

/** `1er octobre 2026` or `1 October 2026`; the day never parts from its month at the end of a line. */
export function writtenDay(day: Day, language: Language): string {
  const [year, month, date] = day.split('-').map(Number);
  const name = months[language].split(' ')[(month ?? 1) - 1];
  return `${date}${language === 'fr' && date === 1 ? 'er' : ''}\u00a0${name} ${year}`;
}

/** `4e trimestre 2026` or `fourth quarter of 2026`. */
export function writtenQuarter({ name }: Quarter, language: Language): string {
  const [year, number] = name.split('-Q').map(Number);
  const words = ['first', 'second', 'third', 'fourth'];
  if (language === 'en') return `${words[(number ?? 1) - 1]} quarter of ${year}`;
  return `${number}${number === 1 ? 'er' : 'e'}\u00a0trimestre ${year}`;
}

/** `T4 2026` or `Q4 2026`, under a column of a chart. */
export function shortQuarter({ name }: Quarter, language: Language): string {
  const [year, number] = name.split('-Q');
  return `${language === 'fr' ? 'T' : 'Q'}${number}\u00a0${year}`;
}

/** Day of Paris and hour of UTC would mislead: both are UTC, and say so. */
export function writtenInstant(instant: Instant, language: Language): string {
  const joint = language === 'fr' ? ' à ' : ' at ';
  return `${writtenDay(dayOf(instant, 'UTC'), language)}${joint}${instant.slice(11, 16)}\u00a0UTC`;
}
