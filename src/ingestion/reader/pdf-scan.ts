/** Pages of a PDF that are pictures: their own pixels, at their own resolution, without drawing them. */
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { objectOf, type PageText, WHOLE_PAGE } from './pdf-seen.js';
import { type DecodedImage, greyOf, type Picture, turned } from './picture.js';

/** A4 at 600 dots an inch is 35 million pixels. */
const MOST_PIXELS = 40_000_000;
const POINTS_AN_INCH = 72;
/** A page with fewer letters of its own than this is taken for a picture of a page. */
const FEW_LETTERS = 20;
/** A picture that fills the page is read beside a stamp or a header, not beside a whole text. */
const STAMP_LETTERS = 200;

/** Whether what a page says must be read from its picture. */
export function isPicture({ text, pictured }: Pick<PageText, 'text' | 'pictured'>): boolean {
  return text.trim().length < (pictured >= WHOLE_PAGE ? STAMP_LETTERS : FEW_LETTERS);
}

/** The largest picture of a page as the page shows it; null when there is none that can be read. */
export async function pictureOf(page: PDFPageProxy): Promise<{ upright: Picture; dotsAnInch: number } | null> {
  const image = await largestImage(page);
  if (!image || image.width * image.height > MOST_PIXELS) return null;
  const [left = 0, , right = 0] = page.view;
  const inches = Math.abs(right - left) / POINTS_AN_INCH;
  return { upright: turned(greyOf(image), page.rotate), dotsAnInch: inches > 0 ? image.width / inches : 0 };
}

async function largestImage(page: PDFPageProxy): Promise<DecodedImage | null> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const found: DecodedImage[] = [];
  for (const [index, operation] of fnArray.entries()) {
    const [given] = (argsArray[index] ?? []) as [unknown];
    if (operation === OPS.paintInlineImageXObject && isDecoded(given)) found.push(given);
    if (operation === OPS.paintImageXObject && typeof given === 'string') {
      const image = await objectOf(page, given);
      if (isDecoded(image)) found.push(image);
    }
  }
  found.sort((left, right) => right.width * right.height - left.width * left.height);
  return found[0] ?? null;
}

function isDecoded(image: unknown): image is DecodedImage {
  return typeof image === 'object' && image !== null && 'data' in image && 'kind' in image && image.data !== null;
}
