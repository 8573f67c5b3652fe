/** Whether a page holds words that a person looking at it does not see: white, transparent, not painted, tiny. */
import type { PDFPageProxy, TextContent } from 'pdfjs-dist/types/src/display/api.js';

/** Points under which nobody reads. */
const SMALLEST = 2;
const INVISIBLE = 3;
/** Text that is only a clipping path paints nothing either (ISO 32000, 9.3.6). */
const CLIPPING = 7;
const OPAQUE_ENOUGH = 0.1;

interface Ink {
  readonly colour: string;
  readonly mode: number;
  readonly opacity: number;
}

const black: Ink = { colour: '#000000', mode: 0, opacity: 1 };

/** True when any word of the page is not shown by it; words covered by something drawn later are not found so. */
export async function hidesText(page: PDFPageProxy, { items }: TextContent): Promise<boolean> {
  const words = items.filter((item) => 'str' in item && item.str.trim() !== '') as { transform: number[] }[];
  const isTiny = words.some(({ transform: [, , skew = 0, height = 0] }) => Math.hypot(skew, height) < SMALLEST);
  return isTiny || (words.length > 0 && (await paintsUnseen(page)));
}

async function paintsUnseen(page: PDFPageProxy): Promise<boolean> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const opens = new Set<number>([OPS.save, OPS.paintFormXObjectBegin, OPS.beginGroup]);
  const closes = new Set<number>([OPS.restore, OPS.paintFormXObjectEnd, OPS.endGroup]);
  const dips = new Map<number, (given: unknown) => Partial<Ink>>([
    [OPS.setFillRGBColor, (given) => ({ colour: String(given) })],
    [OPS.setTextRenderingMode, (given) => ({ mode: Number(given) })],
    [OPS.setGState, opacityIn],
  ]);
  const { fnArray, argsArray } = await page.getOperatorList();
  const outer: Ink[] = [];
  let ink = black;
  for (const [index, operation] of fnArray.entries()) {
    const [given] = (argsArray[index] ?? []) as [unknown];
    if (operation === OPS.showText && isUnseen(ink) && hasWords(given)) return true;
    if (opens.has(operation)) outer.push(ink);
    ink = closes.has(operation) ? (outer.pop() ?? black) : { ...ink, ...dips.get(operation)?.(given) };
  }
  return false;
}

function opacityIn(state: unknown): Partial<Ink> {
  const entries = Array.isArray(state) ? (state as [string, unknown][]) : [];
  const [, value] = entries.find(([name]) => name === 'ca') ?? [];
  return typeof value === 'number' ? { opacity: value } : {};
}

function isUnseen({ colour, mode, opacity }: Ink): boolean {
  return mode === INVISIBLE || mode === CLIPPING || opacity < OPAQUE_ENOUGH || /^#f[b-f]f[b-f]f[b-f]$/i.test(colour);
}

function hasWords(glyphs: unknown): boolean {
  const all = Array.isArray(glyphs) ? (glyphs as unknown[]) : [];
  return all.some((glyph) => {
    const { unicode = '' } = (typeof glyph === 'object' && glyph !== null ? glyph : {}) as { unicode?: string };
    return unicode.trim() !== '';
  });
}
