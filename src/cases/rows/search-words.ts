/** From text to the lexemes it is found by: whole identifiers, words without accents, and their French and English stems. */
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { fold } from '../../domain/law/fold.js';

const SEPARATORS = /[\s"'<>()[\]{},;:=|!?«»/\\]+/;
const FIRST = /[\p{L}\p{N}+]/u;
const LAST = /[\p{L}\p{N}]/u;
const NOT_A_WORD = /[^\p{L}\p{N}]+/u;
/** Shorter ones are articles and initials: they find everything. */
const SHORTEST = 3;
const SHORTEST_NUMBER = 2;
const LONGEST = 200;
/** A telephone or account number, however it is spaced. */
const FEWEST_DIGITS = 6;

const plain = (text: string): string => fold(text.normalize('NFC').toLowerCase());
const pieces = (text: string): string[] => text.split(/\s+/).flatMap((piece) => bare(piece) || []);
const chunks = (text: string): string[] => text.split(SEPARATORS).flatMap((chunk) => bare(chunk) || []);

/** Without the signs around it. One pattern for both ends would take the square of a long run of signs. */
function bare(word: string): string {
  const start = word.search(FIRST);
  const characters = start < 0 ? [] : [...word.slice(start)];
  return characters.slice(0, characters.findLastIndex((character) => LAST.test(character)) + 1).join('');
}

function isKept(word: string): boolean {
  return word.length >= (/^\p{N}+$/u.test(word) ? SHORTEST_NUMBER : SHORTEST) && word.length <= LONGEST;
}

/** Snowball stems need accents, people leave them out: both ways meet in one of these. */
function stems(word: string): string[] {
  const folded = plain(word);
  return [...new Set([folded, plain(french(word.toLowerCase())), french(folded), english(folded)])];
}

function numberIn(text: string): string[] {
  const digits = text.replace(/[\s.()+-]/g, '');
  return /^\d+$/.test(digits) && digits.length >= FEWEST_DIGITS ? [digits] : [];
}

/** Every lexeme under which the text is found, without repetition. */
export function lexemesOf(text: string): string[] {
  const whole = [...pieces(text), ...chunks(text)].map(plain).filter(isKept);
  const words = chunks(text)
    .flatMap((chunk) => chunk.split(NOT_A_WORD))
    .filter(isKept);
  return [...new Set([...whole, ...words.flatMap(stems), ...numberIn(text)])];
}

/** A search in normal form: each asked word is met by one of its alternatives, an alternative by all of its lexemes. */
export type Asked = readonly (readonly (readonly string[])[])[];

/** What is searched for; empty when nothing typed is long enough to find anything. */
export function askedBy(text: string): Asked {
  const number = numberIn(text);
  if (number.length > 0) return [[number, pieces(text).map(plain)]];
  return pieces(text)
    .map((piece) => {
      const whole = plain(piece);
      const parts = chunks(piece)
        .flatMap((chunk) => chunk.split(NOT_A_WORD))
        .filter(isKept);
      if (parts.length === 1 && parts[0] === piece) return stems(piece).map((stem) => [stem]);
      return [...(isKept(whole) ? [[whole]] : []), ...(parts.length > 0 ? [parts.map(plain)] : [])];
    })
    .filter((alternatives) => alternatives.length > 0);
}
