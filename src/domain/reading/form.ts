/** The sections of a printed form of the Union, `A.` to `L.`, wherever its lines break (Regulation 2023/1543, annexes I and II). */
import type { Place } from '../law/place.js';
import type { Passage } from './passage.js';
import { section } from './section-words.js';

/** `Section A :`, `Section G (b)`, `A.`, `B)` at the head of a line or after the end of a sentence. */
const heading = new RegExp(
  String.raw`(?:^|\n\s*|[.;:)]\s+|\s{2,})(?:${section}\s+([A-M])(?:\s?(?:[.:)]|[-–—])(?=\s)|(?=\s?\())|([A-M])\s?(?:[.:)]|[-–—])(?=\s))|\s([A-M])[:)](?=\s)`,
  'g',
);

/** `Section A   État d'émission` at the head of a line, with nothing but room, or the end of the line, behind the letter. */
const spaced = new RegExp(String.raw`(?:^|\n)[ \t]*${section}[ \t]+([A-M])(?=[ \t,\n])`, 'g');

/** A letter alone at the head of a line, as in `A  Issuing State: …`. */
const bare = /(?:^|\n)[ \t]*([A-M])[ \t]+(?=\S)/g;
/** Fewer may be the initials of names, or words. */
const LETTERS = 5;

/** Each section by its letter, without its heading; letters that do not follow one another are no sections. */
export function sectionsOf(passage: Pick<Passage, 'text'>): ReadonlyMap<string, Place> {
  const titled = titledSectionsOf(passage);
  if (titled.size >= LETTERS) return titled;
  const others = [spaced, bare].map((finder) => placesOf(passage.text, lettersOf(passage.text, finder)));
  return others.find(({ size }) => size >= LETTERS) ?? titled;
}

interface Heading {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

function lettersOf(text: string, finder: RegExp): Heading[] {
  const found: Heading[] = [];
  for (const match of text.matchAll(finder)) {
    const letter = match[1] ?? '';
    const wanted = found.length === 0 ? 'A' : String.fromCharCode((found.at(-1)?.letter.charCodeAt(0) ?? 0) + 1);
    if (letter === wanted) found.push({ letter, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

const placesOf = (text: string, found: readonly Heading[]): Map<string, Place> =>
  new Map(found.map(({ letter, end }, index) => [letter, { start: end, end: found[index + 1]?.start ?? text.length }]));

function titledSectionsOf({ text }: Pick<Passage, 'text'>): ReadonlyMap<string, Place> {
  const found: Heading[] = [];
  for (const match of text.matchAll(heading)) {
    const letter = match[1] ?? match[2] ?? match[3] ?? '';
    const last = found.at(-1)?.letter ?? '';
    const leap = letter.charCodeAt(0) - last.charCodeAt(0);
    // Within a line, only the letter that follows begins a section, or the next but one where a sentence ended.
    const isInside = !match[1] && match.index > 0 && !match[0].includes('\n');
    if (letter <= last || (match[3] && leap !== 1) || (isInside && leap > 3)) continue;
    found.push({ letter, start: match.index, end: match.index + match[0].length });
  }
  return placesOf(text, found);
}

/** The folded words of one section; empty where the form has none. */
export function sectionIn(passage: Passage, letter: string): string {
  const place = sectionsOf(passage).get(letter);
  return place ? passage.folded.slice(place.start, place.end) : '';
}
