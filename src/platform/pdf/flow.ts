/** Ink that runs down the pages: every mark belongs to the structure tree or is declared decoration. */
import type { ElementOptions, Engine, Font, StructureElement } from './engine.js';
import { contentWidth, page, type TextStyle, type Weight } from './style.js';

/** Words of one weight inside a paragraph. */
interface Run {
  readonly text: string;
  readonly weight?: Weight;
  readonly colour?: string;
}
export type Inline = string | readonly Run[];

export const plain = (inline: Inline): string =>
  typeof inline === 'string' ? inline : inline.map((run) => run.text).join('');

const control = /[\p{Cc}\p{Cf}]/u;

/** What the font can draw: a character it lacks is written as its code point, never as an empty box. */
function drawable(text: string, font: Font): string {
  return Array.from(text, (character) => {
    if (character === '\n') return character;
    if (control.test(character)) return character === '\t' ? ' ' : '';
    const codePoint = character.codePointAt(0) ?? 0;
    if (font.hasGlyphForCodePoint(codePoint)) return character;
    return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  }).join('');
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Placement extends Box {
  readonly align?: 'left' | 'right' | 'center';
  /** Digits of one width, for columns of numbers. */
  readonly tabular?: boolean;
}

export class Flow {
  readonly root: StructureElement;
  private readonly font: Font;

  constructor(readonly engine: Engine) {
    const regular = engine._fontFamilies.regular;
    if (!regular) throw new Error('The fonts are loaded before the first page.');
    this.font = regular.font;
    this.root = engine.struct('Document', {});
    engine.addStructure(this.root);
  }

  /** Space left above the footer, in points. */
  get left(): number {
    return page.height - page.bottom - this.engine.y;
  }

  get atTop(): boolean {
    return this.engine.y <= page.top;
  }

  /** Starts a new page unless that height still fits. */
  ensure(height: number): void {
    if (this.left < height && !this.atTop) this.engine.addPage();
  }

  skip(height: number): void {
    if (!this.atTop) this.engine.y += height;
  }

  /** From 1. */
  get pageNumber(): number {
    const { start, count } = this.engine.bufferedPageRange();
    return start + count;
  }

  /** One paragraph or heading across the page, its first two lines kept together. */
  block(tag: string, text: Inline, style: TextStyle): void {
    const twoLines = 2 * (style.size * 1.3 + style.lineGap);
    this.ensure(Math.min(this.heightOf(plain(text), style, contentWidth), twoLines));
    const { y } = this.engine;
    this.tag(this.root, tag, {}, () => this.write(text, style, { x: page.left, y, width: contentWidth }));
    this.engine.y += style.after;
  }

  /** Adds a leaf of the structure tree; `draw` runs at once. */
  tag(parent: StructureElement, name: string, options: ElementOptions, draw: () => void): void {
    parent.add(this.engine.struct(name, options, [draw]));
  }

  /** Adds an inner node; the caller MUST end it. */
  node(parent: StructureElement, name: string, options: ElementOptions = {}): StructureElement {
    const element = this.engine.struct(name, options);
    parent.add(element);
    return element;
  }

  /** Decoration, headers and footers: what a reading voice leaves out. */
  artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.engine.markContent('Artifact', { type });
    draw();
    this.engine.endMarkedContent();
  }

  heightOf(text: string, style: TextStyle, width: number): number {
    this.use(style);
    return this.engine.heightOfString(drawable(text, this.font), { width, lineGap: style.lineGap });
  }

  widthOf(text: string, style: TextStyle): number {
    this.use(style);
    return this.engine.widthOfString(drawable(text, this.font));
  }

  /** Writes inside a box and leaves the cursor below it. */
  write(inline: Inline, style: TextStyle, at: Placement): void {
    const runs = typeof inline === 'string' ? [{ text: inline }] : inline;
    const shared = { width: at.width, lineGap: style.lineGap, align: at.align ?? 'left' };
    runs.forEach((run: Run, index) => {
      this.use({ ...style, weight: run.weight ?? style.weight, colour: run.colour ?? style.colour });
      const options = {
        ...shared,
        continued: index < runs.length - 1,
        ...(at.tabular ? { features: ['tnum' as const] } : {}),
      };
      const text = drawable(run.text, this.font);
      if (index === 0) this.engine.text(text, at.x, at.y, options);
      else this.engine.text(text, options);
    });
    this.engine.x = page.left;
  }

  /** Writes one line that never wraps, from its upper left corner. */
  line(text: string, style: TextStyle, x: number, y: number): void {
    this.use(style);
    this.engine.text(drawable(text, this.font), x, y, { lineBreak: false });
    this.engine.x = page.left;
  }

  private use(style: TextStyle): void {
    this.engine.font(style.weight).fontSize(style.size).fillColor(style.colour);
  }
}
