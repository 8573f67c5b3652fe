import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from './canonical.js';
import { sha256 } from './hash.js';

interface Case {
  name: string;
  input: string;
  output: string;
  sha256: string;
}
const fixture = new URL('../../../test/fixtures/ledger/rfc8785-jcs.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(fixture, 'utf8')) as { cases: Case[] };

describe('canonical JSON (RFC 8785)', () => {
  test.each(cases)('the published vector "$name"', ({ input, output, sha256: digest }) => {
    expect(canonical(JSON.parse(input))).toBe(output);
    expect(sha256(Buffer.from(output, 'utf8')).toString('hex')).toBe(digest);
  });

  test('is the same text whatever the order of the names', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(outcome(reversed)).toBe(outcome(object));
      }),
    );
  });

  test('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = outcome(value);
        if (text !== 'refused') expect(canonical(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test.each([
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['not a number', Number.NaN],
    ['an infinity', Number.POSITIVE_INFINITY],
    ['an integer beyond 2^53', 2 ** 53],
    ['a negative integer beyond 2^53', -(2 ** 53)],
    ['an absent value', { a: undefined }],
    ['a hole in a list', [undefined]],
    ['a date, which would lose its class', new Date(0)],
    ['a big integer', 1n],
  ])('refuses %s', (_, value) => {
    expect(() => canonical(value)).toThrow(TypeError);
  });

  test('keeps the largest exact integer and prints no minus before zero', () => {
    expect(canonical([Number.MAX_SAFE_INTEGER, -0])).toBe('[9007199254740991,0]');
  });
});

function outcome(value: unknown): string {
  try {
    return canonical(value);
  } catch {
    return 'refused';
  }
}
