import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { type Bilingual, type Refusal, refusal } from '../../../domain/kernel/result.js';
import { type FieldIssue, RefusalError } from './refusal.error.js';

const french = z.locales.fr().localeError;
const english = z.locales.en().localeError;

const invalidData: Refusal = refusal(
  'invalid-data',
  'invalid',
  'Certains champs sont à corriger : chacun est listé avec ce qui est attendu.',
  'Some fields must be corrected: each is listed with what is expected.',
);

/** The parser of HTTP input: `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })` in Zod. */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) => new RefusalError(invalidData, { issues: issues.slice(0, 50).map(fieldIssue) }),
    });
  }
}

type Issue = Parameters<
  NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory'] & object
>[0][number];

function fieldIssue(issue: Issue): FieldIssue {
  const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  const pointer = steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer: `#${pointer}`, sentence: sentenceOf(issue as z.core.$ZodIssue) };
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
