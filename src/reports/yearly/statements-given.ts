/** What the operator states itself beside what is counted: a text of YAML, as a schema reads it. */
import { parse } from 'yaml';
import { z } from 'zod';
import { accept, atField, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import { messageOf } from '../../platform/telemetry/failure.js';

const french = z.locales.fr().localeError;
const english = z.locales.en().localeError;

/** The first line says what and where; the parser quotes what it read below. */
const firstLine = (text: string): string => text.split('\n')[0]?.replace(/:$/, '') ?? '';

const unreadable = (fr: string, en: string) =>
  refuse(
    atField(
      'statements',
      refusal(
        'statements-unreadable',
        'invalid',
        `Ce fichier de déclarations n’est pas accepté. ${fr}`,
        `This file of statements is not accepted. ${en}`,
      ),
    ),
  );

/** Where a value may have several forms, what it lacks of the first is said. */
function said(error: z.ZodError | undefined): { readonly place: string; readonly message: string } {
  const issue = error?.issues[0];
  const inner = issue?.code === 'invalid_union' ? issue.errors[0]?.[0] : undefined;
  const place = [...(issue?.path ?? []), ...(inner?.path ?? [])].join('.');
  return { place, message: inner?.message ?? issue?.message ?? '' };
}

/** Nothing stated is an empty value. The refusal names the entry that is wrong. */
export function statementsGiven<Schema extends z.ZodType>(text: string, schema: Schema): Result<z.infer<Schema>> {
  let value: unknown;
  try {
    value = parse(text) ?? {};
  } catch (error) {
    const reason = firstLine(messageOf(error));
    return unreadable(`Ce n’est pas du YAML : ${reason}`, `It is no YAML: ${reason}`);
  }
  const read = schema.safeParse(value, { error: english });
  if (read.success) return accept(read.data);
  const [fr, en] = [said(schema.safeParse(value, { error: french }).error), said(read.error)];
  return unreadable(
    `${fr.place ? `Entrée « ${fr.place} »` : 'Le fichier'} : ${fr.message}.`,
    `${en.place ? `Entry “${en.place}”` : 'The file'}: ${en.message}.`,
  );
}
