/** Whether a clause affirms what it speaks of, denies it, or leaves it open: the one place that distinguishes a no from a yes. */
import type { Finder } from './finder.js';
import { sectionsOf } from './form.js';
import type { Lexicon } from './lexicon.js';
import type { Passage } from './passage.js';

/** The folded words of a sentence, and the same words as they are printed. */
export interface Clause {
  readonly said: string;
  readonly printed: string;
}

export type Stance = 'affirmed' | 'denied' | 'open';

/** The sentences of a passage that begin in the section of this letter; all where no letter is given, none where the form lacks it. */
export function clausesOf(passage: Passage, letter?: string): Clause[] {
  const place = letter === undefined ? { start: 0, end: passage.text.length } : sectionsOf(passage).get(letter);
  if (!place) return [];
  // The colon of a title with nothing behind it is taken for the end of a sentence before the next section.
  const last = /[:=]/.test(passage.text.charAt(place.end)) ? place.end + 1 : place.end;
  return passage.sentences
    .map(({ start, end }) => ({ start: Math.max(start, place.start), end: Math.min(end, last) }))
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({ said: passage.folded.slice(start, end), printed: passage.text.slice(start, end) }))
    .filter(({ said }) => said.trim() !== '');
}

/**
 * What a clause says of its subject. A word that puts it off goes before a word that denies it: "not yet" is open. Whatever
 * denies, in any language recognised, anywhere in the clause, denies: a yes must be free of every doubt.
 */
export function stanceOf({ said, printed }: Clause, lexicon: Lexicon): Stance {
  const told = without(said, lexicon.concepts.harmless);
  if (isDeferred(told, lexicon) || isBlank(said, printed)) return 'open';
  return isDenied(told, lexicon) ? 'denied' : 'affirmed';
}

/** True of words in which nothing denies and nothing defers. */
export const isAffirmed = (folded: string, lexicon: Lexicon): boolean =>
  stanceOf({ said: folded, printed: '' }, lexicon) === 'affirmed';

/** A word that says no, or words struck out. */
export const isDenied = (folded: string, { concepts }: Lexicon): boolean =>
  concepts.denying.in(folded) || /~~|[\u0335\u0336]/.test(folded);

/** A word that puts off, a line left to fill in, or a question. */
export const isDeferred = (folded: string, { concepts }: Lexicon): boolean =>
  concepts.deferring.in(folded) || /_{3,}|\.{4,}|…{2,}|\?/.test(folded);

/** The words without what the finders find, each place of which becomes spaces. */
export const without = (said: string, ...finders: readonly Finder[]): string =>
  finders
    .flatMap((finder) => finder.all(said))
    .reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), said);

/** Folded words between two stops, two letters or two ticked boxes of a form. */
export const clausesIn = (said: string): string[] => said.split(/[.;!?]|\([a-h]\)|☒|☑|■|✓|✔|\[x\]/);

/** `Validated by:`, `Judge: –`, `Judge [ ]`: a field with nothing behind its title, or a box that is not ticked behind its words. */
function isBlank(said: string, printed: string): boolean {
  return /[:=][^\p{L}\p{N}]*$/u.test(said) || /(?:[☐□▢⬜]|\[[ _]\]|\([ _]\))[\s.,;]*$/.test(printed);
}
