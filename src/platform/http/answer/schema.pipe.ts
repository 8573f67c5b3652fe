import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { type Bilingual, type Refusal, refusal } from '../../../domain/kernel/result.js';
import { TURNING } from '../../../domain/kernel/shown.js';
import { type FieldIssue, RefusalError } from './refusal.error.js';

const french = z.locales.fr().localeError;
const english = z.locales.en().localeError;

const invalidData: Refusal = refusal(
  'invalid-data',
  'invalid',
  'Certains champs sont à corriger : chacun est listé avec ce qui est attendu.',
  'Some fields must be corrected: each is listed with what is expected.',
);

const LISTED = 50;

/**
 * Schemas of input that repeats the words of a stranger, as the text of a paper act: refused words would be a request that is
 * not recorded. They are shown as those of a mail are.
 */
export const wordsOfStrangers = z.registry();

/**
 * The parser of HTTP input: `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })` in Zod. A colleague reads what
 * another one wrote and signs by it: words that a mark turns around are refused in every field, with the mark, unless they are
 * words of strangers.
 */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) => new RefusalError(invalidData, { issues: issues.slice(0, LISTED).map(fieldIssue) }),
    });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const issues = isOfStrangers(metadata.schema) ? [] : turnedIn(value, []);
    if (issues.length > 0) throw new RefusalError(invalidData, { issues: issues.slice(0, LISTED) });
    return super.transform(value, metadata);
  }
}

type Issue = Parameters<
  NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory'] & object
>[0][number];

function fieldIssue(issue: Issue): FieldIssue {
  const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  return { pointer: pointerTo(steps), sentence: sentenceOf(issue as z.core.$ZodIssue) };
}

const pointerTo = (steps: readonly string[]): string =>
  `#${steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;

const isOfStrangers = (schema: unknown): boolean => schema instanceof z.ZodType && wordsOfStrangers.has(schema);

/** Each text with such a mark, however deep it stands; files are streams, or base64. */
function turnedIn(value: unknown, steps: readonly string[]): FieldIssue[] {
  if (typeof value === 'string') {
    const marks = [...new Set(value.match(TURNING))];
    return marks.length > 0 ? [{ pointer: pointerTo(steps), sentence: turned(marks) }] : [];
  }
  if (!Array.isArray(value) && !isPlain(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) => turnedIn(inside, [...steps, key]));
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

function turned(marks: readonly string[]): Bilingual {
  const codes = marks.map((mark) => `U+${mark.charCodeAt(0).toString(16).toUpperCase()}`).join(', ');
  return {
    fr: `Une marque invisible change l’ordre des mots : retirez-la (${codes}).`,
    en: `A mark that is not seen turns the words around: take it out (${codes}).`,
  };
}

/** Zod's own sentences, but where they need the refused value: an answer never repeats what was sent. */
function sentenceOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'custom') return { fr: issue.message, en: issue.message };
  if (issue.code === 'invalid_type') {
    return {
      fr: `Attendu : une valeur de type ${issue.expected}.`,
      en: `Expected: a value of type ${issue.expected}.`,
    };
  }
  return plain(issue) ?? { fr: textOf(french, issue), en: textOf(english, issue) };
}

/** In the words of a person who fills in a form, where one can meet it. */
function plain(issue: z.core.$ZodIssue): Bilingual | undefined {
  if (issue.code === 'invalid_format') return formats[issue.format];
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return undefined;
  const small = issue.code === 'too_small';
  const limit = Number(small ? issue.minimum : issue.maximum);
  if (small && limit === 1 && issue.origin === 'string') return { fr: 'À remplir.', en: 'Fill this in.' };
  const [french, english] = small ? ['Au moins', 'At least'] : ['Au plus', 'At most'];
  const [un, one] = units[issue.origin] ?? ['', ''];
  const many = limit > 1 ? 's' : '';
  return {
    fr: `${french} ${limit}${un && ` ${un}${many}`}.`,
    en: `${english} ${limit}${one && ` ${one}${limit === 1 ? '' : 's'}`}.`,
  };
}

const units: Readonly<Record<string, readonly [string, string]>> = {
  string: ['caractère', 'character'],
  array: ['élément', 'item'],
};

const formats: Readonly<Record<string, Bilingual>> = {
  email: { fr: 'Écrivez l’adresse comme nom@domaine.', en: 'Write the address as name@domain.' },
  datetime: { fr: 'Indiquez le jour et l’heure.', en: 'State the day and the time.' },
  date: { fr: 'Indiquez le jour.', en: 'State the day.' },
};

function textOf(locale: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  const told = locale(issue as z.core.$ZodRawIssue);
  return typeof told === 'string' ? told : (told?.message ?? issue.message);
}
