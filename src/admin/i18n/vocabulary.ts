/** The names of the closed words of the law, in the language of the reader: one name a word, on every screen. */
import { useCallback } from 'react';
import { french } from '../../domain/kernel/french.js';
import { type Language, useLanguage } from './language.js';
import * as answer from './names/answer.js';
import * as correction from './names/correction.js';
import * as course from './names/course.js';
import { illegalContent } from './names/illegal-content.js';
import type { Named } from './names/named.js';
import * as who from './names/who.js';

const { groundArticle, ...answers } = answer;
const vocabularies = { ...who, ...answers, ...course, ...correction, illegalContent };
export type Vocabulary = keyof typeof vocabularies;

/** Every word of a vocabulary, in its order. */
export const wordsOf = <Of extends Vocabulary>(of: Of): readonly (keyof (typeof vocabularies)[Of] & string)[] =>
  Object.keys(vocabularies[of]) as (keyof (typeof vocabularies)[Of] & string)[];

/** The name of a word; a word this version does not know stays as it is. */
export function useNames(): (of: Vocabulary, word: string) => string {
  const { language } = useLanguage();
  return useCallback((of, word) => pick(vocabularies[of], word, language) ?? word, [language]);
}

/** The article behind a ground, as the report cites it; not every ground stands on one. */
export function useGroundArticle(): (ground: string) => string | undefined {
  const { language } = useLanguage();
  return (ground) => pick(groundArticle, ground, language);
}

const pick = (names: Partial<Named<string>>, word: string, language: Language): string | undefined =>
  language === 'fr' ? set(names[word]?.[0]) : names[word]?.[1];

const set = (name: string | undefined): string | undefined => name && french(name);
