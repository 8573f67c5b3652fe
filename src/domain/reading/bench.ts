/**
 * Recognises a court, a prosecutor or the police by a letterhead, in many languages. Which authority it is, is read
 * elsewhere.
 */
import type { Countries } from './countries.js';
import type { Issuer } from './country.js';
import type { Finder } from './finder.js';
import type { Lexicon } from './lexicon.js';
import { linesOf, type Passage } from './passage.js';

/** Lines of a letterhead, and the characters of the lines that name a town. */
const LINES = 6;
const HEAD = 500;
const LINE = 110;

/** True where a line at the head of a document begins with the name of a court, a prosecutor or a police. */
export const isHeadedByBench = (passage: Pick<Passage, 'text' | 'folded'>, { concepts }: Lexicon): boolean =>
  linesOf(passage)
    .slice(0, LINES)
    .some(
      (line) =>
        line.length <= LINE && (begins(line, concepts['authority-heading']) || concepts['authority-line'].in(line)),
    );

const begins = (line: string, heading: Finder): boolean => heading.first(line)?.start === 0;

/** The State whose court, prosecutor or police heads a document that gives its name or a town of it; null when none is found. */
export function benchOf(passage: Passage, lexicon: Lexicon): Issuer | null {
  if (!isHeadedByBench(passage, lexicon)) return null;
  const { countries } = lexicon;
  const head = passage.folded.slice(0, HEAD);
  return stateOf(
    countries.abroadIn(head) ?? countries.memberIn(head, 'FR') ?? countries.memberOfTownIn(head),
    countries,
  );
}

/** An authority of this State, of which nothing else is known. */
export function stateOf(country: string | null, countries: Countries): Issuer | null {
  const zone = country === null ? null : countries.zoneOf(country);
  return zone && { zone, country, kind: 'unknown' };
}
