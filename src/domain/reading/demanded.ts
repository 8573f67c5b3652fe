/** What a foreign authority demanded of the writer of a message (Policy original-issuer; rows U13, U17, U30). */
import type { Issuer } from './country.js';
import type { Lexicon } from './lexicon.js';
import type { Layout, Passage } from './passage.js';

/**
 * The foreign authority that, as the writer says, demanded what the writer now asks for: an auditor, an insurer, an
 * investor.
 */
export const demandedAbroad = ({ passages }: Layout, lexicon: Lexicon): Issuer | null =>
  demandedIn(
    passages.filter(({ role }) => role !== 'quoted'),
    lexicon,
    () => true,
  );

/** One sentence names the authority and says that it demanded something: neither a question nor what may come one day. */
export function demandedIn(
  said: readonly Passage[],
  { concepts, countries }: Lexicon,
  is: (sentence: string) => boolean,
  issuerIn = (sentence: string): Issuer | null => countries.authorityIn(sentence),
): Issuer | null {
  for (const { folded, sentences } of said) {
    for (const { start, end } of sentences) {
      const sentence = folded.slice(start, end);
      const isTold = concepts['demanded-of-writer'].in(sentence) && !concepts.supposed.in(sentence);
      const issuer = isTold && is(sentence) && !sentence.trimEnd().endsWith('?') ? issuerIn(sentence) : null;
      if (issuer && issuer.zone !== 'FR') return issuer;
    }
  }
  return null;
}
