import { expect, test } from '@jest/globals';
import { digestOf, isRequestTokenOf, newToken, requestTokenOf } from './token.js';

test('a token has 256 bits and no two are alike', () => {
  const tokens = new Set(Array.from({ length: 1000 }, newToken));
  expect(tokens.size).toBe(1000);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

test('what never was a token has no digest', () => {
  expect(digestOf(newToken())).toHaveLength(32);
  expect(['', 'short', `${newToken()}x`, "' or true --"].map(digestOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('the request token belongs to one session', () => {
  const [mine, other] = [newToken(), newToken()];
  expect(isRequestTokenOf(mine, requestTokenOf(mine))).toBe(true);
  expect(isRequestTokenOf(mine, requestTokenOf(other))).toBe(false);
  expect(isRequestTokenOf(mine, mine)).toBe(false);
  expect(isRequestTokenOf(mine, undefined)).toBe(false);
});
