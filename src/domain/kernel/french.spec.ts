import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { french, writtenNumber } from './french.js';

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

  test('setting a text twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."a1 «»:;!?%'\u00a0\u202f") }), (text) => {
        expect(french(french(text))).toBe(french(text));
      }),
    );
  });

  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1000, '1\u202f000', '1,000'],
    [1234567, '1\u202f234\u202f567', '1,234,567'],
    [12345.6, '12\u202f345,6', '12,345.6'],
  ])('writes %d as %j and %j', (value, fr, en) => {
    expect(writtenNumber(value, 'fr')).toBe(fr);
    expect(writtenNumber(value, 'en')).toBe(en);
  });
});
