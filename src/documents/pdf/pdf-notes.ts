/** What is typed in the form of a PDF page or noted on it (ISO 32000, 12.5 and 12.7), as far as a person sees it. */
import type { HiddenReason } from '../../domain/intake/message.js';
import { areaOf, type Box, boxOf, shared } from '../scan/pdf-geometry.js';
import { type Colour, contrast } from '../visible/colour.js';
import type { JudgedWord } from './pdf-parting.js';

/** What pdf.js tells of one annotation, as far as it is looked at. */
export interface Annotation {
  readonly id: string;
  readonly subtype: string;
  readonly box: Box;
  /** Hidden, not for the screen, or of a kind no reader knows (ISO 32000, 12.5.3). */
  readonly isHidden: boolean;
  readonly hasAppearance: boolean;
  readonly contents: string;
  /** Null when it is no field. */
  readonly field: Field | null;
  readonly size: number;
  readonly ink: Colour;
  readonly paper: Colour;
}

interface Field {
  readonly kind: 'text' | 'list' | 'password' | 'box' | 'other';
  readonly value: string;
  readonly isTicked: boolean;
}

/** What its own drawing shows; null when it has none. */
export interface Drawn {
  readonly words: readonly JudgedWord[];
  readonly isPainted: boolean;
}

export interface Note {
  readonly box: Box;
  /** In a line of the page; else on a line of its own. */
  readonly isInLine: boolean;
  readonly isBox: boolean;
  readonly isField: boolean;
  /** What a person sees; empty for nothing. */
  readonly text: string;
  readonly hidden: readonly { readonly text: string; readonly why: HiddenReason }[];
  /** True when what it holds is not what it shows: readers of PDF then differ. */
  readonly doubtful: boolean;
}

const SMALLEST = 2;
const LEAST_CONTRAST = 1.2;
const UNSEEN_FLAGS = 1 | 2 | 32;
const [TICKED, EMPTY] = ['☒', '☐'];

export function noteOf(annotation: Annotation, drawn: Drawn | null, page: Box): Note {
  const { field, box } = annotation;
  const isBox = field?.kind === 'box';
  const frame = { box, isInLine: field !== null, isBox, isField: field !== null };
  return { ...frame, ...(isBox ? tickOf(annotation, drawn, page) : wordsOf(annotation, drawn, page)) };
}

type Said = Pick<Note, 'text' | 'hidden' | 'doubtful'>;

const unseen = (text: string, why: HiddenReason): Said => ({
  text: '',
  hidden: text.trim() === '' ? [] : [{ text, why }],
  doubtful: false,
});

/** A box that is not seen, or says to be ticked and shows nothing, is no tick. */
function tickOf({ field, isHidden, box, hasAppearance }: Annotation, drawn: Drawn | null, page: Box): Said {
  const sign = field?.isTicked ? TICKED : EMPTY;
  if (isHidden || areaOf(shared(box, page)) === 0) return unseen(sign, 'not_displayed');
  const isShown = !hasAppearance || (drawn?.isPainted === true && drawn.words.every(({ why }) => why === null));
  return { text: sign, hidden: [], doubtful: field?.isTicked === true && !isShown };
}

function wordsOf(annotation: Annotation, drawn: Drawn | null, page: Box): Said {
  const { field, contents, isHidden } = annotation;
  const painted = drawn?.words ?? [];
  const held = field ? field.value : contents;
  if (isHidden || field?.kind === 'password') return unseen(apart([held, joined(painted)]), 'not_displayed');
  const isDrawn = painted.length > 0 || (annotation.hasAppearance && field !== null);
  if (!isDrawn) return ofReaderItself(annotation, held, page);
  const said = asDrawn(painted);
  if (isSame(held, joined(painted))) return said.hidden.length === 0 ? { ...said, text: held } : said;
  const differs = field !== null && field.kind !== 'other';
  const rest = unseen(held, differs ? 'not_displayed' : 'closed_note').hidden;
  return { ...said, hidden: [...said.hidden, ...rest], doubtful: differs };
}

/** Fields and free text without a drawing are drawn by the program that opens the file; other notes only open at a click. */
function ofReaderItself({ field, subtype, box, size, ink, paper }: Annotation, held: string, page: Box): Said {
  if (field === null && subtype !== 'FreeText') return unseen(held, 'closed_note');
  if (areaOf(shared(box, page)) === 0) return unseen(held, 'moved_away');
  if (size > 0 && size < SMALLEST) return unseen(held, 'tiny');
  if (contrast(ink, paper) < LEAST_CONTRAST) return unseen(held, 'same_colour');
  return { text: held, hidden: [], doubtful: false };
}

function asDrawn(words: readonly JudgedWord[]): Said {
  const lost = words.flatMap(({ letters, why }) => (why ? [{ text: letters, why }] : []));
  return { text: joined(words.filter(({ why }) => why === null)), hidden: lost, doubtful: false };
}

const joined = (words: readonly JudgedWord[]): string => words.map(({ letters }) => letters).join(' ');
const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');
const isSame = (one: string, other: string): boolean => lettersOf(one) === lettersOf(other);
const apart = ([held = '', painted = '']: readonly string[]): string =>
  isSame(held, painted) ? held : [held, painted].filter((text) => text !== '').join('\n');

type Given = Readonly<Record<string, unknown>>;

/** Null for what shows nothing of its own: links, and the windows of notes. */
export function annotationOf(given: unknown): Annotation | null {
  const data = given as Given;
  const box = boxOf(data.rect);
  const subtype = String(data.subtype);
  if (!box || subtype === 'Popup') return null;
  const { fontSize, fontColor } = (data.defaultAppearanceData ?? {}) as Given;
  return {
    id: String(data.id),
    subtype,
    box,
    isHidden: (Number(data.annotationFlags) & UNSEEN_FLAGS) !== 0 || data.hidden === true,
    hasAppearance: data.hasAppearance === true,
    contents: text((data.contentsObj as Given | undefined)?.str),
    field: subtype === 'Widget' ? fieldOf(data) : null,
    size: Number(fontSize ?? 0),
    ink: colourOf(fontColor) ?? [0, 0, 0, 1],
    paper: colourOf(data.backgroundColor) ?? [255, 255, 255, 1],
  };
}

function fieldOf(data: Given): Field {
  const { fieldType, fieldValue } = data;
  if (data.checkBox === true || data.radioButton === true) {
    const on = data.checkBox === true ? data.exportValue : data.buttonValue;
    return { kind: 'box', value: '', isTicked: typeof on === 'string' && fieldValue === on };
  }
  if (fieldType === 'Tx') {
    return { kind: data.password === true ? 'password' : 'text', value: text(fieldValue), isTicked: false };
  }
  return { kind: fieldType === 'Ch' ? 'list' : 'other', value: choiceOf(data), isTicked: false };
}

/** The choices made, as they are shown. */
function choiceOf({ fieldType, fieldValue, options }: Given): string {
  if (fieldType !== 'Ch') return '';
  const shown = (Array.isArray(options) ? options : []) as Given[];
  const values = [fieldValue].flat().filter((value) => typeof value === 'string');
  return values
    .map((value) => text(shown.find(({ exportValue }) => exportValue === value)?.displayValue) || value)
    .join(', ');
}

const text = (value: unknown): string => (typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n') : '');

function colourOf(given: unknown): Colour | null {
  const [red, green, blue] = ArrayBuffer.isView(given) ? Array.from(given as Uint8ClampedArray) : [];
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue, 1];
}
