import { expect, it } from '@jest/globals';
import { postalLines } from './postal-address.js';

it('a postal address is two to seven lines that a letter can print', () => {
  expect(postalLines(' 1 rue du Palais\n\n 75001 Paris ')).toEqual(['1 rue du Palais', '75001 Paris']);
  expect(postalLines('1 rue du Palais')).toBeNull();
  expect(postalLines('a\n'.repeat(8))).toBeNull();
  expect(postalLines(`${'a'.repeat(61)}\nParis`)).toBeNull();
  expect(postalLines('1 rue\u202e du Palais\nParis')).toBeNull();
});
