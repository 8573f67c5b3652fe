import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';

describe('languageOf', () => {
  it.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['de, *;q=0.5', 'fr'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en;q=0.4, fr;q=0.5', 'fr'],
    ['en;q=0', 'fr'],
    ['en;q=much', 'fr'],
    ['en;q=1.0', 'en'],
  ] as const)('reads %p as %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
