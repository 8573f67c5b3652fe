import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvOf, readCsv } from './csv.js';

const field = fc.string({ minLength: 1, unit: fc.constantFrom('a', 'é', '"', ',', ' ', '\n', '\r') });

test('what is written is read back, whatever stands in a field', () => {
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 1 }), { minLength: 1 }), (records) => {
      expect(readCsv(csvOf(records))).toEqual(records);
    }),
  );
});

test('nothing is blank, zero is 0, and each record ends with CRLF', () => {
  expect(
    csvOf([
      ['a', null, 0],
      ['b,"c"', '', 1.5],
    ]),
  ).toBe('a,,0\r\n"b,""c""",,1.5\r\n');
});
