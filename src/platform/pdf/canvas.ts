/** The inside of a figure: lengths in points from its upper left corner. */
import type { Flow } from './flow.js';
import { paragraphs, type TextStyle, type Weight } from './style.js';

export interface Label {
  readonly size?: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** Which point of the text stands at x. */
  readonly anchor?: 'start' | 'middle' | 'end';
}

export class Canvas {
  constructor(
    private readonly flow: Flow,
    private readonly left: number,
    private readonly top: number,
    readonly width: number,
    readonly height: number,
  ) {}

  rect(x: number, y: number, width: number, height: number, colour: string): void {
    this.flow.engine.rect(this.left + x, this.top + y, width, height).fill(colour);
  }

  line(fromX: number, fromY: number, toX: number, toY: number, colour: string, width = 0.6): void {
    this.flow.engine
      .moveTo(this.left + fromX, this.top + fromY)
      .lineTo(this.left + toX, this.top + toY)
      .lineWidth(width)
      .stroke(colour);
  }

  /** One line of text; `y` is its upper edge. */
  text(text: string, x: number, y: number, label: Label = {}): void {
    const style = this.style(label);
    const width = label.anchor && label.anchor !== 'start' ? this.flow.widthOf(text, style) : 0;
    const shift = label.anchor === 'middle' ? width / 2 : width;
    this.flow.line(text, style, this.left + x - shift, this.top + y);
  }

  widthOf(text: string, label: Label = {}): number {
    return this.flow.widthOf(text, this.style(label));
  }

  /** The text in as few lines as hold it whole words; a longer word than the width has a line of its own. */
  lines(text: string, width: number, label: Label = {}): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
      const last = lines.at(-1);
      const longer = last === undefined ? word : `${last} ${word}`;
      if (last !== undefined && this.widthOf(longer, label) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  private style({ size, weight, colour }: Label): TextStyle {
    const base = paragraphs.note;
    return { ...base, size: size ?? base.size, weight: weight ?? base.weight, colour: colour ?? base.colour };
  }
}
