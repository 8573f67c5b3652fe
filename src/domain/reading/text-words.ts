/** The words of a folded text, with what stands between them. */
import type { Place } from '../law/place.js';
import { tidied, wordPattern } from './phrase.js';

export interface TextWord extends Place {
  readonly text: string;
  /** The signs before it, tidied; a line break where more stand there than between two words of a phrase. */
  readonly before: string;
  /** True where a sentence ended before it. */
  readonly begins: boolean;
}

/** Between two words of a phrase: more signs than that are between two phrases. */
const SIGNS = 4;
/** A full stop behind a single letter, or inside a number or an address, ends no sentence: “M. Durand”, “26.11”. */
const ending = /[.;]/;

/** Texts that were cut before: every concept searches the same ones. A text longer than `LONG` characters is cut each time. */
const kept = new Map<string, readonly TextWord[]>();
const LONG = 100_000;
/** Characters of all texts kept; beyond it, all are removed. */
const KEPT = 400_000;
let characters = 0;

export function wordsOf(folded: string): Iterable<TextWord> {
  const known = kept.get(folded);
  if (known || folded.length > LONG) return known ?? cut(folded);
  characters += folded.length;
  if (characters > KEPT) {
    kept.clear();
    characters = folded.length;
  }
  const words = [...cut(folded)];
  kept.set(folded, words);
  return words;
}

function* cut(folded: string): Generator<TextWord> {
  let end = 0;
  let last = '';
  for (const { 0: text, index: start } of folded.matchAll(wordPattern)) {
    const signs = folded.slice(end, start);
    const isInside = signs === '.' || (last.length === 1 && signs.trim() === '.');
    yield { text, start, end: start + text.length, before: signsOf(signs), begins: ending.test(signs) && !isInside };
    end = start + text.length;
    last = text;
  }
}

function signsOf(signs: string): string {
  if (signs === ' ' || signs === '') return signs;
  const tidy = tidied(signs);
  return tidy.length <= SIGNS ? tidy : '\n';
}
