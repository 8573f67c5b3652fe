/** Whether someone's life is said to be at risk: it pages a person at once and relaxes nothing (Policy life-at-risk). */
import type { Span } from '../law/fact.js';
import type { Place } from '../law/place.js';
import { isDenied } from './clause.js';
import type { Lexicon } from './lexicon.js';
import { type Passage, sentenceAround, spanOf } from './passage.js';

/** True of the subject of a mail that says so. */
export const isUrgent = (folded: string, lexicon: Lexicon): boolean =>
  lexicon.concepts['life-at-risk'].all(folded).some((place) => isSo(folded, place, lexicon));

/** Only the subject says so, and the message, read in full, is about goods alone: no life is at risk (row F17). */
export const isOfGoods = (passages: readonly Passage[], { concepts }: Lexicon): boolean =>
  passages.some(({ role, document, folded }) => {
    if (role !== 'act' || !document) return false;
    return concepts['offence-against-goods'].in(folded) && !concepts['danger-or-offence'].in(folded);
  });

/**
 * "En cas d'urgence vitale, appelez…" describes a future case. A denial covers the danger that it names, not another
 * danger in the same sentence.
 */
const isSo = (text: string, place: Place, lexicon: Lexicon): boolean => {
  const { concepts } = lexicon;
  const lead = text.slice(0, place.end);
  return (
    !concepts['one-day'].in(lead) &&
    !concepts['no-danger'].all(lead).some(({ end }) => end > place.start) &&
    !isRefused(text, place, lexicon)
  );
};

/**
 * The word right before, or the field right after, says no. A denial farther away may be about something else, and a
 * life is at stake.
 */
function isRefused(text: string, { start, end }: Place, lexicon: Lexicon): boolean {
  const before = text.slice(Math.max(0, start - NEXT), start).trimEnd();
  const behind = text.slice(end, end + NEXT).replace(/^\)? ?/, '');
  const [answer = ''] = /^[:=] ?\p{L}+/u.exec(behind) ?? [];
  return isDenied(before.slice(before.lastIndexOf(' ') + 1), lexicon) || isDenied(answer, lexicon);
}
/** Characters that hold the next word. */
const NEXT = 20;

/** The first place that says so; null when none does. */
export function emergencyIn(passages: readonly Passage[], lexicon: Lexicon): Span | null {
  const { concepts } = lexicon;
  for (const passage of passages) {
    for (const place of concepts['life-at-risk'].all(passage.folded)) {
      const { start, end } = sentenceAround(passage, place);
      const lead = passage.folded.slice(start, place.end);
      // The subject of an inquiry, not a present danger.
      const isOffence = concepts['danger-or-offence'].in(passage.folded.slice(place.start, place.end));
      if (isOffence && concepts['offence-heading'].in(lead)) continue;
      const said = { start: place.start - start, end: place.end - start };
      if (isSo(passage.folded.slice(start, end), said, lexicon) || passage.text.slice(start, place.end).includes('☒'))
        return spanOf(passage, place);
    }
  }
  return null;
}
