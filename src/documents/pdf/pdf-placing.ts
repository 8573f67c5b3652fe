/** Puts what forms and notes say where they stand in the text of a page. */
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';
import type { HiddenRun } from '../../domain/intake/message.js';
import type { Box } from '../scan/pdf-geometry.js';
import type { Note } from './pdf-notes.js';
import { NOTE_PLACE, type Parted } from './pdf-parting.js';

interface Item {
  readonly text: string;
  readonly box: Box;
  readonly endsLine: boolean;
}

/** Points by which what stands side by side may overlap. */
const TOLERANCE = 3;

/** The text layer line by line, with a place for each note, and the notes in the order of their places. */
export function withPlaces(content: TextContent, notes: readonly Note[]): { text: string; notes: readonly Note[] } {
  const items = itemsOf(content);
  const placed = notes
    .map((note) => ({ note, at: placeOf(note, items) }))
    .sort(
      (one, other) => one.at - other.at || other.note.box[3] - one.note.box[3] || one.note.box[0] - other.note.box[0],
    );
  let next = 0;
  let text = '';
  for (let index = 0; index <= items.length; index += 1) {
    for (; (placed[next]?.at ?? Number.POSITIVE_INFINITY) <= index; next += 1) text += NOTE_PLACE;
    text += items[index]?.text ?? '';
  }
  return { text, notes: placed.map(({ note }) => note) };
}

/** Each line end is an item of its own, so that a note can stand before it. */
function itemsOf({ items }: TextContent): Item[] {
  return items.flatMap((item): Item[] => {
    if (!('str' in item)) return [];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    const box: Box = [x, y, x + item.width, y + item.height];
    const end: Item[] = item.hasEOL ? [{ text: '\n', box, endsLine: true }] : [];
    return [{ text: item.str.replaceAll(NOTE_PLACE, '\ufffd'), box, endsLine: false }, ...end];
  });
}

/** The index of the item before which the note stands. */
function placeOf({ box, isBox }: Note, items: readonly Item[]): number {
  const written = items.map((item, index) => ({ ...item, index })).filter(({ text }) => text.trim() !== '');
  const line = written.filter((item) => isBeside(item.box, box));
  const left = nearest(
    line.filter((item) => item.box[2] <= box[0] + TOLERANCE),
    (item) => box[0] - item.box[2],
  );
  const right = nearest(
    line.filter((item) => item.box[0] >= box[2] - TOLERANCE),
    (item) => item.box[0] - box[2],
  );
  // A box belongs to the words after it, or, at the end of a line, to those before it.
  if (isBox && (right || left)) return (right ?? left)?.index ?? 0;
  if (left) return left.index + 1;
  if (right) return right.index;
  const above = nearest(
    written.filter((item) => item.box[1] >= box[3] - TOLERANCE),
    (item) => item.box[1] - box[3],
  );
  return above ? endOfLine(items, above.index) : 0;
}

function endOfLine(items: readonly Item[], from: number): number {
  const end = items.findIndex(({ endsLine }, index) => endsLine && index > from);
  return end < 0 ? items.length : end;
}

/** Whether they share a line: the middle of one is within the other. */
function isBeside(one: Box, other: Box): boolean {
  const middle = (box: Box) => (box[1] + box[3]) / 2;
  const within = (at: number, box: Box) => at >= box[1] && at <= box[3];
  return within(middle(one), other) || within(middle(other), one);
}

function nearest<T>(all: readonly T[], distance: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>((best, one) => (best && distance(best) <= distance(one) ? best : one), undefined);
}

/** Writes the notes at their places; hidden runs move with the text, and those of the notes join them. */
export function withNotes({ text, hidden }: Parted, notes: readonly Note[]): Parted {
  const pieces = text.split(NOTE_PLACE);
  const said = notes.map((note, index) => spaced(note, pieces[index]?.at(-1) ?? ''));
  const runs: HiddenRun[] = [];
  const left = [...hidden].reverse();
  let written = '';
  let read = 0;
  for (const [index, piece] of pieces.entries()) {
    for (let run = left.at(-1); run && run.at <= read + piece.length; run = left.at(-1)) {
      runs.push({ ...run, at: written.length + Math.max(0, run.at - read) });
      left.pop();
    }
    read += piece.length + NOTE_PLACE.length;
    written += piece + (said[index] ?? '');
    runs.push(...(notes[index]?.hidden ?? []).map((lost) => ({ ...lost, at: written.length })));
  }
  return { text: written, hidden: runs };
}

function spaced({ text, isInLine }: Note, before: string): string {
  if (text === '') return '';
  if (!isInLine) return `${before === '' || before === '\n' ? '' : '\n'}${text}\n`;
  return `${before === '' || /\s/.test(before) ? '' : ' '}${text} `;
}
