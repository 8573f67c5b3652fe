import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { growth } from '../../../test/support/growth.js';
import { csvOf, readCsv } from './csv.js';

const field = fc
  .string({ minLength: 1, unit: fc.constantFrom('a', 'é', '"', ',', ' ', '\n', '\r') })
  .filter((text) => !text.startsWith('\r'));

test('what is written is read back, whatever stands in a field that starts no formula', () => {
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

const cellOf = (text: string): string | undefined => readCsv(csvOf([['x', text]]))[0]?.[1];

test.each([
  ['=1+1', "'=1+1"],
  ['+33 1 23 45', "'+33 1 23 45"],
  ["-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', "  '=1"],
  ['\t=1', "'\t'=1"],
  ['\rtext', "'\rtext"],
  ['\uFF1D1', "'\uFF1D1"],
  ['Paris;=1', "Paris;'=1"],
  ['Paris\t-1', "Paris\t'-1"],
  ['Paris","=1', `Paris","'=1`],
  ['Paris"\n@x', `Paris"\n'@x`],
])('a cell that holds %j is no formula, under any separator a spreadsheet is set to', (given, expected) => {
  expect(cellOf(given)).toBe(expected);
});

test('numbers and plain words are left as they are in a cell', () => {
  for (const text of ['-5', '+12.5', '0', 'a-b', 'x=1', 'name@example.org', 'art. 60-1 ; L. 34-1', 'Lille - Nord']) {
    expect(cellOf(text)).toBe(text);
  }
  expect(csvOf([[-5, -0.5]])).toBe('-5,-0.5\r\n');
});

test('a long run of line ends is made harmless in linear time', async () => {
  const harmless = (ends: number) => expect(cellOf(`${'\n'.repeat(ends)}x`)?.length).toBe(ends + 1);
  expect(await growth(harmless, 20_000, 160_000, 32)).toBeLessThan(32);
});

test('no cell of the templates of Regulation (EU) 2024/2835 is changed', () => {
  const templates = readdirSync('templates/dsa').filter((name) => name.endsWith('.csv'));
  expect(templates).toHaveLength(11);
  for (const name of templates) {
    const read = readCsv(readFileSync(`templates/dsa/${name}`, 'utf8'));
    expect(readCsv(csvOf(read))).toEqual(read);
  }
});
