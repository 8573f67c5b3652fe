import { expect, it } from '@jest/globals';
import { fold } from '../law/fold.js';
import { phraseFinder } from './phrase-finder.js';

const inquiry = phraseFinder([
  {
    phrases: ['enquête', 'enquête de *'],
    except: ['enquête (préliminaire|de flagrance)', 'officier ..3 enquête', 'aucune enquête'],
  },
]);
const found = (text: string) => inquiry.all(fold(text)).map(({ start, end }) => text.slice(start, end));

it.each([
  ['notre enquête de satisfaction', ['enquête de satisfaction']],
  ['l’enquête préliminaire', []],
  ['l’enquête de flagrance', []],
  ['l’officier chargé de l’enquête', []],
  ['aucune enquête', []],
  ['aucune enquête, mais une enquête', ['enquête']],
  ['enquête ; aucune enquête ; enquête', ['enquête', 'enquête']],
])('a place that meets an exception is not found: %s', (text, places) => {
  expect(found(text)).toEqual(places);
  expect(inquiry.in(fold(text))).toBe(places.length > 0);
  expect(inquiry.first(fold(text)) === null).toBe(places.length === 0);
});
