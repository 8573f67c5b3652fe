/** Whether a judge's order had ended when the act that stands on it was signed (CPP 706-95-1, 100-2: an order has a term). */
import type { Day } from '../kernel/day.js';
import { words } from './finder.js';
import { momentsIn } from './moment.js';
import type { Passage } from './passage.js';

/** The end of what was authorised, with its day close behind. */
const ends = words(
  '(?:autorisation|ordonnance|mesure|decision|presente|duree|delai|effets?)[^.;]{0,120} (?:cess\\p{L}*|expir\\p{L}*|prend(?:ra)? fin|arriv\\p{L}+ a (?:echeance|terme))',
  "(?:autorisation|ordonnance|mesure|decision|presente)[^.;]{0,80} (?:vaut|valable|valide|executoire|produi\\p{L}+ (?:ses )?effets?)[^.;]{0,30} jusqu'au",
  '(?:expiree?|caduque|perimee?)s? (?:depuis |le |au |a compter du )+',
);
/** "Bourges, le 20 novembre 2026", "Fait le …", "Fait et clos à …, le …": the day of a signature. */
const signing = /(?:^|\n)[^\n.;:]{0,60}(?:, le|fait[^\n.;:]{0,50} le|\n *le) $/i;
/** Characters between the end and its day. */
const NEAR = 50;

/** True when a term is told, and the last signature is later. */
export function hasLapsed(acts: readonly Passage[]): boolean {
  const terms = acts.flatMap(({ folded }) => endsIn(folded));
  const signed = acts.flatMap(signaturesIn).sort();
  const [last, term] = [signed.at(-1), terms.sort().at(-1)];
  return last !== undefined && term !== undefined && term < last;
}

function endsIn(folded: string): Day[] {
  const moments = momentsIn(folded);
  return ends.all(folded).flatMap(({ end }) => {
    const next = moments.find(({ place }) => place.start >= end && place.start <= end + NEAR);
    return next?.day ? [next.day] : [];
  });
}

/** Lines end in the text alone: folded, they are one. */
function signaturesIn({ text, folded }: Passage): Day[] {
  return momentsIn(folded).flatMap(({ day, place }) =>
    day && signing.test(`\n${text.slice(Math.max(0, place.start - 80), place.start)}`) ? [day] : [],
  );
}
