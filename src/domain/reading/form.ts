/** The sections of a printed form of the Union, `A.` to `L.`, wherever its lines break (Regulation 2023/1543, annexes I and II). */
import type { Place } from '../law/place.js';
import type { Passage } from './passage.js';
import { section } from './section-words.js';

/** `Section A :`, `Section G (b)`, `A.`, `B)` at the head of a line or after the end of a sentence. */
const heading = new RegExp(
  String.raw`(?:^|\n\s*|[.;:)]\s+|\s{2,})(?:${section}\s+([A-M])(?:\s?(?:[.:)]|[-–—])(?=\s)|(?=\s?\())|([A-M])\s?(?:[.:)]|[-–—])(?=\s))|\s([A-M])[:)](?=\s)`,
  'g',
);

/** `Section A   État d'émission`, with nothing but spaces, or the end of the line, after the letter. */
const spaced = new RegExp(String.raw`(?:(?:^|\n)[ \t]*|[ \t])${section}[ \t]+([A-M])(?=[ \t,\n])`, 'g');

/** A letter alone at the head of a line, as in `A  Issuing State: …`, or after spaces: `J  n/a   K  n/a`. */
const bare = /(?:(?:^|\n)[ \t]*|[ \t]{2,})([A-M])[ \t]+(?=\S)/g;
/** Fewer letters may be initials or words. */
const LETTERS = 5;
/** Sections that do not apply are left out, three in a row at most: annex II ends with few. */
const LEFT_OUT = 3;

/** Each section by its letter, without its heading; letters that do not follow one another are no sections. */
export function sectionsOf(passage: Pick<Passage, 'text'>): ReadonlyMap<string, Place> {
  const titled = titledSectionsOf(passage);
  const others = [spaced, bare].map((finder) => placesOf(passage.text, lettersOf(passage.text, finder)));
  // The same form has one kind of heading: the one found most often.
  return others.reduce<ReadonlyMap<string, Place>>(
    (best, one) => (one.size >= LETTERS && one.size > best.size ? one : best),
    titled,
  );
}

interface Heading {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/** From A on. Within a line only the next letter begins a section. */
function lettersOf(text: string, finder: RegExp): Heading[] {
  const found: Heading[] = [];
  for (const match of text.matchAll(finder)) {
    const letter = match[1] ?? '';
    const before = found.at(-1)?.letter ?? '@';
    const leap = letter.charCodeAt(0) - before.charCodeAt(0);
    const isAtHead = match.index === 0 || match[0].includes('\n');
    const most = isAtHead && found.length > 0 ? LEFT_OUT : 1;
    if (leap >= 1 && leap <= most) found.push({ letter, start: match.index, end: match.index + match[0].length });
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

/** True of a form as it is printed: lines to fill in, and no box ticked. */
export const isLeftBlank = ({ text }: Pick<Passage, 'text'>): boolean =>
  (text.match(/_{3,}|\.{5,}|…{2,}/g)?.length ?? 0) >= LETTERS && !/☒|☑|■|✓|✔|\[[xX✓✔]\]|\([xX]\)/.test(text);
