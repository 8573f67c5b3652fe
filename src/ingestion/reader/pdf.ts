/** The text layer of a PDF. A text layer is a claim of its author: what the page shows is for people to compare. */

import { fileURLToPath } from 'node:url';
import type {
  DocumentInitParameters,
  PDFDocumentProxy,
  PDFPageProxy,
  TextContent,
} from 'pdfjs-dist/types/src/display/api.js';
import type { Part } from '../../domain/intake/message.js';
import { limits } from './limits.js';
import { type OcrReader, openOcr } from './ocr.js';
import type { Opened } from './opened.js';
import { FEW_LETTERS, pictureOf } from './pdf-scan.js';
import { hidesText } from './pdf-shown.js';

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
  const pages: number[] = [];
  const texts: string[] = [];
  let length = 0;
  let hides = false;
  const last = Math.min(document.numPages, limits.pages);
  for (let number = 1; number <= last && length <= limits.text; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    hides ||= await hidesText(page, content);
    const layer = pageText(content);
    const text = layer.trim().length < FEW_LETTERS ? layer + (await scans.read(page)) : layer;
    page.cleanup();
    pages.push(length);
    texts.push(text);
    length += text.length;
  }
  if (texts.every((text) => text.trim() === '')) return { text: null, unread: 'no_text_layer' };
  const cut = pages.length < document.numPages || scans.isCut;
  const marks: Part['marks'] = [
    ...(cut ? (['cut'] as const) : []),
    ...(hides ? (['text_not_shown'] as const) : []),
    ...(scans.pages > 0 ? (['read_by_ocr'] as const) : []),
  ];
  return { text: texts.join(''), pages, unread: null, marks };
}

function pageText({ items }: TextContent): string {
  const runs = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
  return `${runs.join('').trimEnd()}\n\n`;
}

function isPassword(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}
