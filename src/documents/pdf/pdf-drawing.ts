/** What a PDF page paints, in its order: words with their ink and place, and the boxes and pictures around them. */
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import {
  areaOf,
  type Box,
  boxOf,
  identity,
  type Matrix,
  matrixOf,
  movedBox,
  nowhere,
  shared,
  times,
} from '../scan/pdf-geometry.js';
import { type Colour, colour } from '../visible/colour.js';
import type { Drawing, Layer, NoteDrawing } from './page-drawing.js';
import { alphaOf, black, type Font, type Ink, isMixed, withStates } from './pdf-ink.js';
import { type Outline, outlinesOf } from './pdf-shape.js';
import { type Glyph, TextPen, type Word } from './pdf-words.js';

/** What the operators alone do not tell. */
export interface DrawingContext {
  /** The codes of pdf.js. */
  readonly operations: Readonly<Record<string, number>>;
  readonly fontOf: (name: string) => Font;
  /** Whether optional content is on (ISO 32000, 8.11). */
  readonly isShown: (group: unknown) => boolean;
}

type Order = (given: unknown[]) => void;

const OPAQUE = 0.9;
const unit: Box = [0, 0, 1, 1];
const filling = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke', 'rawFillPath'];

const painting = /^(?:showText|shadingFill|paint(?!Form)\w*)$/;

/** Walks the operators of a page once. */
export async function drawingOf(page: PDFPageProxy, context: DrawingContext): Promise<Drawing> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = new Map(Object.entries(context.operations).map(([name, code]) => [code, name]));
  const painter = new Painter(boxOf(page.view) ?? nowhere, context, names);
  for (const [index, operation] of fnArray.entries()) {
    painter.obey(names.get(operation) ?? '', (argsArray[index] ?? []) as unknown[]);
  }
  return painter;
}

class Painter implements Drawing {
  readonly words: Word[] = [];
  readonly notes = new Map<string, NoteDrawing>();
  readonly layers: Layer[] = [];
  private readonly pen = new TextPen();
  private readonly outer: Ink[] = [];
  private readonly shown: boolean[] = [];
  private ink: Ink;
  private clipsNext = false;
  private note: NoteDrawing | null = null;
  private order = 0;
  private readonly orders: Readonly<Record<string, Order>>;

  constructor(
    page: Box,
    private readonly context: DrawingContext,
    private readonly names: ReadonlyMap<number, string>,
  ) {
    this.ink = {
      matrix: identity,
      clip: page,
      fill: black,
      stroke: black,
      alpha: 1,
      blended: false,
      masked: false,
      inMask: false,
      group: { alpha: 1, mixed: false },
      mode: 0,
      font: context.fontOf(''),
      size: 0,
    };
    this.orders = {
      ...this.inkOrders(),
      ...this.nestingOrders(),
      ...this.textOrders(),
      ...this.paintOrders(),
    };
  }

  obey(name: string, given: unknown[]): void {
    this.order += 1;
    if (this.note && this.isPainting(name, given)) this.note.isPainted = true;
    this.orders[name]?.(given);
  }

  private inkOrders(): Record<string, Order> {
    return {
      transform: (given) => this.change({ matrix: times(this.ink.matrix, matrixOf(given)) }),
      setGState: ([states]) => this.change(withStates(this.ink, states)),
      setFillRGBColor: ([given]) => this.change({ fill: colour(String(given)) }),
      setStrokeRGBColor: ([given]) => this.change({ stroke: colour(String(given)) }),
      setFillColorN: () => this.change({ fill: null }),
      setStrokeColorN: () => this.change({ stroke: null }),
      setFillTransparent: () => this.change({ fill: [0, 0, 0, 0] }),
      setStrokeTransparent: () => this.change({ stroke: [0, 0, 0, 0] }),
      clip: () => this.clipByNextPath(),
      eoClip: () => this.clipByNextPath(),
    };
  }

  private nestingOrders(): Record<string, Order> {
    const save = () => void this.outer.push(this.ink);
    const restore = () => this.change(this.outer.pop() ?? {});
    return {
      save,
      restore,
      paintFormXObjectBegin: ([matrix, box]) => {
        save();
        this.enter(matrixOf(matrix), boxOf(box));
      },
      paintFormXObjectEnd: restore,
      beginGroup: ([group]) => {
        save();
        this.enterGroup(group);
      },
      endGroup: restore,
      beginAnnotation: ([id, rectangle, placing, matrix]) => {
        save();
        this.note = { words: [], isPainted: false };
        this.notes.set(String(id), this.note);
        this.change({ matrix: identity });
        this.enter(identity, boxOf(rectangle));
        this.enter(times(matrixOf(placing), matrixOf(matrix)), null);
      },
      endAnnotation: () => {
        this.note = null;
        restore();
      },
      beginMarkedContent: () => void this.shown.push(true),
      beginMarkedContentProps: ([tag, group]) => void this.shown.push(tag !== 'OC' || this.context.isShown(group)),
      endMarkedContent: () => void this.shown.pop(),
    };
  }

  private textOrders(): Record<string, Order> {
    return {
      ...this.pen.orders,
      setTextRenderingMode: ([mode]) => this.change({ mode: Number(mode) }),
      setFont: ([name, size]) => this.change({ font: this.context.fontOf(String(name)), size: Number(size) }),
      showText: ([glyphs]) => {
        const setting = { ink: this.ink, shown: this.isShown(), order: this.order };
        const words = this.pen.write(glyphs as readonly (Glyph | number)[], setting);
        if (!this.ink.inMask) (this.note?.words ?? this.words).push(...words);
      },
    };
  }

  private paintOrders(): Record<string, Order> {
    return {
      constructPath: ([operation, path, bounds]) => this.takePath(Number(operation), path, boxOf(bounds)),
      shadingFill: () => this.paint([{ box: this.ink.clip, turn: 1 }], { fill: null }),
      paintImageXObject: ([name]) => this.picture(name, this.ink.matrix),
      paintInlineImageXObject: () => this.picture('', this.ink.matrix),
      paintImageXObjectRepeat: ([name, scaleX, scaleY, places]) => {
        const list = places as ArrayLike<number>;
        for (let at = 0; at + 1 < list.length; at += 2) {
          const own: Matrix = [Number(scaleX), 0, 0, Number(scaleY), list[at] ?? 0, list[at + 1] ?? 0];
          this.picture(name, times(this.ink.matrix, own));
        }
      },
      paintSolidColorImageMask: () => this.paint([{ box: movedBox(this.ink.matrix, unit), turn: 1 }]),
    };
  }

  private change(part: Partial<Ink>): void {
    this.ink = { ...this.ink, ...part };
  }

  /** A path that only clips paints nothing. */
  private isPainting(name: string, [operation]: readonly unknown[]): boolean {
    return painting.test(name) || (name === 'constructPath' && this.names.get(Number(operation)) !== 'endPath');
  }

  private isShown(): boolean {
    return this.shown.every(Boolean);
  }

  private clipByNextPath(): void {
    this.clipsNext = true;
  }

  private enter(matrix: Matrix, box: Box | null): void {
    const inside = times(this.ink.matrix, matrix);
    const clip = box ? shared(this.ink.clip, movedBox(inside, box)) : this.ink.clip;
    this.change({ matrix: inside, clip });
  }

  /** The matrix of a group is applied by the form inside; here it only places the box. */
  private enterGroup(group: unknown): void {
    const { matrix, bbox, smask } = (group ?? {}) as { matrix?: unknown; bbox?: unknown; smask?: unknown };
    const box = boxOf(bbox);
    if (box) this.change({ clip: shared(this.ink.clip, movedBox(times(this.ink.matrix, matrixOf(matrix)), box)) });
    const outside = { alpha: alphaOf(this.ink), mixed: isMixed(this.ink) };
    const inMask = this.ink.inMask || Boolean(smask);
    this.change({ group: outside, alpha: 1, blended: false, masked: false, inMask });
  }

  private takePath(operation: number, path: unknown, bounds: Box | null): void {
    const name = this.names.get(operation) ?? '';
    const [data] = Array.isArray(path) ? (path as unknown[]) : [];
    if (ArrayBuffer.isView(data) && filling.includes(name)) {
      this.paint(outlinesOf(data as Float32Array, this.ink.matrix), { evenOdd: /eo/i.test(name) });
    }
    if (!this.clipsNext) return;
    this.clipsNext = false;
    this.change({ clip: bounds ? shared(this.ink.clip, movedBox(this.ink.matrix, bounds)) : nowhere });
  }

  private picture(name: unknown, matrix: Matrix): void {
    const picture = typeof name === 'string' ? name : '';
    this.paint([{ box: movedBox(matrix, unit), turn: 1 }], { fill: null, picture });
  }

  private paint(
    outlines: readonly Outline[],
    { fill = this.ink.fill, picture = null, evenOdd = false }: PaintedAs = {},
  ): void {
    const alpha = alphaOf(this.ink) * (fill?.[3] ?? 1);
    if (this.ink.inMask || !this.isShown() || alpha === 0 || outlines.length === 0 || areaOf(this.ink.clip) === 0)
      return;
    const opaque = !isMixed(this.ink) && alpha >= OPAQUE;
    const { clip } = this.ink;
    this.layers.push({ outlines, evenOdd, clip, colour: opaque ? fill : null, opaque, picture, order: this.order });
  }
}

interface PaintedAs {
  readonly fill?: Colour | null;
  readonly picture?: string | null;
  readonly evenOdd?: boolean;
}
