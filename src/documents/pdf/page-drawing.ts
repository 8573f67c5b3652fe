/** What was drawn on one page of a PDF, as the reader asks for it. */

import type { Box } from '../scan/pdf-geometry.js';
import type { Colour } from '../visible/colour.js';
import type { Outline } from './pdf-shape.js';
import type { Word } from './pdf-words.js';

/** Something painted over an area. */
export interface Layer {
  readonly outlines: readonly Outline[];
  readonly evenOdd: boolean;
  readonly clip: Box;
  /** null when it is not one: a picture, a pattern, what lies below shining through. */
  readonly colour: Colour | null;
  readonly opaque: boolean;
  /** The name of a picture, by which its own transparency is known; empty when it has none. */
  readonly picture: string | null;
  readonly order: number;
}

/** What a form field or a note laid over the page paints. */
export interface NoteDrawing {
  readonly words: Word[];
  isPainted: boolean;
}

export interface Drawing {
  /** Without those of the notes: they are not in the text layer. */
  readonly words: readonly Word[];
  /** By the name pdf.js gives the annotation. */
  readonly notes: ReadonlyMap<string, NoteDrawing>;
  readonly layers: readonly Layer[];
}
