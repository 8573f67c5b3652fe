import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hmacSha256, sha256, sha256Base64, sha256Into } from './hash.js';

test('our HMAC is that of RFC 2104, for keys on both sides of a block', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 130 }), fc.string({ unit: 'binary', maxLength: 90 }), (key, text) => {
      expect(hmacSha256(key, text)).toEqual(createHmac('sha256', key).update(text, 'utf8').digest());
    }),
  );
});

test('a text is hashed as its bytes in UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (text) => {
      const target = Buffer.alloc(40);
      sha256Into(`\0${text}`, target, 8);
      expect(target.subarray(8)).toEqual(sha256(Buffer.of(0), Buffer.from(text, 'utf8')));
    }),
  );
});

test('a digest as base64 is the digest', () => {
  expect(sha256Base64(Buffer.from('a'), Buffer.from('b'))).toBe(sha256(Buffer.from('ab')).toString('base64'));
});
