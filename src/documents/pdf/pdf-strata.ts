/** The layers of a page by where they lie, so that each word meets only those near it. */

import type { Box } from '../scan/pdf-geometry.js';
import type { Layer } from './page-drawing.js';

/** Points: about one line of text. */
const BAND = 16;

export class Strata {
  private readonly bands = new Map<number, Layer[]>();

  /** Layers come in the order they are painted in, and stay in it; `page` bounds them. */
  constructor(
    layers: readonly Layer[],
    private readonly page: Box,
  ) {
    for (const layer of layers) {
      const numbers = new Set(layer.outlines.flatMap(({ box }) => this.bandsOf(box)));
      for (const band of numbers) this.band(band).push(layer);
    }
  }

  /** The layers that meet a box, in order. */
  at(box: Box): Layer[] {
    const numbers = this.bandsOf(box);
    const near = numbers.flatMap((band) => this.band(band).filter((layer) => meets(layer, box)));
    return numbers.length < 2 ? near : [...new Set(near)].sort((one, other) => one.order - other.order);
  }

  private band(number: number): Layer[] {
    const found = this.bands.get(number) ?? [];
    this.bands.set(number, found);
    return found;
  }

  private bandsOf([, bottom, , top]: Box): number[] {
    const [, lowest, , highest] = this.page;
    const first = Math.floor(Math.max(bottom, lowest) / BAND);
    const last = Math.floor(Math.min(top, highest) / BAND);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  }
}

function meets({ clip, outlines }: Layer, box: Box): boolean {
  return touch(clip, box) && outlines.some((outline) => touch(outline.box, box));
}

/** Edges count: the box of a word of one letter has no width. */
function touch(one: Box, other: Box): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}
