/** What a search that finds nothing probably meant: a reference as it is written, or public words one or two slips away. */
import { slipsBetween } from '../domain/kernel/slips.js';
import { fold } from '../domain/law/fold.js';

/** A reference as people shorten and misread it: without its letters, its hyphens or its zeros, O for 0, I or l for 1. */
const REFERENCE = /^(?:grf)?[\s._/-]*(20\d{2})[\s._/-]*([\doil]{1,6})(?:[\s._/-]+(\d{1,2}))?$/i;
const DIGITS_OF_A_NUMBER = 6;

/** Shorter words are near too many others. */
const SHORTEST = 4;
/** From this length on, two slips are forgiven. */
const LONG = 8;
const LETTERS = /^\p{L}+$/u;

const plain = (text: string): string => fold(text.normalize('NFC').toLowerCase());

/** The words of public names by which a search may be corrected: letters alone, folded. */
export const publicWords = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => plain(name).split(/[^\p{L}]+/u)).filter((word) => word.length >= SHORTEST));

/** The reference that a text means and does not write; null for any other text. */
export function referenceMeant(text: string): string | null {
  const [, year = '', number = '', part] = REFERENCE.exec(text.trim()) ?? [];
  if (number === '') return null;
  const digits = number.toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1').padStart(DIGITS_OF_A_NUMBER, '0');
  const written = ['GRF', year, digits, ...(part ? [part] : [])].join('-');
  return written === text.trim().toUpperCase() ? null : written;
}

/**
 * The corrected search, or null where nothing of it is near anything known. A word that is known stays; of several that are
 * equally near, the one with the same first letter is taken, then the first of the alphabet.
 */
export function forgiven(text: string, known: ReadonlySet<string>): string | null {
  const words = text.trim().split(/\s+/);
  const corrected = words.map((word) => nearest(plain(word), known) ?? word);
  return corrected.some((word, at) => word !== words[at]) ? corrected.join(' ') : null;
}

function nearest(word: string, known: ReadonlySet<string>): string | null {
  if (word.length < SHORTEST || !LETTERS.test(word) || known.has(word)) return null;
  const most = word.length < LONG ? 1 : 2;
  const near = [...known]
    .map((other) => ({ other, slips: slipsBetween(word, other, most), sameStart: other[0] === word[0] }))
    .filter(({ slips }) => slips <= most)
    .sort(
      (left, right) =>
        left.slips - right.slips ||
        Number(right.sameStart) - Number(left.sameStart) ||
        (left.other < right.other ? -1 : 1),
    );
  return near[0]?.other ?? null;
}
