/** Phrases as a jurist writes them in the lexicon, and the sequences of words that each stands for. */
import { fold } from '../law/fold.js';

/** One word of a phrase, with the signs that stand before it. */
export interface PhraseWord {
  /** Folded and tidied. Empty for the first word of a segment. */
  readonly before: string;
  readonly text: string;
  /** Where further letters may stand: behind `word*`, before `*word`, around `*word*`; any word for `*`, any number for `#`. */
  readonly open: 'no' | 'end' | 'start' | 'both' | 'any' | 'number';
}
/** Up to so many words that do not leave the sentence. */
export interface Gap {
  readonly gap: number;
}
/** One way to say a segment, and the signs behind its last word. */
export interface Variant {
  readonly parts: readonly (PhraseWord | Gap)[];
  readonly behind: string;
}
/** What stands between two spaces of a written phrase. A phrase is its segments in a row, each in any of its variants. */
export type Segment = readonly Variant[];

/** Lists of phrases that others name, such as `{states}`. */
export type PhraseLists = Readonly<Record<string, readonly string[]>>;

/** Variants of one segment, and words of one phrase. */
const VARIANTS = 2_000;
const WORDS = 16;
/** Words of the longest gap: `...`, the rest of a sentence. */
export const LONGEST_GAP = 60;

/** A word is a run of letters and digits; languages that write no spaces have a word a character. */
export const wordPattern = /(?:(?!\p{Script=Han})[\p{L}\p{N}])+|\p{Script=Han}/gu;

/** Signs between two words as they are compared: one space for many, none before a comma or behind an apostrophe, no bracket that opens. */
export const tidied = (signs: string): string =>
  signs
    .replace(/ \(| +/g, ' ')
    .replace(/ ([,;:])/g, '$1')
    .replaceAll("' ", "'");

/**
 * The ways a written phrase may be said, two for one with `~`. `(a|b)` is one of them, `[a|b]` one of them or nothing, `{list}`
 * one of a list, `word*`, `*word` and `*word*` leave ends open, `*` is any word, `#` any number, `..3` are up to three words of
 * the sentence, `...` is any part of it, `a ~3 b` is a and b in either order with up to three words between. Case and accents
 * count for nothing. Throws a RangeError that says what to correct.
 */
export function phraseOf(written: string, lists: PhraseLists): readonly (readonly Segment[])[] {
  const [first = '', gap, second, more] = written.split(/ ~([1-9]) /);
  if (more !== undefined) throw new RangeError(`"${written}": only one "~" can stand in a phrase: split it`);
  const one = segmentsOf(first, lists);
  if (gap === undefined || second === undefined) return [checked(one, written)];
  const other = segmentsOf(second, lists);
  const between: Segment = [{ parts: [{ gap: Number(gap) }], behind: '' }];
  return [
    [...one, between, ...other],
    [...other, between, ...one],
  ].map((segments) => checked(segments, written));
}

function segmentsOf(written: string, lists: PhraseLists): Segment[] {
  return new Expansion(written.replace(/\s+/g, ' ').trim(), lists).segments().map((variants) => {
    const unique = [...new Set(variants.map((variant) => fold(variant.normalize('NFC'))))];
    return unique.map(variantOf);
  });
}

function checked(segments: readonly Segment[], written: string): readonly Segment[] {
  const canBeNothing = (segment: Segment): boolean => segment.some(({ parts }) => parts.length === 0);
  const firsts = segments.slice(0, segments.findIndex((segment) => !canBeNothing(segment)) + 1);
  const isWord = ({ parts: [first] }: Variant): boolean =>
    !first || (!('gap' in first) && /\p{L}|\p{N}/u.test(first.text));
  if (firsts.length === 0 || !firsts.flat().every(isWord))
    throw new RangeError(`"${written}": it must begin with a word`);
  if (segments.some((segment, at) => segment.some(endsInSigns) && mayStop(segments.slice(at + 1))))
    throw new RangeError(`"${written}": a sign counts only before a word: write "*" for any word behind it`);
  const words = segments.map((segment) =>
    Math.max(...segment.map(({ parts }) => parts.filter((one) => !('gap' in one)).length)),
  );
  if (words.reduce((sum, count) => sum + count, 0) > WORDS)
    throw new RangeError(`"${written}": more than ${WORDS} words: shorten it`);
  return segments;
}

const endsInSigns = ({ behind }: Variant): boolean => behind.trim() !== '' && behind !== "'";
const mayStop = ([next, ...rest]: readonly Segment[]): boolean =>
  next === undefined || next.some(({ parts: [first] }) => (first === undefined ? mayStop(rest) : 'gap' in first));

/** Signs that stand for themselves in every part of a phrase. */
const ordinary = /[^()[\]{}| ]*/y;

class Expansion {
  private at = 0;

  constructor(
    private readonly written: string,
    private readonly lists: PhraseLists,
  ) {}

  /** The texts of each segment. */
  segments(): string[][] {
    const all = [this.sequence(' ')];
    while (this.written[this.at] === ' ') {
      this.at += 1;
      all.push(this.sequence(' '));
    }
    if (this.at < this.written.length) throw this.fault(`"${this.written[this.at]}" closes nothing`);
    return all;
  }

  /** Alternatives up to the sign that closes them, which is left. */
  choices(closing: string): string[] {
    const all = this.sequence(closing);
    while (this.written[this.at] === '|') {
      this.at += 1;
      all.push(...this.sequence(closing));
    }
    return all;
  }

  private sequence(closing: string): string[] {
    let all = [''];
    while (this.at < this.written.length && !`|${closing}`.includes(this.written[this.at] ?? '')) {
      const parts = this.part();
      if (all.length * parts.length > VARIANTS)
        throw this.fault(`a part of it between spaces stands for more than ${VARIANTS} phrases: split it`);
      all = all.flatMap((before) => parts.map((part) => before + part));
    }
    return all;
  }

  private part(): string[] {
    const sign = this.written[this.at++] ?? '';
    if (sign === '(') return this.closed(')');
    if (sign === '[') return [...this.closed(']'), ''];
    if (sign === '{') return this.listed();
    if (')]}'.includes(sign)) throw this.fault(`"${sign}" closes nothing`);
    ordinary.lastIndex = this.at;
    const [run = ''] = ordinary.exec(this.written) ?? [];
    this.at += run.length;
    return [sign + run];
  }

  private closed(closing: string): string[] {
    const all = this.choices(closing);
    if (this.written[this.at] !== closing) throw this.fault(`"${closing}" is missing`);
    this.at += 1;
    return all;
  }

  private listed(): string[] {
    const end = this.written.indexOf('}', this.at);
    if (end < 0) throw this.fault('"}" is missing');
    const name = this.written.slice(this.at, end);
    this.at = end + 1;
    const list = this.lists[name];
    if (!list) throw this.fault(`no list is named {${name}}`);
    return list.flatMap((phrase) => new Expansion(phrase, {}).choices(''));
  }

  private fault(reason: string): RangeError {
    return new RangeError(`"${this.written}": ${reason}`);
  }
}

const token = /\.\.[1-9]\d?|\.\.\.|#|\*?(?:(?:(?!\p{Script=Han})[\p{L}\p{N}])+|\p{Script=Han})\*?|\*/gu;

function variantOf(folded: string): Variant {
  let end = 0;
  const parts = [...folded.matchAll(token)].map(({ 0: found, index }): PhraseWord | Gap => {
    const before = end === 0 ? '' : tidied(folded.slice(end, index));
    end = index + found.length;
    if (found.startsWith('..')) return { gap: Math.min(Number(found.slice(2)) || LONGEST_GAP, LONGEST_GAP) };
    return { before, text: found.replaceAll(/[*#]/g, ''), open: opening(found) };
  });
  return { parts, behind: folded.slice(end) };
}

function opening(found: string): PhraseWord['open'] {
  if (found === '*') return 'any';
  if (found === '#') return 'number';
  if (found.startsWith('*')) return found.endsWith('*') ? 'both' : 'start';
  return found.endsWith('*') ? 'end' : 'no';
}
