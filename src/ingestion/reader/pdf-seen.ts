/** The text of a PDF page as a person sees it, and apart from it the words the page does not show. */
import type { PDFPageProxy, TextContent } from 'pdfjs-dist/types/src/display/api.js';
import type { HiddenReason } from '../../domain/intake/message.js';
import { drawingOf, type Layer } from './pdf-drawing.js';
import { areaOf, type Box, boxOf, nowhere, shared } from './pdf-geometry.js';
import { verdictOn } from './pdf-hidden.js';
import type { Font } from './pdf-ink.js';
import { hiddenOf, type Parted, partedText } from './pdf-parting.js';
import { Strata } from './pdf-strata.js';

/** Its hidden runs have places in its text. */
export interface PageText extends Parted {
  /** True when it cannot be told whether the page shows all of the text. */
  readonly doubtful: boolean;
  /** Share of the page under its pictures, 0 to 1. */
  readonly pictured: number;
}

/** Pictures that take this much of a page are the page. */
export const WHOLE_PAGE = 0.8;
const scannerReasons: readonly (HiddenReason | null)[] = ['invisible', 'covered'];

/** `isShown` says whether optional content of the document is on. */
export async function pageTextOf(page: PDFPageProxy, isShown: (group: unknown) => boolean): Promise<PageText> {
  const { OPS, normalizeUnicode } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const fontOf = (name: string) => fontUnits(page, name);
  const { words, layers } = await drawingOf(page, { operations: OPS, isShown, fontOf });
  const view = boxOf(page.view) ?? nowhere;
  const pictured = shareUnderPictures(layers, view);
  const clear = words.length > 0 ? await clearPictures(page, layers) : new Set<string>();
  const strata = new Strata(layers, view);
  const verdicts = words.map((word) => verdictOn(word, view, strata, (picture) => clear.has(picture)));
  const judged = words.map(({ letters }, index) => {
    const why = verdicts[index]?.why ?? null;
    return { letters, why, scanned: pictured >= WHOLE_PAGE && scannerReasons.includes(why) };
  });
  const doubtful = verdicts.some((verdict) => verdict.doubtful);
  if (judged.every(({ why }) => why === null)) {
    return { text: withLines(await page.getTextContent()), hidden: [], doubtful, pictured };
  }
  const parted = partedText(withLines(await page.getTextContent({ disableNormalization: true })), judged);
  if (parted) return { ...inPlainLetters(parted, normalizeUnicode), doubtful, pictured };
  return { text: withLines(await page.getTextContent()), hidden: hiddenOf(judged), doubtful: true, pictured };
}

/** Ligatures and presentation forms as their letters; places follow. */
function inPlainLetters({ text, hidden }: Parted, plain: (text: string) => string): Parted {
  return { text: plain(text), hidden: hidden.map((run) => ({ ...run, at: plain(text.slice(0, run.at)).length })) };
}

/** The text layer, line by line. */
function withLines({ items }: TextContent): string {
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

function shareUnderPictures(layers: readonly Layer[], view: Box): number {
  const areas = layers
    .filter(({ picture }) => picture !== null)
    .flatMap(({ outlines, clip }) => outlines.map(({ box }) => areaOf(shared(shared(box, clip), view))));
  const sum = areas.reduce((total, area) => total + area, 0);
  return areaOf(view) > 0 ? Math.min(1, sum / areaOf(view)) : 0;
}

const WITH_ALPHA = 3;

/** Pictures with transparent places: what they cover may shine through. */
async function clearPictures(page: PDFPageProxy, layers: readonly Layer[]): Promise<Set<string>> {
  const names = new Set(layers.flatMap(({ picture }) => (picture ? [picture] : [])));
  const clear = new Set<string>();
  for (const name of names) {
    const image = await objectOf(page, name);
    const isSolid = typeof image === 'object' && image !== null && 'kind' in image && image.kind !== WITH_ALPHA;
    if (!isSolid) clear.add(name);
  }
  return clear;
}

/** An image of pdf.js, once decoded. Names that begin with g_ are shared between pages. */
export function objectOf(page: PDFPageProxy, name: string): Promise<unknown> {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(name, resolve));
}

const THOUSANDTH = 0.001;

/** Only fonts that the document draws itself have units of their own (ISO 32000, 9.6.4). */
function fontUnits(page: PDFPageProxy, name: string): Font {
  if (!page.commonObjs.has(name)) return { unit: THOUSANDTH, vertical: false, em: 1 };
  const given = page.commonObjs.get(name) as { fontMatrix?: number[]; vertical?: boolean; bbox?: number[] };
  const [unit = THOUSANDTH, , , tall = THOUSANDTH] = given.fontMatrix ?? [];
  const [, bottom = 0, , top = 0] = given.bbox ?? [];
  const em = tall === THOUSANDTH || top === bottom ? 1 : Math.abs((top - bottom) * tall);
  return { unit, vertical: given.vertical ?? false, em };
}
