/** The sections of a printed form of the Union, `A.` to `L.`, wherever its lines break (Regulation 2023/1543, annexes I and II). */
import type { Place } from '../law/place.js';
import type { Passage } from './passage.js';

/** `Section A :`, `Section G (b)`, `A.`, `B)` at the head of a line or after the end of a sentence. */
const heading =
  /(?:^|\n\s*|[.;:)]\s+|\s{2,})(?:(?:SECTION|Section|ABSCHNITT|Abschnitt|SECCI[OÓ]N|Secci[oó]n|SEZIONE|Sezione|AFDELING|Afdeling|Deel|SEC[CÇ][AÃ]O|Sec[cç][aã]o|SEKCJA|Sekcja)\s+([A-M])(?:\s?(?:[.:)]|[-–—])(?=\s)|(?=\s?\())|([A-M])\s?(?:[.:)]|[-–—])(?=\s))|\s([A-M])[:)](?=\s)/g;

/** Each section by its letter, without its heading; letters that do not follow one another are no sections. */
export function sectionsOf({ text }: Pick<Passage, 'text'>): ReadonlyMap<string, Place> {
  const found: { letter: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(heading)) {
    const letter = match[1] ?? match[2] ?? match[3] ?? '';
    const last = found.at(-1)?.letter ?? '';
    const leap = letter.charCodeAt(0) - last.charCodeAt(0);
    // Within a line, only the letter that follows begins a section, or the next but one where a sentence ended.
    const isInside = !match[1] && match.index > 0 && !match[0].includes('\n');
    if (letter <= last || (match[3] && leap !== 1) || (isInside && leap > 3)) continue;
    found.push({ letter, start: match.index, end: match.index + match[0].length });
  }
  return new Map(
    found.map(({ letter, end }, index) => [letter, { start: end, end: found[index + 1]?.start ?? text.length }]),
  );
}

/** The folded words of one section; empty where the form has none. */
export function sectionIn(passage: Passage, letter: string): string {
  const place = sectionsOf(passage).get(letter);
  return place ? passage.folded.slice(place.start, place.end) : '';
}
