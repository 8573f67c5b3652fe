import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { growth } from '../../../test/support/growth.js';
import { french } from './french.js';

describe('French typography', () => {
  test.each([
    ["l'autorité", 'l’autorité'],
    ['« oui »', '«\u00a0oui\u00a0»'],
    ['«oui»', '«\u00a0oui\u00a0»'],
    ['Objet : refus', 'Objet\u00a0: refus'],
    ['Objet: refus', 'Objet\u00a0: refus'],
    ['Pourquoi ?', 'Pourquoi\u202f?'],
    ['reçue ; refusée !', 'reçue\u202f; refusée\u202f!'],
    ['5 %', '5\u00a0%'],
    ['à 12:30', 'à 12:30'],
    ['https://exemple.example/?a=1', 'https://exemple.example/?a=1'],
    ['art. 48, n° 68-678', 'art.\u00a048, n°\u00a068-678'],
  ])('sets %j as %j', (typed, set) => {
    expect(french(typed)).toBe(set);
  });

  test('takes no square of a long run of spaces', async () => {
    const set = (run: number) => expect(french(`a${' '.repeat(run)}b${' '.repeat(run)}»`)).toHaveLength(run + 4);
    expect(await growth(set, 20_000, 160_000, 32)).toBeLessThan(32);
  });

  test('setting a text twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."a1 «»:;!?%'\u00a0\u202f") }), (text) => {
        expect(french(french(text))).toBe(french(text));
      }),
    );
  });
});
