/** The part of a PDF's graphics state that decides what is seen (ISO 32000, 8.4). */

import type { Box, Matrix } from '../scan/pdf-geometry.js';
import type { Colour } from '../visible/colour.js';

export const black: Colour = [0, 0, 0, 1];

export interface Font {
  /** Text space of one unit of a glyph's width. */
  readonly unit: number;
  readonly vertical: boolean;
  /** Height of its letters, in multiples of its size. */
  readonly em: number;
}

export interface Ink {
  readonly matrix: Matrix;
  readonly clip: Box;
  /** null for a pattern. */
  readonly fill: Colour | null;
  readonly stroke: Colour | null;
  readonly alpha: number;
  readonly blended: boolean;
  readonly masked: boolean;
  /** True while a mask is drawn: what it paints decides what others let through, and is not seen itself. */
  readonly inMask: boolean;
  /** What the groups around let through; each is painted as a whole. */
  readonly group: { readonly alpha: number; readonly mixed: boolean };
  readonly mode: number;
  readonly font: Font;
  readonly size: number;
}

/** How much of what lies below is covered by what is painted now, 0 to 1. */
export function alphaOf({ alpha, group }: Ink): number {
  return alpha * group.alpha;
}

/** True under a blend mode or a soft mask: then what is seen is not known. */
export function isMixed({ blended, masked, group }: Ink): boolean {
  return blended || masked || group.mixed;
}

/** What the graphics state parameters change (ISO 32000, 8.4.5). */
export function withStates(ink: Ink, states: unknown): Ink {
  let next = ink;
  for (const [name, value] of Array.isArray(states) ? (states as [string, unknown][]) : []) {
    if (name === 'ca') next = { ...next, alpha: Number(value) };
    if (name === 'BM') next = { ...next, blended: value !== 'source-over' };
    if (name === 'SMask') next = { ...next, masked: Boolean(value) };
  }
  return next;
}
