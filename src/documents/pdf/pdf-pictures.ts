/** The pictures a PDF page paints, with their place: raw pixels out of its operators, without drawing it. */
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { covered, type Laid, lay, type Sheet } from '../scan/collage.js';
import { type Box, boxOf, identity, type Matrix, matrixOf, nowhere, times } from '../scan/pdf-geometry.js';
import { type DecodedImage, turned } from '../scan/picture.js';

export interface PagePictures {
  /** Share of the page under its pictures, 0 to 1. */
  readonly covered: number;
  /** False when the page paints something whose pixels are not to be had so: letters drawn as outlines, tiled images. */
  readonly isWhole: boolean;
  /** The page as its pictures show it, turned as the page is; null when they are too large. */
  sheet(): Sheet | null;
}

/** Filled shapes beyond which a page without letters is taken to draw them. */
const MOST_SHAPES = 60;

export async function picturesOf(page: PDFPageProxy): Promise<PagePictures> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = new Map(Object.entries(OPS).map(([name, code]) => [code as number, name]));
  const album = new Album();
  for (const [index, operation] of fnArray.entries()) {
    album.obey(names.get(operation) ?? '', (argsArray[index] ?? []) as unknown[]);
  }
  const view = boxOf(page.view) ?? nowhere;
  const images = await album.developed(page);
  return {
    covered: covered(images, view),
    isWhole: images.length === album.found.length && !album.isPartial && album.shapes <= MOST_SHAPES,
    sheet: () => upright(images, view, page.rotate),
  };
}

function upright(images: readonly Laid[], view: Box, degrees: number): Sheet | null {
  const sheet = lay(images, view);
  return sheet && { ...sheet, picture: turned(sheet.picture, degrees) };
}

interface Pen {
  readonly matrix: Matrix;
  /** Grey of what is filled. */
  readonly ink: number;
}

/** A picture as the page names it, before its pixels are asked for. */
interface Found extends Pen {
  readonly given: unknown;
  readonly isStencil: boolean;
}

class Album {
  readonly found: Found[] = [];
  shapes = 0;
  isPartial = false;
  private pen: Pen = { matrix: identity, ink: 0 };
  private readonly outer: Pen[] = [];

  private readonly open = (inner: Matrix = identity) => {
    this.outer.push(this.pen);
    this.move(inner);
  };
  private readonly close = () => {
    this.pen = this.outer.pop() ?? this.pen;
  };
  private readonly partial = () => {
    this.isPartial = true;
  };

  private readonly orders: Readonly<Record<string, (given: readonly unknown[]) => void>> = {
    save: () => this.open(),
    restore: this.close,
    beginGroup: () => this.open(),
    endGroup: this.close,
    paintFormXObjectBegin: ([matrix]) => this.open(matrixOf(matrix)),
    paintFormXObjectEnd: this.close,
    beginAnnotation: ([, , placing, matrix]) => this.open(times(matrixOf(placing), matrixOf(matrix))),
    endAnnotation: this.close,
    transform: (given) => this.move(matrixOf(given)),
    setFillRGBColor: ([colour]) => {
      this.pen = { ...this.pen, ink: greyOfColour(String(colour)) };
    },
    paintImageXObject: ([given]) => this.keep(given, false),
    paintInlineImageXObject: ([given]) => this.keep(given, false),
    paintImageMaskXObject: ([given]) => this.keep(given, true),
    paintImageMaskXObjectGroup: ([stencils]) => this.keepAll(stencils),
    paintInlineImageXObjectGroup: this.partial,
    paintImageXObjectRepeat: this.partial,
    paintImageMaskXObjectRepeat: this.partial,
    constructPath: () => {
      this.shapes += 1;
    },
  };

  obey(name: string, given: readonly unknown[]): void {
    this.orders[name]?.(given);
  }

  /** The pictures with their pixels; those that could not be decoded are left out. */
  async developed(page: PDFPageProxy): Promise<Laid[]> {
    const laid: Laid[] = [];
    for (const { given, isStencil, matrix, ink } of this.found) {
      const image = isStencil ? await stencilOf(page, given) : await objectOf(page, given);
      if (isDecoded(image)) laid.push({ image, matrix, ink: isStencil ? ink : null });
    }
    return laid;
  }

  private move(inner: Matrix): void {
    this.pen = { ...this.pen, matrix: times(this.pen.matrix, inner) };
  }

  private keep(given: unknown, isStencil: boolean): void {
    this.found.push({ ...this.pen, given, isStencil });
  }

  private keepAll(stencils: unknown): void {
    for (const given of Array.isArray(stencils) ? (stencils as { transform?: unknown }[]) : []) {
      this.open(matrixOf(given.transform));
      this.keep(given, true);
      this.close();
    }
  }
}

/** Luma of BT.601. */
function greyOfColour(hex: string): number {
  const [red = 0, green = 0, blue = 0] = (hex.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
  return (red * 77 + green * 150 + blue * 29) >> 8;
}

/** Names that begin with g_ are shared between pages; what is no name is the image itself. */
export async function objectOf(page: PDFPageProxy, given: unknown): Promise<unknown> {
  if (typeof given !== 'string') return given;
  const objects = given.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(given, resolve));
}

const BITS = 1;

/** A stencil carries its bits, or the name of the object that does. */
async function stencilOf(page: PDFPageProxy, given: unknown): Promise<unknown> {
  if (typeof given !== 'object' || given === null || !('data' in given)) return null;
  const image = typeof given.data === 'string' ? await objectOf(page, given.data) : given;
  return typeof image === 'object' ? { ...image, kind: BITS } : null;
}

function isDecoded(image: unknown): image is DecodedImage {
  return (
    typeof image === 'object' && image !== null && 'kind' in image && 'data' in image && ArrayBuffer.isView(image.data)
  );
}
