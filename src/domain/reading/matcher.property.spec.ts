/** The matcher against one that tries every phrase at every word. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matcherOf } from './matcher.js';
import { type Gap, type PhraseWord, phraseOf, tidied } from './phrase.js';
import { type TextWord, wordsOf } from './text-words.js';

type Part = (PhraseWord & { readonly signs: string }) | Gap;

/** Every plain sequence that a phrase stands for. */
function plain(phrase: string): Part[][] {
  return phraseOf(phrase, {}).flatMap((path) =>
    path
      .reduce<{ parts: Part[]; signs: string }[]>(
        (all, segment) =>
          all.flatMap(({ parts, signs }) =>
            segment.map(({ parts: own, behind }) => {
              if (own.length === 0) return { parts, signs: signs + behind };
              const said = own.map((part, at): Part => {
                if ('gap' in part) return part;
                return { ...part, signs: at === 0 ? tidied(`${signs} `) : part.before };
              });
              return { parts: [...parts, ...said], signs: behind };
            }),
          ),
        [{ parts: [], signs: '' }],
      )
      .map(({ parts }) => parts),
  );
}

const says = ({ open, text }: PhraseWord, word: string): boolean => {
  if (open === 'any') return true;
  if (open === 'number') return /^\p{N}/u.test(word);
  if (open === 'end') return word.startsWith(text);
  if (open === 'start') return word.endsWith(text);
  return open === 'both' ? word.includes(text) : word === text;
};

/** Where each way to say the parts ends, from a word on. */
function endsOf(parts: readonly Part[], words: readonly TextWord[], at: number, isFree: boolean): number[] {
  const [part, ...rest] = parts;
  if (!part) return [words[at - 1]?.end ?? 0];
  const word = words[at];
  if ('gap' in part) {
    const passed =
      part.gap > 0 && word && !word.begins ? endsOf([{ gap: part.gap - 1 }, ...rest], words, at + 1, true) : [];
    return [...endsOf(rest, words, at, true), ...passed];
  }
  if (!word || !says(part, word.text)) return [];
  return (isFree ? !word.begins : word.before === part.signs) ? endsOf(rest, words, at + 1, false) : [];
}

/** A phrase that ends at a place counts from its earliest start. */
function fromTheEarliest(
  all: readonly { readonly number: number; readonly start: number; readonly end: number }[],
): string[] {
  const earliest = new Map<string, number>();
  for (const { number, start, end } of all) {
    const key = `${number} ${end}`;
    earliest.set(key, Math.min(start, earliest.get(key) ?? start));
  }
  return [...earliest].map(([key, start]) => `${key} ${start}`).sort();
}

function naive(phrases: readonly string[], text: string): string[] {
  const words = [...wordsOf(text)];
  const all = phrases.flatMap((phrase, number) =>
    plain(phrase).flatMap(([first, ...rest]) =>
      words.flatMap(({ text: word, start }, at) => {
        if (!first || 'gap' in first || !says(first, word)) return [];
        return endsOf(rest, words, at + 1, false).map((end) => ({ number, start, end }));
      }),
    ),
  );
  return fromTheEarliest(all);
}

const word = fc.constantFrom('a', 'b', 'ab', 'ba', 'c');
const group = fc.tuple(word, word).map(([one, other]) => `(${one}|${other})`);
const maybe = word.map((one) => `[${one}]`);
const open = word.chain((one) => fc.constantFrom(`${one}*`, `*${one}`, `*${one}*`));
const later = fc.oneof(word, group, maybe, open, fc.constantFrom('*', '..1', '..2', '...', 'a, b', '[a,] b'));
const phrase = fc
  .tuple(fc.oneof(word, group), fc.array(later, { maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest].join(' '));
const near = fc.tuple(phrase, phrase).map(([one, other]) => `${one} ~2 ${other}`);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', ', ', '. ', ' ; ', ' : ')), { maxLength: 14 })
  .map((pairs) => pairs.flat().join(''));

it('the matcher finds what a search of every phrase at every word finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: phrase }, near), { minLength: 1, maxLength: 4 }),
      text,
      (phrases, said) => {
        const found = matcherOf(phrases.map((one, what) => ({ what, phrases: [one] }))).all(said);
        expect(fromTheEarliest(found.map(({ what, ...place }) => ({ number: what, ...place })))).toEqual(
          naive(phrases, said),
        );
      },
    ),
    { numRuns: 500 },
  );
});
