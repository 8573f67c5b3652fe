/** The only way to print a number on the page: a JSON pointer (RFC 6901) into the manifest. */
import { day, quarter } from '../../kernel/day.js';
import { french } from '../../kernel/french.js';
import { instant } from '../../kernel/instant.js';
import type { Language } from '../../kernel/result.js';
import { writtenDay, writtenInstant, writtenNumber, writtenQuarter } from '../../kernel/written.js';
import type { Line, Run } from './blocks.js';

/** Printed where a figure does not apply; a number that is not withheld is printed, zero too. */
const NOT_APPLICABLE = '–';
/** A number that is withheld is a letter, never a dash. */
const WITHHELD = 's';

/** How a number is written that is no count, by the end of its name. */
const namedFormats = [
  ['Hours', 'hours'],
  ['quarterPercent', 'change'],
  ['yearPercent', 'change'],
  ['Percent', 'percent'],
] as const;
export const formatOf = (pointer: string): string | undefined =>
  namedFormats.find(([ending]) => pointer.endsWith(ending))?.[1];

/** The value at a pointer; throws a RangeError when the manifest has none: a text that points nowhere is a bug. */
export function at(manifest: unknown, pointer: string): unknown {
  const value = pointer
    .slice(1)
    .split('/')
    .reduce((node, name) => (node as Record<string, unknown> | undefined)?.[name], manifest as unknown);
  if (value === undefined) throw new RangeError(`The manifest has nothing at ${pointer}.`);
  return value;
}

/** A number of the manifest, in the digits of the language. Throws when the pointer meets no number and no null. */
export function num(manifest: unknown, pointer: string, language: Language): Run {
  const value = at(manifest, pointer);
  if (value === null) return { text: WITHHELD, pointer };
  if (typeof value !== 'number') throw new RangeError(`The manifest has no number at ${pointer}.`);
  return { text: writtenNumber(value, language), pointer };
}

const placeholder = /\{(\/[A-Za-z0-9/]+)(?:\|(day|instant|quarter|hours|percent|change)|\?([^|}]*)\|([^}]*))?\}/g;

/** French counts none and one alike; English none and two. */
export const isSingular = (value: number, language: Language): boolean =>
  value === 1 || (language === 'fr' && value < 2);

const oneDecimal = (value: number) => value.toFixed(1) as `${number}`;

/** French sets a no-break space before the sign; the minus is the one of mathematics. */
const inPercent = (value: number, language: Language): string =>
  `${value < 0 ? '−' : ''}${writtenNumber(oneDecimal(Math.abs(value)), language)}${language === 'fr' ? '\u00a0' : ''}%`;

type Format = (value: unknown, language: Language) => string;

const formats: Record<string, Format> = {
  day: (value, language) => writtenDay(day(String(value)), language),
  instant: (value, language) => writtenInstant(instant(String(value)), language),
  quarter: (value, language) => writtenQuarter(quarter(String(value)), language),
  percent: (value, language) => (value === null ? NOT_APPLICABLE : inPercent(Number(value), language)),
  change: (value, language) =>
    value === null ? NOT_APPLICABLE : `${Number(value) > 0 ? '+' : ''}${inPercent(Number(value), language)}`,
  hours: (value, language) => (value === null ? NOT_APPLICABLE : writtenNumber(oneDecimal(Number(value)), language)),
};

function filled(manifest: unknown, language: Language, match: RegExpMatchArray): Run {
  const [, pointer = '', name, one, many = ''] = match;
  const value = at(manifest, pointer);
  const format = formats[name ?? ''];
  if (format) return { text: format(value, language), ...(typeof value === 'string' ? {} : { pointer }) };
  if (one !== undefined) return { text: isSingular(Number(value), language) ? one : many };
  return typeof value === 'string' ? { text: value } : num(manifest, pointer, language);
}

/**
 * Sets a template text. `{/pointer}` prints a number or a string, `|day`, `|instant` and `|quarter` write a date,
 * `|hours` a number to one decimal, `|percent` a share, `|change` one with its sign,
 * `{/pointer?one|many}` the word that agrees with the number.
 */
export function set(template: string, manifest: unknown, language: Language): Line {
  const text = language === 'fr' ? french(template) : template;
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    runs.push({ text: text.slice(from, match.index) }, filled(manifest, language, match));
    from = match.index + match[0].length;
  }
  runs.push({ text: text.slice(from) });
  return runs.filter((run) => run.text !== '');
}

export const textOf = (line: Line): string => line.map((run) => run.text).join('');
