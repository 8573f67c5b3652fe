import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { childrenOf, DerError, encode, objectIdentifier, octetString, onlyNode, sequence, setOf } from './der.js';

describe('DER', () => {
  test('writes lengths in their shortest form', () => {
    expect(octetString(Buffer.alloc(0)).toString('hex')).toBe('0400');
    expect(octetString(Buffer.alloc(127)).subarray(0, 2).toString('hex')).toBe('047f');
    expect(octetString(Buffer.alloc(128)).subarray(0, 3).toString('hex')).toBe('048180');
    expect(octetString(Buffer.alloc(256)).subarray(0, 4).toString('hex')).toBe('04820100');
  });

  test('writes object identifiers and sorted sets', () => {
    expect(objectIdentifier('1.2.840.113549.1.7.2').toString('hex')).toBe('06092a864886f70d010702');
    const [small, large] = [octetString(Buffer.from([1])), octetString(Buffer.from([2]))];
    expect(setOf(large, small).equals(setOf(small, large))).toBe(true);
  });

  test('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (parts) => {
        const written = sequence(...parts.map(octetString), encode(0xa0, setOf(...parts.map(octetString))));
        const node = onlyNode(written);
        expect(childrenOf(node)).toHaveLength(parts.length + 1);
      }),
    );
  });

  test.each([
    ['0480', 'a length is indefinite or too long'],
    ['04810100', 'a length is not in its shortest form'],
    ['0482000100', 'a length is not in its shortest form'],
    ['0403aa', 'a value is cut off'],
    ['0482', 'a length is cut off'],
    ['04', 'a length is missing'],
    ['', 'a value is missing'],
    ['1f8100', 'a tag is of more than one byte'],
    ['040000', 'bytes follow the value'],
  ])('refuses %s: %s', (hex, reason) => {
    expect(() => onlyNode(Buffer.from(hex, 'hex'))).toThrow(new DerError(reason));
  });
});
