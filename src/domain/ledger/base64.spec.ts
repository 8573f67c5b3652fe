import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeDigest, isDigest } from './base64.js';

const digits = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\n -_'];
const same = (text: string): void => expect(isDigest(text)).toBe(decodeDigest(text) !== null);

test('a digest is known by its spelling exactly where its 32 bytes are read', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 30, maxLength: 34 }),
      fc.nat(47),
      fc.constantFrom(...digits),
      (bytes, at, digit) => {
        const text = Buffer.from(bytes).toString('base64');
        same(text);
        same(text.slice(0, at) + digit + text.slice(at + 1));
        same(text.slice(0, at) + digit + text.slice(at));
      },
    ),
  );
});

test('every last digit is judged alike', () => {
  for (const digit of digits) for (const end of ['=', '', '==', 'A']) same(`${'A'.repeat(42)}${digit}${end}`);
  expect(digits.filter((digit) => isDigest(`${'A'.repeat(42)}${digit}=`))).toHaveLength(16);
});
