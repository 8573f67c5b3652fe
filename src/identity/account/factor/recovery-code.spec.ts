import { expect, test } from '@jest/globals';
import { newRecoveryCodes, plainRecoveryCode } from './recovery-code.js';

test('ten codes of 24 letters, none like another', () => {
  const codes = newRecoveryCodes();
  expect(new Set([...codes, ...newRecoveryCodes()]).size).toBe(20);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
});

test('a code is read as people type it', () => {
  const [code = ''] = newRecoveryCodes();
  const plain = code.replaceAll('-', '');
  expect(plainRecoveryCode(code)).toBe(plain);
  expect(plainRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(plain);
  expect(plainRecoveryCode('oOiIlL'.repeat(4))).toBe('001111'.repeat(4));
});

test.each(['', 'abcd', 'u'.repeat(24), '0'.repeat(25), `${'0'.repeat(23)}é`])('%p is none', (typed) => {
  expect(plainRecoveryCode(typed)).toBeUndefined();
});
