import { describe, expect, it } from '@jest/globals';
import type { Box } from '../scan/pdf-geometry.js';
import type { Layer } from './page-drawing.js';
import { Strata } from './pdf-strata.js';

const page: Box = [0, 0, 600, 800];
const layer = (order: number, box: Box): Layer => ({
  outlines: [{ box, turn: 1 }],
  evenOdd: false,
  clip: page,
  colour: null,
  opaque: true,
  picture: null,
  order,
});

describe('the layers of a page', () => {
  it('are found near a word, once and in the order they are painted in', () => {
    const strata = new Strata(
      [layer(1, [0, 0, 600, 800]), layer(2, [0, 500, 600, 510]), layer(3, [0, 95, 90, 140])],
      page,
    );
    expect(strata.at([10, 90, 60, 130]).map(({ order }) => order)).toEqual([1, 3]);
  });

  it('beyond the page cost nothing and are not found', () => {
    const strata = new Strata([layer(1, [-1e12, -1e12, 1e12, -1]), layer(2, [0, -1e12, 600, 1e12])], page);
    expect(strata.at([0, 10, 5, 12]).map(({ order }) => order)).toEqual([2]);
    expect(strata.at([0, -30, 5, -20])).toEqual([]);
  });

  it('meet a word of no width', () => {
    expect(new Strata([layer(1, [0, 0, 50, 50])], page).at([20, 10, 20, 16])).toHaveLength(1);
  });
});
