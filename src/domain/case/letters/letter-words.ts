/** Days and hours as a letter writes them, and the merging of words into a text. */
import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../kernel/day.js';
import { french } from '../../kernel/french.js';
import { dayOf, type Instant, OPERATOR_ZONE } from '../../kernel/instant.js';
import type { Language } from '../../kernel/result.js';
import { writtenDay } from '../../kernel/written.js';

/** A value is a word of a sentence: longer is no reference of any authority. */
const LONGEST_VALUE = 400;

/** Read at one glance or not at all: numbers, dates, telephone lines. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

export const letterDay = (of: Day, language: Language): string => unbroken(writtenDay(of, language));

/** The time of Paris, named as such: `25 novembre 2026 à 14 h 05 (heure de Paris)`. */
export function letterInstant(of: Instant, language: Language): string {
  const { hour, minute } = Temporal.Instant.from(of).toZonedDateTimeISO(OPERATOR_ZONE);
  const [hours, minutes] = [hour, minute].map((part) => String(part).padStart(2, '0'));
  const day = letterDay(dayOf(of), language);
  if (language === 'en') return `${day} at ${hours}:${minutes} (Paris time)`;
  return `${day} à ${unbroken(`${hour} h ${minutes}`)} (heure de Paris)`;
}

/** The fields a text asks for, in order, repeats included. */
export function placeholders(text: string): string[] {
  return Array.from(text.matchAll(/\{([^{}]*)\}/g), (match) => match[1] ?? '');
}

/**
 * Puts the values in the text, once: a brace inside a value stays a brace. Throws on a field that nothing feeds,
 * which the check at boot makes a bug.
 */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([^{}]*)\}/g, (_whole, field: string) => {
    const value = values[field];
    if (value === undefined) throw new Error(`Nothing feeds the field {${field}} of "${text.slice(0, 60)}".`);
    return value;
  });
}

/** Words that came from outside, on one line, without control characters, and no longer than a line or two. */
export function plainWords(text: string): string {
  const oneLine = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return oneLine.length <= LONGEST_VALUE ? oneLine : `${Array.from(oneLine).slice(0, LONGEST_VALUE).join('')}…`;
}

/** An article keeps its number beside it. */
function set(text: string, language: Language): string {
  const marked = language === 'fr' ? french(text) : text.replaceAll("'", '’');
  return marked.replaceAll(/(?<=\barticles?) (?=\d)/gi, '\u00a0');
}

/** Every text of a value, set as the language wants; what came from outside is never set, but left as received. */
export function dressed<Value>(value: Value, language: Language): Value {
  if (typeof value === 'string') return set(value, language) as Value;
  if (Array.isArray(value)) return value.map((item) => dressed(item, language)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dressed(item, language)])) as Value;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether the operator's letters can draw it: Latin, Greek, Cyrillic and their marks. */
export const printable = (text: string): boolean =>
  !/[^\u0020-\u024f\u0370-\u052f\u2010-\u2027\u20ac\u2116]/u.test(text);
