import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { DataKeys } from './keys.js';
import { open, seal } from './sealed-box.js';
import { WrappedCopy } from './wrapped-copy.js';

const key = randomBytes(32);
const plaintext = Buffer.from('Jeanne Martin, 3 rue des Lilas');

test('a box opens with its key and its context, and never looks the same twice', () => {
  const box = seal(key, plaintext, 'case-1/note');
  expect(open(key, box, 'case-1/note')).toEqual(plaintext);
  expect(box.includes('Jeanne')).toBe(false);
  expect(seal(key, plaintext, 'case-1/note')).not.toEqual(box);
});

test('an empty value is sealed too, and a shortened tag does not pass for a whole one', () => {
  const box = seal(key, Buffer.alloc(0), 'empty');
  expect(open(key, box, 'empty')).toEqual(Buffer.alloc(0));
  for (let length = 0; length < box.length; length += 1) {
    expect(() => open(key, box.subarray(0, length), 'empty')).toThrow('does not open');
  }
});

test('a box moved to another place, or tried with another key, stays shut', () => {
  const box = seal(key, plaintext, 'case-1/note');
  expect(() => open(key, box, 'case-2/note')).toThrow('The sealed box "case-2/note" does not open');
  expect(() => open(randomBytes(32), box, 'case-1/note')).toThrow('does not open');
});

test('any byte changed or cut off is noticed', () => {
  const box = seal(key, plaintext, 'c');
  for (let at = 0; at < box.length; at += 1) {
    const changed = Buffer.from(box);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => open(key, changed, 'c')).toThrow('does not open');
  }
  for (let length = 0; length < box.length; length += 1) {
    expect(() => open(key, box.subarray(0, length), 'c')).toThrow('does not open');
  }
});

test('a secret of the installation opens in its own context alone, and not under the key that wraps data keys', () => {
  const keys = new DataKeys(key, new WrappedCopy(''));
  const box = keys.sealSecret('totp of Ada', plaintext);
  expect(keys.openSecret('totp of Ada', box)).toEqual(plaintext);
  expect(() => keys.openSecret('totp of Grace', box)).toThrow('totp of Grace');
  expect(() => open(key, box, 'totp of Ada')).toThrow();
  expect(() => new DataKeys(randomBytes(32), new WrappedCopy('')).openSecret('totp of Ada', box)).toThrow();
});
