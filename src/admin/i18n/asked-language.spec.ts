import { describe, expect, it } from '@jest/globals';
import { askedLanguage } from './asked-language.js';

describe('the language of the desk before a person chose one', () => {
  it.each([
    [['en-GB', 'fr'], 'en'],
    [['fr-CA', 'en'], 'fr'],
    [['de-DE', 'EN-us', 'fr'], 'en'],
    [['de', 'frr'], 'fr'],
    [[], 'fr'],
  ] as const)('of a browser that asks for %j is %s', (preferred, language) => {
    expect(askedLanguage(preferred)).toBe(language);
  });
});
