/** Where a PDF page puts its words (ISO 32000, 9.4): pdf.js gives glyphs with their advance. */

import { type Box, identity, type Matrix, matrixOf, moved, type Point, times } from '../scan/pdf-geometry.js';
import type { Colour } from '../visible/colour.js';
import { alphaOf, type Ink, isMixed } from './pdf-ink.js';

export interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** Letters between two spaces. */
export interface Word {
  readonly letters: string;
  /** Spread over the letters, where the eye would look for them. */
  readonly points: readonly Point[];
  /** Points. */
  readonly height: number;
  readonly width: number;
  /** null for a pattern. */
  readonly colour: Colour | null;
  readonly alpha: number;
  readonly mixed: boolean;
  readonly mode: number;
  readonly clip: Box;
  readonly shown: boolean;
  readonly order: number;
}

/** What the page says of the words written now. */
export interface Setting {
  readonly ink: Ink;
  readonly shown: boolean;
  readonly order: number;
}

/** Shares of the height of a letter at which it is looked at. */
const rows = [0.1, 0.35, 0.6];
/** Rendering modes that stroke and do not fill. */
const stroked = [1, 5];

type Order = (given: unknown[]) => void;
type Place = readonly [start: number, end: number];

/** The text state that is not saved with the rest, and the place of the next letter. */
export class TextPen {
  private matrix: Matrix = identity;
  private line: Point = [0, 0];
  private x = 0;
  private y = 0;
  private leading = 0;
  private letterSpace = 0;
  private wordSpace = 0;
  private stretch = 1;
  private rise = 0;

  readonly orders: Readonly<Record<string, Order>> = {
    beginText: () => this.start(identity),
    setTextMatrix: ([matrix]) => this.start(matrixOf(matrix)),
    moveText: ([x, y]) => this.move(Number(x), Number(y)),
    setLeadingMoveText: ([x, y]) => {
      this.leading = Number(y);
      this.move(Number(x), Number(y));
    },
    nextLine: () => this.move(0, this.leading),
    setLeading: ([leading]) => {
      this.leading = -Number(leading);
    },
    setCharSpacing: ([space]) => {
      this.letterSpace = Number(space);
    },
    setWordSpacing: ([space]) => {
      this.wordSpace = Number(space);
    },
    setHScale: ([percent]) => {
      this.stretch = Number(percent) / 100;
    },
    setTextRise: ([rise]) => {
      this.rise = Number(rise);
    },
  };

  /** Writes glyphs and the gaps between them, and answers the words. */
  write(glyphs: readonly (Glyph | number)[], setting: Setting): Word[] {
    const { font } = setting.ink;
    const words: Word[] = [];
    let letters = '';
    let places: Place[] = [];
    const close = () => {
      if (letters !== '') words.push(this.word(letters, places, setting));
      [letters, places] = ['', []];
    };
    for (const glyph of glyphs) {
      const start = font.vertical ? this.y : this.x;
      this.advance(glyph, setting.ink);
      if (typeof glyph === 'number') continue;
      if (/^\s|^$/u.test(glyph.unicode)) close();
      else {
        letters += glyph.unicode;
        places.push([start, font.vertical ? this.y : this.x]);
      }
    }
    close();
    return words;
  }

  private start(matrix: Matrix): void {
    this.matrix = matrix;
    this.line = [0, 0];
    [this.x, this.y] = this.line;
  }

  private move(x: number, y: number): void {
    this.line = [this.line[0] + x, this.line[1] + y];
    [this.x, this.y] = this.line;
  }

  private advance(glyph: Glyph | number, { size, font }: Ink): void {
    const spacing = typeof glyph === 'number' ? 0 : this.letterSpace + (glyph.isSpace ? this.wordSpace : 0);
    const own = typeof glyph === 'number' ? (-glyph * size) / 1_000 : glyph.width * font.unit * size;
    if (font.vertical) this.y -= Math.abs(own) + spacing;
    else this.x += (own + spacing) * this.stretch;
  }

  private word(letters: string, places: readonly Place[], { ink, shown, order }: Setting): Word {
    const matrix = times(ink.matrix, this.matrix);
    const [a, b, c, d] = matrix;
    const tall = ink.size * ink.font.em;
    const points = places.flatMap(([start, end]) =>
      rows.map((row) => {
        const middle = (start + end) / 2;
        return moved(matrix, ink.font.vertical ? [this.x, middle] : [middle, this.y + this.rise + row * tall]);
      }),
    );
    const colour = stroked.includes(ink.mode) ? ink.stroke : ink.fill;
    return {
      letters,
      points,
      height: Math.abs(tall) * Math.hypot(c, d),
      width: Math.abs(tall * this.stretch) * Math.hypot(a, b),
      colour,
      alpha: alphaOf(ink) * (colour?.[3] ?? 1),
      mixed: isMixed(ink),
      mode: ink.mode,
      clip: ink.clip,
      shown,
      order,
    };
  }
}
