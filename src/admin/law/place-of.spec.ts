import { describe, expect, it } from '@jest/globals';
import { placeOf } from './place-of.js';

const trade = 'workflows/lexicon/trade/en.yaml';
const rules = 'workflows/rules/secrecy.yaml';
const files = [
  rules,
  'templates/letters/fr/refusal.v2.yaml',
  'templates/letters/en/refusal.v2.yaml',
  'workflows/lexicon/container/en.yaml',
  'workflows/lexicon/container/fr.yaml',
  'workflows/lexicon/countries/DE.yaml',
  trade,
];

describe('a file dropped on the editor of drafts', () => {
  it.each([
    ['secrecy.yaml', '', trade, rules],
    ['refusal.v2.yaml', 'language: en', trade, 'templates/letters/en/refusal.v2.yaml'],
    ['DE.yaml', '', rules, 'workflows/lexicon/countries/DE.yaml'],
    ['BO.yaml', '', rules, 'workflows/lexicon/countries/BO.yaml'],
    ['en.yaml', '', trade, trade],
    ['pl.yaml', '', trade, 'workflows/lexicon/trade/pl.yaml'],
    ['notes.yaml', '', trade, trade],
    ['en.yaml', '', rules, rules],
  ])('%s goes to its place', (name, text, shown, place) => {
    expect(placeOf(name, text, files, shown)).toBe(place);
  });

  it('that is called as the file shown goes there, though other concepts have one of that name', () => {
    expect(placeOf('en.yaml', '', files, 'workflows/lexicon/container/en.yaml')).toBe(
      'workflows/lexicon/container/en.yaml',
    );
  });
});
