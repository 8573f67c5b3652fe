/** The text of a PDF page as a person sees it, and apart from it the words the page does not show. */
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { type Box, boxOf, nowhere } from '../scan/pdf-geometry.js';
import type { Drawing } from './page-drawing.js';
import { drawingOf } from './pdf-drawing.js';
import type { Font } from './pdf-ink.js';
import { type Judge, judgeOf } from './pdf-judge.js';
import { annotationOf, type Note, noteOf } from './pdf-notes.js';
import { hiddenOf, NOTE_PLACE, type Parted, partedText } from './pdf-parting.js';
import { withNotes, withPlaces } from './pdf-placing.js';

/** Its hidden runs have places in its text. */
export interface PageText extends Parted {
  /** True when it cannot be decided whether the page shows all of the text. */
  readonly doubtful: boolean;
  /** Letters of the page itself, without what is typed in its form or noted on it. */
  readonly letters: number;
  readonly notes: readonly Note[];
}

/** `isShown` says whether optional content of the document is on. */
export async function pageTextOf(page: PDFPageProxy, isShown: (group: unknown) => boolean): Promise<PageText> {
  const { OPS, normalizeUnicode } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const fontOf = (name: string) => fontUnits(page, name);
  const drawing = await drawingOf(page, { operations: OPS, isShown, fontOf });
  const view = boxOf(page.view) ?? nowhere;
  const judge = await judgeOf(page, drawing, view);
  const judged = judge.judged(drawing.words);
  const notes = await notesOf(page, drawing, judge, view);
  const layer = async (disableNormalization: boolean) =>
    withPlaces(await page.getTextContent({ disableNormalization }), notes);
  const isAllSeen = judged.every(({ why }) => why === null);
  const raw = isAllSeen ? null : await layer(true);
  const parted = raw && partedText(raw.text, judged);
  const { text, notes: inOrder } = await layer(false);
  const seen = parted ? inPlainLetters(parted, normalizeUnicode) : { text, hidden: hiddenOf(judged) };
  return {
    ...withNotes(seen, inOrder),
    letters: seen.text.replaceAll(NOTE_PLACE, '').trim().length,
    doubtful: judge.isDoubtful || (raw !== null && parted === null) || notes.some(({ doubtful }) => doubtful),
    notes,
  };
}
async function notesOf(page: PDFPageProxy, drawing: Drawing, judge: Judge, view: Box): Promise<Note[]> {
  const given = await page.getAnnotations({ intent: 'any' });
  const annotations = given.map(annotationOf).filter((one) => one !== null);
  return annotations.flatMap((annotation) => {
    const drawn = drawing.notes.get(annotation.id);
    const words = drawn && { words: judge.judged(drawn.words), isPainted: drawn.isPainted };
    const note = noteOf(annotation, words ?? null, view);
    return note.text === '' && note.hidden.length === 0 ? [] : [note];
  });
}

/** Ligatures and presentation forms as their letters; places follow. */
function inPlainLetters({ text, hidden }: Parted, plain: (text: string) => string): Parted {
  return { text: plain(text), hidden: hidden.map((run) => ({ ...run, at: plain(text.slice(0, run.at)).length })) };
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
