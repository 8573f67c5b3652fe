/** The text of a PDF: what its pages show of their text layer, and what their pictures say. */

import { fileURLToPath } from 'node:url';
import type { DocumentInitParameters, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { HiddenRun, Mark } from '../../domain/intake/message.js';
import { limits } from '../result/limits.js';
import type { Opened } from '../result/opened.js';
import { MOST_PIXELS } from '../scan/collage.js';
import type { Scans } from '../scan/scans.js';
import { scanOf } from './pdf-scan.js';
import { type PageText, pageTextOf } from './pdf-seen.js';

// pdf.js wants these names at import even when nothing is drawn.
const drawing = globalThis as Record<string, unknown>;
for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) drawing[name] ??= class {};

const assets = (folder: string) =>
  fileURLToPath(new URL(`../../${folder}/`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')));

/**
 * Reads strictly first; a file that only opens leniently is read and marked damaged. Never throws: a PDF that cannot
 * be read is unread, with the reason.
 */
export async function readPdf(bytes: Buffer, scans: Scans): Promise<Opened> {
  try {
    return await textLayer(bytes, scans, true);
  } catch (strict) {
    if (isPassword(strict)) return { text: null, unread: 'encrypted' };
  }
  try {
    const lenient = await textLayer(bytes, scans, false);
    return { ...lenient, marks: ['damaged', ...(lenient.marks ?? [])] };
  } catch {
    return { text: null, unread: 'damaged' };
  }
}

async function textLayer(bytes: Buffer, scans: Scans, strict: boolean): Promise<Opened> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const settings: DocumentInitParameters = {
    // pdf.js takes the buffer it is given for itself, and a second reading needs it again.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    stopAtErrors: strict,
    verbosity: 0,
    maxImageSize: MOST_PIXELS,
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
    return await pagesOf(await task.promise, scans);
  } finally {
    await task.destroy();
  }
}

/** What has been read of a file, page by page. */
interface Pages {
  readonly begins: number[];
  readonly hidden: HiddenRun[];
  readonly marks: Set<Mark>;
  text: string;
}

async function pagesOf(document: PDFDocumentProxy, scans: Scans): Promise<Opened> {
  const optional = await document.getOptionalContentConfig();
  const pages: Pages = { begins: [], hidden: [], marks: new Set(), text: '' };
  const last = Math.min(document.numPages, limits.pages);
  for (let number = 1; number <= last && pages.text.length <= limits.text; number++) {
    const page = await document.getPage(number);
    await addPage(page, await pageTextOf(page, (group) => optional.isVisible(group)), scans, pages);
    page.cleanup();
  }
  if (pages.begins.length < document.numPages) pages.marks.add('cut');
  await addForm(document, pages);
  const { hidden, marks, text } = pages;
  if (text.trim() === '') return { text: null, hidden, unread: marks.has('cut') ? 'time' : 'no_text_layer' };
  return { text, pages: pages.begins, hidden, unread: null, marks: [...marks] };
}

/** A form in XFA is drawn by some readers instead of the pages; fields that lie on no page are seen in none. */
async function addForm(document: PDFDocumentProxy, into: Pages): Promise<void> {
  const { info } = await document.getMetadata();
  if ('IsXFAPresent' in info && info.IsXFAPresent === true) into.marks.add('page_unread');
  if (await document.getAttachments()) into.marks.add('files_unread');
  const fields = Object.values((await document.getFieldObjects()) ?? {}).flat() as { page?: number; value?: unknown }[];
  for (const { page = -1, value } of fields) {
    if (page >= 0 || typeof value !== 'string' || value.trim() === '') continue;
    into.marks.add('form_fields');
    into.hidden.push({ at: into.text.length, text: value, why: 'not_displayed' });
  }
}

async function addPage(page: PDFPageProxy, layer: PageText, scans: Scans, into: Pages): Promise<void> {
  const scan = await scanOf(page, layer.letters, scans);
  const scanned = scan?.scanned;
  const isRead = scanned?.outcome === 'read';
  if (isRead) into.marks.add('read_by_ocr');
  if (layer.doubtful) into.marks.add('text_not_shown');
  for (const { isField } of layer.notes) into.marks.add(isField ? 'form_fields' : 'notes');
  if (scanned?.outcome === 'spent') into.marks.add('cut');
  if (scanned?.outcome === 'unread' || scan?.isWhole === false) into.marks.add('page_unread');
  const text = layer.text.trimEnd();
  for (const run of layer.hidden) {
    into.hidden.push({ ...run, at: into.text.length + Math.min(run.at, text.length) });
  }
  into.begins.push(into.text.length);
  into.text += `${text}\n\n${isRead ? scanned.text : ''}`;
}

function isPassword(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}
