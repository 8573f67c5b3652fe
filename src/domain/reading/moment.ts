/** Days and hours as acts write them, in the languages in which they come; what is ambiguous is left as it is written. */
import { type Day, day } from '../kernel/day.js';
import type { Place } from '../law/place.js';
import { words } from './finder.js';

/** A day of the calendar as written, its hour where one follows, and whose hour it is where the text says. */
export interface Moment {
  /** Null when it is no day of the calendar, when its year is not given, or when day and month could be either. */
  readonly day: Day | null;
  /** `HH:MM`, as written. */
  readonly time: string | null;
  /** An offset (`+01:00`), `Europe/Paris` or `UTC`, as written. */
  readonly zone: string | null;
  readonly place: Place;
}

const monthNames: readonly string[] = [
  'janvier|january|jan|januar|januari|gennaio|enero',
  'fevrier|february|feb|februar|februari|febbraio|febrero',
  'mars|march|mar|marz|maart|marzo',
  'avril|april|apr|aprile|abril',
  'mai|may|mei|maggio|mayo',
  'juin|june|jun|juni|giugno|junio',
  'juillet|july|jul|juli|luglio|julio',
  'aout|august|aug|augustus|agosto',
  'septembre|september|sept|sep|settembre|septiembre|setiembre',
  'octobre|october|oct|oktober|ottobre|octubre',
  'novembre|november|nov|noviembre',
  'decembre|december|dec|dezember|dicembre|diciembre',
];
const monthOf = new Map(
  monthNames.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
);
const month = monthNames.join('|');

const days = words(
  '\\d{4}-\\d{2}-\\d{2}(?:t\\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,9})?(?:z|[+-]\\d{2}:?\\d{2})?)?',
  '\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}',
  `\\d{1,2}(?:er|\\.|st|nd|rd|th|o)?(?: of| de)? (?:${month})\\.?(?:,?(?: de)? \\d{4})?`,
  `(?:${month})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
);
const hour =
  /^[ ,]{0,3}(?:(?:a|at|um|alle|ore|alle ore|a las|las|om) )?(\d{1,2})(?: ?h ?(\d{2})?|:(\d{2})(?::\d{2})?|(?:[.:](\d{2}))? (?=uhr|hours|hrs|heures?))(?: ?(am|pm|a\.m\.|p\.m\.))?(?![\d/.-]*\d)/;
const zones: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:heure (?:legale )?de paris|heure francaise|paris time|europe\/paris|pariser zeit|ora di parigi|hora de paris)\b/,
    'Europe/Paris',
  ],
  [/\b(?:cest|mesz)\b/, '+02:00'],
  [/\b(?:cet|mez)\b/, '+01:00'],
  // In French these are words: they count only just behind the hour.
  [/^[ ,(]{0,3}edt\b/, '-04:00'],
  [/^[ ,(]{0,3}(?:est|cdt)\b/, '-05:00'],
  [/^[ ,(]{0,3}cst\b/, '-06:00'],
  [/^[ ,(]{0,3}pdt\b/, '-07:00'],
  [/^[ ,(]{0,3}pst\b/, '-08:00'],
];
const offset = /\b(?:utc|gmt)(?: ?([+-]) ?(\d{1,2})(?::?(\d{2}))?)?\b/;
/** Characters behind a moment in which its zone may stand. */
const REACH = 60;

/** Every day of a folded text in order; `monthFirst` says how the author writes 3/4/2026. */
export function momentsIn(folded: string, monthFirst = false): Moment[] {
  return days.all(folded).map((place) => {
    const written = folded.slice(place.start, place.end);
    const [, isoHour, isoZone] = /t(\d{2}:\d{2})[\d:.]*(z|[+-]\d{2}:?\d{2})?$/.exec(written) ?? [];
    const found = isoHour === undefined ? hour.exec(folded.slice(place.end, place.end + 40)) : null;
    const end = place.end + (found?.[0].length ?? 0);
    return {
      day: dayIn(written, monthFirst),
      time: isoHour ?? (found ? timeOf(found) : null),
      zone: isoZone === undefined ? zoneIn(folded.slice(end, end + REACH)) : offsetOf(isoZone),
      place: { start: place.start, end },
    };
  });
}

/** The hours written in some words, in order, `HH:MM`. */
export function timesIn(folded: string): string[] {
  return [...folded.matchAll(/\b(\d{1,2})(?: ?h ?(\d{2})?|:(\d{2}))(?![\d/.-]*\d)/g)].map(timeOf);
}

/** The zone the words name first; null when they name none. */
export function zoneIn(folded: string): string | null {
  const named = zones.map(([pattern, zone]) => ({ at: folded.search(pattern), zone })).filter(({ at }) => at >= 0);
  const [first] = named.sort((one, other) => one.at - other.at);
  const universal = offset.exec(folded);
  if (first && (!universal || first.at < universal.index)) return first.zone;
  if (!universal) return null;
  const [, sign, hours, minutes = '00'] = universal;
  return sign && hours ? `${sign}${hours.padStart(2, '0')}:${minutes}` : 'UTC';
}

const offsetOf = (written: string): string => (written === 'z' ? 'UTC' : `${written.slice(0, 3)}:${written.slice(-2)}`);

function timeOf([, hours = '', ...minutes]: RegExpExecArray | RegExpMatchArray): string {
  const half = minutes.at(-1) ?? '';
  const past = /^p/.test(half) && Number(hours) < 12 ? 12 : 0;
  const minute = minutes.find((part) => /^\d{2}$/.test(part ?? '')) ?? '00';
  return `${String(Number(hours) + past).padStart(2, '0')}:${minute}`;
}

function dayIn(written: string, monthFirst: boolean): Day | null {
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(written)?.[0];
  if (iso) return valid(iso);
  const numbers = (written.match(/\d+/g) ?? []).map(Number);
  const year = numbers.find((number) => number > 31);
  if (year === undefined) return null;
  const name = /\p{L}{3,}/u.exec(written.replace(/\d(?:er|st|nd|rd|th|o)\b/, ''))?.[0] ?? '';
  if (monthOf.has(name)) return valid(isoOf(year, monthOf.get(name) ?? 0, numbers[0] ?? 0));
  const [one = 0, two = 0] = numbers;
  if (monthFirst) return one <= 12 && two <= 12 && one !== two ? null : valid(isoOf(year, one, two));
  return valid(isoOf(year, two, one));
}

const isoOf = (year: number, of: number, date: number): string =>
  `${year}-${String(of).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

function valid(text: string): Day | null {
  try {
    return day(text);
  } catch {
    return null;
  }
}
