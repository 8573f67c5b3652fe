import { expect, it } from '@jest/globals';
import { topicOfAdopted, wordsOfWork } from './work-words.js';

it.each([
  ['law.rules.secrecy', 'workflows/rules/secrecy.yaml'],
  ['law.lexicon.countries.BO', 'workflows/lexicon/countries/BO.yaml'],
  ['law.lexicon.authority-line.en', 'workflows/lexicon/authority-line/en.yaml'],
  ['law.letters.fr.refusal.v2', 'templates/letters/fr/refusal.v2.yaml'],
])('The alarm %s says that %s is not the text that two people adopted.', (topic, file) => {
  expect(topicOfAdopted(file)).toBe(topic);
  expect(wordsOfWork(topic)).toEqual({
    fr: `${file} n’est pas le texte que deux personnes ont adopté`,
    en: `${file} is not the text that two people adopted`,
  });
});
