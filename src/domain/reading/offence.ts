/** Offences an act names, against the threshold of CPP 60-1-2: three years of imprisonment, or a disappearance (4°). */
import type { Checks } from '../law/fact.js';
import type { Place } from '../law/place.js';
import { clausesIn, isDenied, without } from './clause.js';
import type { Lexicon } from './lexicon.js';

/**
 * Regulation 2023/1543, art. 5(4), in the conditions of certificates: a ticked maximum of three years does not count
 * where the text names a lower penalty, except for the offences of the Union.
 */
export function thresholdOf(conditions: readonly string[], lexicon: Lexicon): Checks {
  if (conditions.some((said) => lexicon.concepts['lesser-penalty'].in(said) && !ofUnion.test(said)))
    return { offence_meets_threshold: 'fails' };
  const isTicked = conditions.some((said) => clausesIn(said).some((clause) => ticksThreshold(clause, lexicon)));
  return isTicked ? { offence_meets_threshold: 'holds' } : {};
}
/** Directives whose offences need no maximum. */
const ofUnion = /2019\/713|2011\/93|2013\/40|2017\/541/;

/**
 * True when a clause of the conditions of a certificate states a maximum of three years or more (Regulation 2023/1543,
 * art. 5(4)); elsewhere years mean other things.
 */
const ticksThreshold = (clause: string, lexicon: Lexicon): boolean =>
  lexicon.concepts['certificate-years'].in(clause) && !isBelow(clause, lexicon);

/** "Less than three years", "not punished by three years". */
const isBelow = (said: string, lexicon: Lexicon): boolean =>
  lexicon.concepts.below.in(said) || isDenied(without(said, lexicon.concepts.harmless), lexicon);

/** True when the act itself names a penalty under three years, and nothing in it meets a threshold. */
export function staysBelow(folded: string, lexicon: Lexicon): boolean {
  const { concepts } = lexicon;
  if (isFinedOnly(folded, lexicon)) return true;
  const isFine = concepts.fine.in(folded) && !concepts.imprisonment.in(folded);
  const isLesser = ofLesser.some((concept) => concepts[concept].in(folded));
  return (isLesser || isFine) && !meetsThreshold(folded, lexicon);
}
/** The field of the penalty names a fine alone: a ticked box below it is a claim, not a penalty. */
const isFinedOnly = (folded: string, { concepts }: Lexicon): boolean => {
  const fields = concepts['penalty-field'].all(folded).map(({ end }) => fieldAt(folded.slice(end, end + FIELD)));
  return fields.length > 0 && fields.every((said) => concepts.fine.in(said) && !concepts.imprisonment.in(said));
};
/** Behind its colon, to the next field, box or stop. */
const fieldAt = (said: string): string => said.replace(/^\s*:/, '').split(/[:;.☒]|\[x\]|\(x\)/)[0] ?? '';
const FIELD = 120;
const ofLesser = ['lesser-penalty', 'year-offence', 'minor-offence'] as const;

/** True when a threshold is met on the face of the act; false tells only that it is not seen to be. */
export function meetsThreshold(folded: string, lexicon: Lexicon): boolean {
  const { concepts } = lexicon;
  if (isFinedOnly(folded, lexicon)) return false;
  return (
    concepts['grave-offence'].in(folded) ||
    concepts.disappearance.in(folded) ||
    concepts['grave-penalty'].all(folded).some((place) => !isBelow(leadOf(folded, place), lexicon)) ||
    meetsLesserThreshold(folded, lexicon)
  );
}

/** Characters in which a word may deny the years that follow it, in their own clause. */
const LEAD = 40;
const leadOf = (folded: string, { start }: Place): string =>
  folded
    .slice(Math.max(0, start - LEAD), start)
    .split(/[.;:,()]/)
    .at(-1) ?? '';

/**
 * CPP 60-1-2, 2° and 3°: one year by means of a network, for no purpose but identification; or the victim's own
 * equipment.
 */
function meetsLesserThreshold(folded: string, { concepts }: Lexicon): boolean {
  const isYear = concepts['year-penalty'].in(folded) || concepts['year-offence'].in(folded);
  if (isYear && concepts.network.in(folded) && concepts['identify-only'].in(folded)) return true;
  return concepts['victim-request'].in(folded) && concepts['term-of-imprisonment'].in(folded);
}

/**
 * True when the act says what the inquiry is about; otherwise a question is sent (CPP 60-1-2; check
 * offence_meets_threshold).
 */
export const namesOffence = (folded: string, { concepts }: Lexicon): boolean => concepts['offence-named'].in(folded);
