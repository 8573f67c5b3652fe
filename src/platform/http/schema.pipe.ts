import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import type { Bilingual, Refusal } from '../../domain/kernel/result.js';
import { type FieldIssue, RefusalError } from './refusal.error.js';

const french = z.locales.fr().localeError;
const english = z.locales.en().localeError;

const invalidData: Refusal = {
  code: 'invalid-data',
  kind: 'invalid',
  sentence: {
    fr: 'Certains champs sont à corriger : chacun est listé avec ce qui est attendu.',
    en: 'Some fields must be corrected: each is listed with what is expected.',
  },
};

/** The parser at the HTTP door: `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })` in Zod. */
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
  return { fr: textOf(french, issue), en: textOf(english, issue) };
}

function textOf(locale: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  const told = locale(issue as z.core.$ZodRawIssue);
  return typeof told === 'string' ? told : (told?.message ?? issue.message);
}
