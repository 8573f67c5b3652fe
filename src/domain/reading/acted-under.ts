/**
 * Finds the foreign act under which a private party asks, however the party words it (Policy original-issuer; rows U03
 * to U07, U13, U26, U29, U30).
 */
import type { Relay } from '../law/vocabulary.js';
import { asksForData } from './asking.js';
import { stateOf } from './bench.js';
import type { Citation } from './citation.js';
import type { Issuer } from './country.js';
import { demandedIn } from './demanded.js';
import { either } from './finder.js';
import type { Lexicon } from './lexicon.js';
import type { Layout, Passage } from './passage.js';
import { stateOfLaw } from './relayed.js';
import { hostOf, isUnderAny } from './sender.js';

interface Brought {
  readonly layout: Layout;
  /** Those that the message stands on. */
  readonly citations: readonly Citation[];
  readonly lexicon: Lexicon;
  /** True where it names an account, an address or a machine. */
  readonly namesTarget: boolean;
}

/**
 * The State under whose law or court a company near the operator asks or mentions a customer. It need not say that it
 * received an order. A customer may mention foreign laws for reasons of their own: only what they quote below their own
 * words counts.
 */
export function actedUnder(brought: Brought, relay: Relay, ours: readonly string[]): Issuer | null {
  const { layout, citations, lexicon, namesTarget } = brought;
  const isOurs = layout.quotedFrom !== null && isUnderAny(hostOf(layout.quotedFrom), ours);
  const said = layout.passages.filter(({ role }) => (role === 'quoted' ? !isOurs : relay !== 'CUSTOMER'));
  if (!namesTarget && !said.some((passage) => asksForData(passage, lexicon))) {
    return said.some((passage) => asksAtAll(passage, lexicon)) ? orderedOf(said, lexicon) : null;
  }
  const state = citations
    .filter(({ passage }) => said.includes(passage))
    .map(({ code }) => stateOfLaw(code))
    .find((found) => found !== undefined);
  return state ? { ...state, kind: 'unknown' } : orderedOf(said, lexicon);
}

const asksAtAll = ({ folded }: Passage, { concepts }: Lexicon): boolean => concepts.asking.in(folded);

/** The foreign authority, or State, whose order the writer of the sentence reports having received. */
function orderedOf(said: readonly Passage[], lexicon: Lexicon): Issuer | null {
  const { concepts, countries } = lexicon;
  const order = either(concepts['compulsory-act'], concepts['court-order']);
  return demandedIn(
    said,
    lexicon,
    (sentence) => order.in(sentence),
    (sentence) => countries.authorityIn(sentence) ?? stateOf(countries.abroadIn(sentence), countries),
  );
}
