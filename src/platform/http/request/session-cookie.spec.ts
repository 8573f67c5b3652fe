import { expect, test } from '@jest/globals';
import { endedCookie, readSessionCookie, sessionCookie } from './session-cookie.js';

test('the cookie is strict', () => {
  expect(sessionCookie('t')).toBe('__Host-greffe=t; Path=/; Secure; HttpOnly; SameSite=Strict');
  expect(endedCookie).toBe('__Host-greffe=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0');
});

test.each([
  [undefined, undefined],
  ['theme=dark', undefined],
  ['theme=dark; __Host-greffe=abc', 'abc'],
  ['__Host-greffe=abc; __Host-greffe=planted', undefined],
  ['x__Host-greffe=abc', undefined],
])('reads %p as %p', (header, token) => {
  expect(readSessionCookie(header)).toBe(token);
});
