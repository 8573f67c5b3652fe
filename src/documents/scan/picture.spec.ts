import { describe, expect, it } from '@jest/globals';
import { doubled, greyOf, pgmOf, turned } from './picture.js';

/** Two rows of three: white, black, white; then black, black, white. */
const small = { width: 3, height: 2, grey: Uint8Array.of(255, 0, 255, 0, 0, 255) };

describe('a picture of a page', () => {
  it('is grey whether it came as bits, as three bytes or as four', () => {
    const bits = greyOf({ width: 3, height: 2, kind: 1, data: Uint8Array.of(0b10100000, 0b00100000) });
    const three = [...small.grey].flatMap((value) => [value, value, value]);
    const four = [...small.grey].flatMap((value) => [value, value, value, 255]);
    const colours = (data: number[], kind: number) =>
      greyOf({ width: 3, height: 2, kind, data: Uint8Array.from(data) });
    expect(bits).toEqual(small);
    expect(colours(three, 2)).toEqual(small);
    expect(colours(four, 3)).toEqual(small);
  });

  it('turns clockwise, and four quarters bring it back', () => {
    expect(turned(small, 90)).toEqual({ width: 2, height: 3, grey: Uint8Array.of(0, 255, 0, 0, 255, 255) });
    expect(turned(small, -90)).toEqual(turned(small, 270));
    expect(turned(turned(small, 180), 180)).toEqual(small);
  });

  it('doubles each pixel', () => {
    const { width, height, grey } = doubled(small);
    expect([width, height]).toEqual([6, 4]);
    expect([...grey.subarray(0, 6)]).toEqual([255, 255, 0, 0, 255, 255]);
    expect(grey.subarray(6, 12)).toEqual(grey.subarray(0, 6));
  });

  it('is handed over as binary Netpbm', () => {
    expect(pgmOf(small).toString('latin1')).toBe('P5\n3 2\n255\nÿ\u0000ÿ\u0000\u0000ÿ');
  });
});
