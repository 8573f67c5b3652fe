/** The part of a passage that may ask for data: without names of accounts, refusals and exceptions. */
import type { Place } from '../law/place.js';
import type { Finder } from './finder.js';
import { identifiersIn } from './identifier.js';
import type { Lexicon } from './lexicon.js';
import type { Passage } from './passage.js';

/** The folded text with names of accounts and every sentence that asks for nothing blanked, and the tail of those that make an exception. */
export function keptText(passage: Passage, lexicon: Lexicon): string {
  const { concepts } = lexicon;
  const unboxed = passage.folded.replaceAll(tick, (box) => ' '.repeat(box.length));
  const silent = concepts['field-not-asked'].all(unboxed).reduce(blank, passage.folded);
  const spoken = identifiersIn(passage, lexicon).reduce((text, { place }) => blank(text, place), silent);
  return passage.sentences.reduce((text, sentence) => {
    const said = passage.folded.slice(sentence.start, sentence.end);
    const refusal = concepts['not-asked'].first(said);
    if (refusal)
      return blank(text, {
        start: sentence.start + lineOf(passage.text.slice(sentence.start, sentence.end), refusal.start),
        end: sentence.end,
      });
    const exception = firstOf(said, concepts.excepting);
    if (exception !== null)
      return withoutException(text, { start: sentence.start + exception, end: sentence.end }, lexicon);
    const beside = firstOf(said, concepts.beside);
    if (beside === null) return text;
    const length = firstOf(said.slice(beside), concepts.asking) ?? said.length - beside;
    return blank(text, { start: sentence.start + beside, end: sentence.start + beside + length });
  }, spoken);
}

/** `Content: [ ] yes [x] no` says what `Content: no` says. */
const tick = /[☒☑■✓✔]|\[x\]|\(x\)/g;

/**
 * The text without the exception. A bracket after it that lists other kinds of data explains the request itself, and
 * stays.
 */
function withoutException(text: string, place: Place, lexicon: Lexicon): string {
  const said = text.slice(place.start, place.end);
  const [head = said, bracket] = /^([^()]*)(\([^()]*\))/.exec(said)?.slice(1) ?? [];
  if (bracket === undefined || isSameKind(head, bracket, lexicon)) return blank(text, place);
  const end = place.start + head.length;
  return blank(blank(text, { start: place.start, end }), { start: end + bracket.length, end: place.end });
}

function isSameKind(one: string, other: string, { categories }: Lexicon): boolean {
  const [first, second] = [one, other].map((said) => categories.filter(([, finder]) => finder.in(said)));
  return !first?.length || !second?.length || second.some((kind) => first.includes(kind));
}

/** Where the clause at a place begins: the last line at or before it that opens with a capital, for a table has no stops. */
function lineOf(sentence: string, at: number): number {
  const heads = [...sentence.slice(0, at + 1).matchAll(/(?:^|\n)(?=[ \t]*[\p{Lu}|])/gu)];
  return heads.at(-1)?.index ?? 0;
}

function firstOf(said: string, finder: Finder): number | null {
  return finder.first(said)?.start ?? null;
}

export function sentenceOf(passage: Passage, place: Place): Place {
  return passage.sentences.find((sentence) => place.start < sentence.end) ?? place;
}

export function blank(text: string, { start, end }: Place): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
