/** Whether a text states what its words name, or denies it, awaits it or leaves it blank. */
import type { Place } from '../law/place.js';
import { isDenied, without } from './clause.js';
import type { Lexicon } from './lexicon.js';
import { type Passage, sentenceAround } from './passage.js';

/** A field left blank, what is denied and what is still awaited, is no authorisation. */
export function isGiven(passage: Passage, place: Place, lexicon: Lexicon): boolean {
  const around = passage.folded.slice(Math.max(0, place.start - LEAD), place.end + BEHIND);
  const isAwaited = lexicon.concepts['not-given'].in(around) || /_{3,}|\.{4,}|…{2,}/.test(around);
  return !isAwaited && isStated(passage, place, lexicon);
}

/** True where no word of its clause denies what stands there, or puts it off. */
export function isStated(passage: Passage, { start, end }: Place, lexicon: Lexicon): boolean {
  const { concepts } = lexicon;
  const { folded } = passage;
  const sentence = sentenceAround(passage, { start, end });
  const before =
    folded
      .slice(Math.max(sentence.start, start - NEAR), start)
      .split(/[,;:()]/)
      .at(-1) ?? '';
  const after = folded.slice(end, Math.min(sentence.end, end + NEAR)).split(/[,;()]/)[0] ?? '';
  const clause = without(before + folded.slice(start, end) + after, concepts.silence, concepts.harmless);
  return !isDenied(clause, lexicon) && !concepts['reason-awaited'].in(clause);
}
/** Characters around a place that belong to its clause. */
const NEAR = 60;
/** Characters behind a place that belong to the same field. */
const BEHIND = 40;

/** Characters before a place in which a word may deny it. */
const LEAD = 20;
