/** Whether a text states what its words name, or denies it, awaits it or leaves it blank. */
import type { Place } from '../law/place.js';
import { without } from './clause.js';
import { deferred, denying, harmless, silence } from './doubt-words.js';
import { anywhere, either, words } from './finder.js';
import { type Passage, sentenceAround } from './passage.js';

/** A field left blank, what is denied and what is still awaited, is no authorisation. */
export function isGiven(passage: Passage, place: Place): boolean {
  const around = passage.folded.slice(Math.max(0, place.start - LEAD), place.end + BEHIND);
  return !awaited.in(around) && isStated(passage, place);
}

/** True where no word of its clause denies what stands there, or puts it off. */
export function isStated(passage: Passage, { start, end }: Place): boolean {
  const { folded } = passage;
  const sentence = sentenceAround(passage, { start, end });
  const before =
    folded
      .slice(Math.max(sentence.start, start - NEAR), start)
      .split(/[,;:()]/)
      .at(-1) ?? '';
  const after = folded.slice(end, Math.min(sentence.end, end + NEAR)).split(/[,;()]/)[0] ?? '';
  const clause = without(before + folded.slice(start, end) + after, silence, harmless);
  return !denying.in(clause) && !deferred.in(clause);
}
/** Characters around a place that belong to its clause. */
const NEAR = 60;
const awaited = either(
  words(
    '(?:a completer|en attente|en cours|a venir|suivra|sera|seront|ulterieur\\p{L}*|pas encore|non encore|non jointe?|neant|pending|manquante?)',
    "(?:sans|ni|defaut|absence|dispense|faute|n'a pas)(?: \\p{L}+)?(?: d'| de | l')?(?: ?)(?:autorisation|accord|instruction|avis|habilitation|commission)",
  ),
  anywhere('_{3,}', '\\.{4,}', '…{2,}'),
);
/** Characters behind a place that belong to the same field. */
const BEHIND = 40;

/** Characters before a place in which a word may deny it. */
const LEAD = 20;
