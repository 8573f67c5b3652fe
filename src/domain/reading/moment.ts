/** Days and hours as acts write them, in the languages in which they come; what is ambiguous is left as it is written. */
import { type Day, day } from '../kernel/day.js';
import type { Place } from '../law/place.js';
import { words } from './finder.js';
import type { Lexicon } from './lexicon.js';

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

const numeric = words(
  '\\d{4}-\\d{2}-\\d{2}(?:t\\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,9})?(?:z|[+-]\\d{2}:?\\d{2})?)?',
  '\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}',
);
/** "1er ", "3rd of ", "1. ": up to the name of the month. */
const dateBefore = /(?:^|[^\p{L}\p{N}])(\d{1,2})(?:\p{L}{1,2}|\.)?(?: +\p{L}{2})? +$/u;
const yearBehind = /^\.?,?(?: +\p{L}{2})? +(\d{4})(?![\p{L}\p{N}])/u;
/** "March 3rd, 2026". */
const dateBehind = /^\.? +(\d{1,2})(?:\p{L}{2})?,? +(\d{4})(?![\p{L}\p{N}])/u;
/** Characters before and behind the name of a month in which its day and its year stand. */
const NEXT = 30;
/** Behind a day, or behind the word that leads to an hour. */
const lead = /^[ ,]{0,3}$/;
const hour = /^(\d{1,2})(?: ?h ?(\d{2})?|:(\d{2})(?::\d{2})?)(?: ?(am|pm|a\.m\.|p\.m\.))?(?![\d/.-]*\d)/;
/** The word behind it says that it is one: "10 Uhr", "9.15 Uhr". */
const namedHour = /^(\d{1,2})(?:[.:](\d{2}))? (?=(\p{L}+))/u;
const zones: readonly (readonly [RegExp, string])[] = [
  [/\beurope\/paris\b/, 'Europe/Paris'],
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
export function momentsIn(folded: string, lexicon: Lexicon, monthFirst = false): Moment[] {
  const all = [...numericIn(folded, monthFirst), ...namedIn(folded, lexicon)];
  return all
    .sort((one, other) => one.place.start - other.place.start)
    .map(({ day: found, place, written }) => {
      const [, isoHour, isoZone] = /t(\d{2}:\d{2})[\d:.]*(z|[+-]\d{2}:?\d{2})?$/.exec(written) ?? [];
      const behind = isoHour === undefined ? hourIn(folded.slice(place.end, place.end + 40), lexicon) : null;
      const end = place.end + (behind?.length ?? 0);
      return {
        day: found,
        time: isoHour ?? behind?.time ?? null,
        zone: isoZone === undefined ? zoneIn(folded.slice(end, end + REACH), lexicon) : offsetOf(isoZone),
        place: { start: place.start, end },
      };
    });
}

interface Dated {
  readonly day: Day | null;
  readonly place: Place;
  readonly written: string;
}

function numericIn(folded: string, monthFirst: boolean): Dated[] {
  return numeric.all(folded).map((place) => {
    const written = folded.slice(place.start, place.end);
    return { day: dayIn(written, monthFirst), place, written };
  });
}

/** A day whose month has its name. */
function namedIn(folded: string, { months }: Lexicon): Dated[] {
  const found: Dated[] = [];
  for (const { start, end, what } of months.all(folded)) {
    const one = dayBehind(folded, start, end, what) ?? dayBefore(folded, start, end, what);
    if (one && one.place.start >= (found.at(-1)?.place.end ?? 0)) found.push({ ...one, written: '' });
  }
  return found;
}

/** "1er mars 2026", "3rd of March": without a year it is no day of the calendar. */
function dayBefore(folded: string, start: number, end: number, month: number): Omit<Dated, 'written'> | null {
  const date = dateBefore.exec(folded.slice(Math.max(0, start - NEXT), start));
  if (!date) return null;
  const year = yearBehind.exec(folded.slice(end, end + NEXT));
  const first = start - date[0].length + date[0].search(/\d/);
  const last = end + (year?.[0].length ?? (folded.charAt(end) === '.' ? 1 : 0));
  return { day: year && valid(isoOf(Number(year[1]), month, Number(date[1]))), place: { start: first, end: last } };
}

function dayBehind(folded: string, start: number, end: number, month: number): Omit<Dated, 'written'> | null {
  const date = dateBehind.exec(folded.slice(end, end + NEXT));
  if (!date) return null;
  const day = valid(isoOf(Number(date[2]), month, Number(date[1])));
  return { day, place: { start, end: end + date[0].length } };
}

/** The time with which some words begin, and how far it goes. */
function hourIn(said: string, { concepts }: Lexicon): { readonly time: string; readonly length: number } | null {
  const word = concepts['at-hour'].first(said);
  const from = word && lead.test(said.slice(0, word.start)) ? word.end : 0;
  const spaces = /^[ ,]{0,3}/.exec(said.slice(from))?.[0].length ?? 0;
  const rest = said.slice(from + spaces);
  const named = namedHour.exec(rest);
  const found = hour.exec(rest) ?? (named && concepts['hour-word'].in(named[3] ?? '') ? named : null);
  return found && { time: timeOf(found.slice(0, 5)), length: from + spaces + found[0].length };
}

/** The hours written in some words, in order, `HH:MM`. */
export function timesIn(folded: string): string[] {
  return [...folded.matchAll(/\b(\d{1,2})(?: ?h ?(\d{2})?|:(\d{2}))(?![\d/.-]*\d)/g)].map(timeOf);
}

/** The zone the words name first; null when they name none. */
export function zoneIn(folded: string, { concepts }: Lexicon): string | null {
  const paris = { at: concepts['paris-time'].first(folded)?.start ?? -1, zone: 'Europe/Paris' };
  const signed = zones.map(([pattern, zone]) => ({ at: folded.search(pattern), zone }));
  const named = [paris, ...signed].filter(({ at }) => at >= 0);
  const [first] = named.sort((one, other) => one.at - other.at);
  const universal = offset.exec(folded);
  if (first && (!universal || first.at < universal.index)) return first.zone;
  if (!universal) return null;
  const [, sign, hours, minutes = '00'] = universal;
  return sign && hours ? `${sign}${hours.padStart(2, '0')}:${minutes}` : 'UTC';
}

const offsetOf = (written: string): string => (written === 'z' ? 'UTC' : `${written.slice(0, 3)}:${written.slice(-2)}`);

function timeOf([, hours = '', ...minutes]: readonly (string | undefined)[]): string {
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
