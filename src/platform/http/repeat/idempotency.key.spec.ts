import { expect, test } from '@jest/globals';
import { isUsableKey, openAnswer, sealAnswer, storedIdentity } from './idempotency.key.js';

const write = {
  personId: '0198c0de-0000-7000-8000-000000000001',
  key: '5f0c1d8e-6b1a-4c55-9a53-0d8f3c1b2a77',
  target: 'POST /api/people',
  body: Buffer.from('{"password":"correct horse"}'),
};

test.each([
  ['too-short', false],
  ['exactly-16-chars', true],
  ['x'.repeat(255), true],
  ['x'.repeat(256), false],
  ['with a space inside', false],
  ['naïve-accented-key', false],
])('%p is usable: %p', (key, usable) => {
  expect(isUsableKey(key)).toBe(usable);
});

test('another body, address, key or person makes another identity', () => {
  const print = (change: Partial<typeof write>) => storedIdentity({ ...write, ...change }).fingerprint.toString('hex');
  const prints = [{}, { body: Buffer.from('{}') }, { target: 'POST /api/x' }, { key: 'another-usable-key' }].map(print);
  expect(new Set(prints).size).toBe(4);
});

test('what is kept shows neither the key, the body nor the answer, and opens only with the key', () => {
  const sealed = sealAnswer(write, '{"name":"Ada"}');
  const kept = Buffer.concat([sealed, storedIdentity(write).keySha256, storedIdentity(write).fingerprint]).toString(
    'latin1',
  );
  for (const secret of [write.key, 'horse', 'Ada']) expect(kept).not.toContain(secret);
  expect(openAnswer(write, sealed)).toBe('{"name":"Ada"}');
  expect(() => openAnswer({ ...write, key: 'another-usable-key' }, sealed)).toThrow();
  expect(() => openAnswer({ ...write, personId: 'someone-else' }, sealed)).toThrow();
});
