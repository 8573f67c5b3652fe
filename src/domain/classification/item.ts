/** A request is judged item by item: one governing basis for one category of data (GDPR rec. 39 EEV, row X05). */
import type { RequestFacts } from '../law/fact.js';
import type { Instrument } from '../law/instrument.js';
import type { InstrumentCode } from '../law/vocabulary.js';
import type { Item } from './classification.js';

interface Cited {
  readonly code: InstrumentCode;
  readonly covers: Instrument['covers'];
  readonly specificity: number;
}

/** Texts cited, the most specific first; a text unknown to the law covers nothing. */
function cited(bases: readonly InstrumentCode[], instruments: ReadonlyMap<InstrumentCode, Instrument>): Cited[] {
  const known = bases.map((code) => instruments.get(code) ?? { code, covers: [], specificity: 0 });
  return known.toSorted((left, right) => right.specificity - left.specificity);
}

/**
 * One item for each category asked, under the most specific text cited that covers it; where none covers it, under the
 * most specific that governs anything, so that a rule can say what is missing. No category: one item for each text.
 */
export function itemsOf(facts: RequestFacts, instruments: ReadonlyMap<InstrumentCode, Instrument>): Item[] {
  const texts = cited(facts.bases, instruments);
  const governing = texts.filter(({ covers }) => covers.length > 0);
  const usable = governing.length > 0 ? governing : texts;
  if (facts.categories.length === 0) {
    const bases = usable.length > 0 ? usable.map(({ code }) => code) : ['NONE'];
    return bases.map((basis) => ({ basis, category: 'NONE' }));
  }
  return facts.categories.map((category) => ({
    basis: (usable.find(({ covers }) => covers.includes(category)) ?? usable[0])?.code ?? 'NONE',
    category,
  }));
}
