import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Bilingual } from '../../domain/kernel/result.js';
import * as answer from './names/answer.js';
import * as course from './names/course.js';
import * as who from './names/who.js';

const words: Record<string, Record<string, { name: Bilingual }>> = parse(
  readFileSync('workflows/law/words.yaml', 'utf8'),
);
const desk: Record<string, Partial<Record<string, readonly [string, string]>>> = { ...who, ...answer, ...course };
const vocabularies = Object.keys(words).filter((vocabulary) => vocabulary in desk);

describe('the desk', () => {
  it.each(vocabularies)('names each %s as workflows/law/words.yaml does', (vocabulary) => {
    const law = Object.entries(words[vocabulary] ?? {}).map(([word, { name }]) => [word, [name.fr, name.en]]);
    const shown = law.map(([word]) => [word, desk[vocabulary]?.[String(word)]]);
    expect(law.length).toBeGreaterThan(2);
    expect(shown).toEqual(law);
  });

  it('has names for the vocabularies of the law', () => {
    expect(vocabularies.length).toBeGreaterThanOrEqual(15);
  });
});
