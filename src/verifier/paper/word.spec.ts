import { describe, expect, it } from '@jest/globals';
import { loadTexts } from './texts.js';

/** What a reader must be able to find in either language: what was received, the headline, notices, accounts, times. */
const subjects = {
  fr: [
    /aucune n’a été inventée/,
    /sans y être inscrites/,
    /avis a été envoyé/,
    /comptes un acte désigne/,
    /horloge de l’opérateur/,
  ],
  en: [/none was invented/, /without an entry/, /notice was sent/, /accounts an act names/, /operator’s clock/],
};

describe.each(['fr', 'en'] as const)('the report, language %s', (language) => {
  const { template } = loadTexts()[language];
  const textOf = (blocks: unknown): string => JSON.stringify(blocks ?? []);

  it.each(subjects[language])('says that it rests on the word of the operator: %s', (subject) => {
    expect(textOf(template.blocks)).toMatch(subject);
  });

  it('says so on the one page of a small quarter too', () => {
    expect(textOf(template.onePage)).toMatch(/repose sur la parole de l’opérateur|rests on the operator’s word/);
  });
});
