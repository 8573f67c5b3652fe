/** The text layer of a PDF. A text layer is a claim of its author: what the page shows is for people to compare. */

import { fileURLToPath } from 'node:url';
import type { DocumentInitParameters, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { HiddenRun, Part } from '../../domain/intake/message.js';
import { limits } from './limits.js';
import { type OcrReader, openOcr } from './ocr.js';
import type { Opened } from './opened.js';
import { isPicture, pictureOf } from './pdf-scan.js';
import { pageTextOf } from './pdf-seen.js';

// pdf.js wants these names at import even when nothing is drawn.
const drawing = globalThis as Record<string, unknown>;
for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) drawing[name] ??= class {};

const assets = (folder: string) =>
  fileURLToPath(new URL(`../../${folder}/`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')));

/**
 * Reads strictly first; a file that only opens leniently is read and marked damaged. Never throws: a PDF that cannot
 * be read is unread, with the reason.
 */
export async function readPdf(bytes: Buffer): Promise<Opened> {
  try {
    return await textLayer(bytes, true);
  } catch (strict) {
    if (isPassword(strict)) return { text: null, unread: 'encrypted' };
  }
  try {
    const lenient = await textLayer(bytes, false);
    return { ...lenient, marks: ['damaged', ...(lenient.marks ?? [])] };
  } catch {
    return { text: null, unread: 'damaged' };
  }
}

async function textLayer(bytes: Buffer, strict: boolean): Promise<Opened> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const settings: DocumentInitParameters = {
    // pdf.js takes the buffer it is given for itself, and a second reading needs it again.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    stopAtErrors: strict,
    verbosity: 0,
    maxImageSize: 40_000_000,
    standardFontDataUrl: assets('standard_fonts'),
    cMapUrl: assets('cmaps'),
    cMapPacked: true,
    useSystemFonts: false,
    wasmUrl: assets('wasm'),
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  };
  const task = getDocument(settings);
  try {
    return await pagesOf(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** One reader of characters for all scanned pages of a file, started only when there is one. */
class Scans {
  pages = 0;
  isCut = false;
  private reader: OcrReader | undefined;

  async read(page: PDFPageProxy): Promise<string> {
    const picture = await pictureOf(page);
    if (!picture) return '';
    if (this.pages >= limits.scannedPages) {
      this.isCut = true;
      return '';
    }
    this.pages += 1;
    this.reader ??= await openOcr();
    return this.reader.read(picture.upright, picture.dotsAnInch);
  }

  async close(): Promise<void> {
    await this.reader?.close();
  }
}

async function pagesOf(document: PDFDocumentProxy): Promise<Opened> {
  const scans = new Scans();
  try {
    return await textsOf(document, scans);
  } finally {
    await scans.close();
  }
}

async function textsOf(document: PDFDocumentProxy, scans: Scans): Promise<Opened> {
  const layers = await document.getOptionalContentConfig();
  const pages: number[] = [];
  const hidden: HiddenRun[] = [];
  let text = '';
  let doubtful = false;
  const last = Math.min(document.numPages, limits.pages);
  for (let number = 1; number <= last && text.length <= limits.text; number++) {
    const page = await document.getPage(number);
    const seen = await pageTextOf(page, (group) => layers.isVisible(group));
    const scanned = isPicture(seen) ? await scans.read(page) : '';
    page.cleanup();
    pages.push(text.length);
    const shown = seen.text.trimEnd();
    for (const run of seen.hidden) hidden.push({ ...run, at: text.length + Math.min(run.at, shown.length) });
    text += `${shown}\n\n${scanned}`;
    doubtful ||= seen.doubtful;
  }
  if (text.trim() === '') return { text: null, hidden, unread: 'no_text_layer' };
  const cut = pages.length < document.numPages || scans.isCut;
  const marks: Part['marks'] = [
    ...(cut ? (['cut'] as const) : []),
    ...(doubtful ? (['text_not_shown'] as const) : []),
    ...(scans.pages > 0 ? (['read_by_ocr'] as const) : []),
  ];
  return { text, hidden, pages, unread: null, marks };
}

function isPassword(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}
