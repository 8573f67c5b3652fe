/**
 * The forms that a regulation prescribes for an answer, filled in from the judgement: Form 3 of Regulation (EU) 2023/1543, and
 * Annexes II and III of Regulation (EU) 2021/784.
 */
import { z } from 'zod';
import { WrittenInBoth } from '../../kernel/both-languages.js';
import type { Instant } from '../../kernel/instant.js';
import type { Language } from '../../kernel/result.js';
import { Shortfall } from '../../law/effect.js';
import { CheckName } from '../../law/fact.js';
import { Ground, InstrumentCode } from '../../law/vocabulary.js';
import { phrasesOn } from './letter.js';
import type { LetterContext } from './letter-context.js';
import { missingItems } from './letter-fields.js';
import type { LetterBook, Phrases } from './letter-template.js';
import { dressed, letterDay, letterInstant, plainWords, printable } from './letter-words.js';

const Code = z.string().regex(/^[A-Z_-]+$/);
const sections = [
  'certificate',
  'authorities',
  'addressee',
  'measure',
  'reasons',
  'conflict',
  'clarification',
  'data',
  'contact',
] as const;
const labels = [
  ...(['issuer', 'file', 'ours', 'received', 'establishment', 'reason', 'checked', 'preserved'] as const),
  ...(['provider', 'name', 'email', 'phone', 'day', 'unknown', 'yes', 'no'] as const),
  ...(['measure', 'removed', 'doneAt'] as const),
] as const;

/** The form as data (templates/forms): its words, and which box each ground and each check ticks. It has the sections and lines that it names. */
export const FormTemplate = z.strictObject({
  form: z.string(),
  validFrom: z.iso.date(),
  title: WrittenInBoth,
  cite: WrittenInBoth,
  /** Written for machines too. */
  xml: z.boolean().default(false),
  sections: z.partialRecord(z.enum(sections), WrittenInBoth),
  labels: z.partialRecord(z.enum(labels), WrittenInBoth),
  certificates: z.array(z.strictObject({ code: Code, cites: InstrumentCode, name: WrittenInBoth })).min(1),
  /** The last one is for what no other names. */
  reasons: z
    .array(
      z.strictObject({
        code: Code,
        title: WrittenInBoth,
        checks: z.array(CheckName),
        grounds: z.array(Ground),
        /** What a person stated, or an answer without data. */
        shortfall: Shortfall.optional(),
        /** The section on the conflict of laws is filled in. */
        conflict: z.boolean().default(false),
      }),
    )
    .default([]),
});
export type FormTemplate = z.infer<typeof FormTemplate>;

/** What the form says besides what every letter says. */
export interface FormContext extends Omit<LetterContext, 'recipient' | 'recipientName' | 'attachments'> {
  /** Codes of the instruments cited. */
  readonly cited: readonly string[];
  /** The requester as its messages name it. */
  readonly issuer: string | null;
  readonly preserved: boolean;
  /** When what was asked was removed; null where it was not. */
  readonly removedAt: Instant | null;
  /** Something is asked of the authority. */
  readonly asks: boolean;
}

export interface FilledForm {
  readonly certificates: readonly string[];
  readonly reasons: readonly string[];
  readonly parts: Readonly<Record<Language, readonly FormPart[]>>;
  readonly title: FormTemplate['title'];
  readonly cite: FormTemplate['cite'];
  /** What is ticked, and the English words: the file for machines is written from them. */
  readonly ticked: Ticked;
  readonly words: Phrases;
}

export interface FormPart {
  readonly heading: string;
  readonly pairs: readonly (readonly [label: string, value: string])[];
  readonly items: readonly string[];
}

/** The boxes to tick; the last one where a ground has no box of its own, or nothing else is ticked. */
export function reasonsOf(
  { reasons }: FormTemplate,
  { judgement, effect }: Pick<LetterContext, 'judgement' | 'effect'>,
): FormTemplate['reasons'] {
  const { grounds = [], failing = [], unknown = [] } = judgement ?? {};
  const open = [...failing, ...unknown];
  const boxes = reasons.slice(0, -1);
  const ticked = boxes.filter(
    (box) =>
      (box.shortfall !== undefined && box.shortfall === effect) ||
      box.grounds.some((ground) => grounds.includes(ground)) ||
      box.checks.some((check) => open.includes(check)),
  );
  const unnamed = grounds.some((ground) => !boxes.some((box) => box.grounds.includes(ground)));
  return unnamed || ticked.length === 0 ? [...ticked, ...reasons.slice(-1)] : ticked;
}

/** Fills in the form, for people in both languages and as XML. */
export function fillForm(template: FormTemplate, context: FormContext, book: LetterBook): FilledForm {
  const found = template.certificates.filter(({ cites }) => context.cited.includes(cites));
  const certificates = found.length > 0 ? found : template.certificates.slice(0, 1);
  const reasons = reasonsOf(template, context);
  const ticked = { certificates, reasons };
  const phrases = (language: Language) => phrasesOn(context.day, language, book).content;
  const written = (language: Language) =>
    partsOf(dressed(template, language), context, ticked, dressed(phrases(language), language));
  return {
    certificates: certificates.map(({ code }) => code),
    reasons: reasons.map(({ code }) => code),
    parts: { fr: written('fr'), en: written('en') },
    title: template.title,
    cite: template.cite,
    ticked,
    words: phrases('en'),
  };
}

export type Ticked = Pick<FormTemplate, 'certificates' | 'reasons'>;

/** The words of the authority, where the font of the page can write them. */
const shown = (text: string | null): string | null => {
  const plain = text === null ? '' : plainWords(text);
  return plain !== '' && printable(plain) ? plain : null;
};

export function explained({ judgement, effect = 'done' }: FormContext, words: Phrases): string[] {
  const untaken = Shortfall.options.filter((shortfall) => shortfall === effect).map((one) => words.effects[one]);
  return [...untaken, ...(judgement?.grounds ?? []).map((ground) => words.grounds[ground])];
}

/** What section E says: the grounds of a box that states a conflict of laws. */
export function conflictsOf({ reasons }: Ticked, { judgement }: FormContext, words: Phrases): string[] {
  return reasons
    .filter(({ conflict }) => conflict)
    .flatMap(({ grounds }) => grounds)
    .filter((ground) => judgement?.grounds.includes(ground))
    .map((ground) => words.grounds[ground]);
}

type Line = readonly [name: (typeof labels)[number], value: string | null];

function partsOf(template: FormTemplate, context: FormContext, ticked: Ticked, words: Phrases): FormPart[] {
  const { language } = words;
  const { operator } = context;
  const label = (name: (typeof labels)[number]): string => template.labels[name]?.[language] ?? '';
  const part = (
    name: (typeof sections)[number],
    lines: readonly Line[],
    { boxes = [], items = [] }: { boxes?: FormPart['pairs']; items?: readonly string[] } = {},
  ): FormPart[] => {
    const heading = template.sections[name]?.[language];
    const told = lines.filter(([line, value]) => label(line) !== '' && value !== null);
    const pairs = [...told.map(([line, value]) => [label(line), value ?? ''] as const), ...boxes];
    return heading === undefined ? [] : [{ heading, pairs, items }];
  };
  const stated = conflictsOf(ticked, context, words);
  const boxes = template.reasons.map(
    ({ code, title }) =>
      [title[language], label(ticked.reasons.some((one) => one.code === code) ? 'yes' : 'no')] as const,
  );
  return [
    ...part('certificate', [], { items: ticked.certificates.map(({ name }) => name[language]) }),
    ...part('authorities', [
      ['issuer', shown(context.issuer) ?? label('unknown')],
      ['file', shown(context.reference) ?? label('unknown')],
      ['ours', context.ourReference],
      ['received', letterInstant(context.receivedAt, language)],
    ]),
    ...part('addressee', [
      ['provider', operator.name],
      ['establishment', operator.designatedEstablishment],
    ]),
    ...part('measure', [
      ['measure', label('removed')],
      ['doneAt', context.removedAt && letterInstant(context.removedAt, language)],
    ]),
    ...part('reasons', [], { boxes, items: explained(context, words) }),
    ...(stated.length > 0 ? part('conflict', [], { items: stated }) : []),
    ...(context.asks ? part('clarification', [], { items: missingItems(context, words) }) : []),
    ...part('data', [['preserved', label(context.preserved ? 'yes' : 'no')]]),
    ...part('contact', [
      ['name', operator.name],
      ['email', operator.deskEmail],
      ['phone', operator.deskPhone],
      ['day', letterDay(context.day, language)],
    ]),
  ];
}
