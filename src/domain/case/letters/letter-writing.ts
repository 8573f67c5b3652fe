/** What a person writes into a letter between its fixed paragraphs, and chooses among what the judgement allows. */
import { z } from 'zod';
import type { Language } from '../../kernel/result.js';
import { CheckName } from '../../law/fact.js';
import { Ground } from '../../law/vocabulary.js';
import { Element } from './letter-template.js';
import { printable } from './letter-words.js';

const LONGEST_PARAGRAPH = 2_000;
const MOST = 20;

/** One paragraph of plain text that the letters can draw: no control character, no line break, no change of direction. */
export const FreeText = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_PARAGRAPH)
  .overwrite((text) => text.normalize('NFC').replaceAll(/[\u00a0\u202f]/g, ' '))
  .refine(
    (text) => printable(text) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text),
    'a character that a letter cannot print',
  );

/** The English is wanted where the letter has an English version. */
const InBoth = z.strictObject({ fr: FreeText, en: FreeText.nullable().default(null) });
export type InBoth = z.infer<typeof InBoth>;

export const LetterWriting = z
  .strictObject({
    /** Each stands at the end of the part of the letter that it names. */
    paragraphs: z
      .array(InBoth.extend({ element: Element }))
      .max(MOST)
      .default([]),
    /** Asked besides what the checks ask for. */
    questions: z.array(InBoth).max(MOST).default([]),
    /** Open checks of which the letter does not speak. */
    leftOut: z.array(CheckName).max(CheckName.options.length).default([]),
    /** Those of the judgement that the letter states; null for all. */
    grounds: z.array(Ground).max(Ground.options.length).nullable().default(null),
  })
  .meta({ id: 'LetterWriting' });
export type LetterWriting = z.infer<typeof LetterWriting>;

export const nothingWritten: LetterWriting = { paragraphs: [], questions: [], leftOut: [], grounds: null };

/** In one language; the French where the letter has no other. */
export const inLanguage = ({ fr, en }: InBoth, language: Language): string => (language === 'fr' ? fr : (en ?? fr));
