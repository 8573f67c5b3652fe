/** Whether a judge's order had ended when the act that stands on it was signed (CPP 706-95-1, 100-2: an order has a term). */
import type { Day } from '../kernel/day.js';
import type { Lexicon } from './lexicon.js';
import { momentsIn } from './moment.js';
import type { Passage } from './passage.js';

/** "Bourges, le 20 novembre 2026", "Fait le …", "Fait et clos à …, le …": the day of a signature. */
const signing = /(?:^|\n)[^\n.;:]{0,60}(?:, le|fait[^\n.;:]{0,50} le|\n *le) $/i;
/** Characters between the end and its day. */
const NEAR = 50;

/** True when a term is stated, and the last signature is later. */
export function hasLapsed(acts: readonly Passage[], lexicon: Lexicon): boolean {
  const terms = acts.flatMap(({ folded }) => endsIn(folded, lexicon));
  const signed = acts.flatMap((act) => signaturesIn(act, lexicon)).sort();
  const [last, term] = [signed.at(-1), terms.sort().at(-1)];
  return last !== undefined && term !== undefined && term < last;
}

/** The end of what was authorised has its day close behind. */
function endsIn(folded: string, lexicon: Lexicon): Day[] {
  const moments = momentsIn(folded, lexicon);
  return lexicon.concepts['authorisation-end'].all(folded).flatMap(({ end }) => {
    const next = moments.find(({ place }) => place.start >= end && place.start <= end + NEAR);
    return next?.day ? [next.day] : [];
  });
}

/** Lines end in the text alone: folded, they are one. */
function signaturesIn({ text, folded }: Passage, lexicon: Lexicon): Day[] {
  return momentsIn(folded, lexicon).flatMap(({ day, place }) =>
    day && signing.test(`\n${text.slice(Math.max(0, place.start - 80), place.start)}`) ? [day] : [],
  );
}
