import { describe, expect, it } from '@jest/globals';
import { covered, type Laid, lay } from './collage.js';

/** Two rows of two: black, white; white, white. */
const corner = { width: 2, height: 2, kind: 1, data: Uint8Array.of(0b01000000, 0b11000000) };
const page = [0, 0, 72, 72] as const;
const whole = (change: Partial<Laid> = {}): Laid => ({
  image: corner,
  matrix: [72, 0, 0, 72, 0, 0],
  ink: null,
  ...change,
});
const greysOf = (...images: Laid[]) => [...(lay(images, page)?.picture.grey ?? [])];

describe('the pictures of a page', () => {
  it('keep their own pixels when one fills it', () => {
    expect(lay([whole()], page)).toEqual({
      picture: { width: 2, height: 2, grey: Uint8Array.of(0, 255, 255, 255) },
      dotsAnInch: 2,
    });
  });

  it.each<[string, Laid['matrix'], number[]]>([
    ['mirrored', [-72, 0, 0, 72, 72, 0], [255, 0, 255, 255]],
    ['upside down', [-72, 0, 0, -72, 72, 72], [255, 255, 255, 0]],
    ['turned by a quarter', [0, 72, -72, 0, 72, 0], [255, 255, 0, 255]],
  ])('are shown as the page shows them: %s', (_, matrix, expected) => {
    expect(greysOf(whole({ matrix }))).toEqual(expected);
  });

  it('are put together from strips', () => {
    const strip = { width: 2, height: 1, kind: 1, data: Uint8Array.of(0) };
    const above = whole({ image: { ...strip, data: Uint8Array.of(0b11000000) }, matrix: [72, 0, 0, 36, 0, 36] });
    const below = whole({ image: strip, matrix: [72, 0, 0, 36, 0, 0] });
    expect(greysOf(above, below)).toEqual([255, 255, 0, 0]);
  });

  it('take the ink of a stencil, and what lies below where it is clear', () => {
    const ground = whole({ image: { width: 1, height: 1, kind: 2, data: Uint8Array.of(200, 200, 200) } });
    expect(greysOf(ground, whole({ ink: 10 }))).toEqual([10, 200, 200, 200]);
    const clear = { width: 1, height: 1, kind: 3, data: Uint8Array.of(0, 0, 0, 0) };
    expect(greysOf(ground, whole(), whole({ image: clear }))).toEqual([0, 255, 255, 255]);
  });

  it('are as fine as the large ones, whatever a small logo is', () => {
    const logo = whole({ image: { ...corner, width: 2, height: 2 }, matrix: [0.01, 0, 0, 0.01, 0, 0] });
    expect(lay([whole(), logo], page)?.picture.width).toBe(2);
  });

  it('are refused when the whole is too large, flat or outside of the page', () => {
    const huge = { width: 10_000, height: 10_000, kind: 1, data: Uint8Array.of(0) };
    expect(lay([whole({ image: huge })], page)).toBeNull();
    expect(lay([whole({ matrix: [0, 0, 0, 0, 0, 0] })], page)).toBeNull();
    expect(lay([whole({ matrix: [72, 0, 0, 72, 500, 500] })], page)).toBeNull();
    expect(lay([], page)).toBeNull();
  });

  it('say how much of the page they cover', () => {
    expect(covered([whole({ matrix: [72, 0, 0, 36, 0, 0] })], page)).toBe(0.5);
    expect(covered([whole(), whole()], page)).toBe(1);
  });
});
