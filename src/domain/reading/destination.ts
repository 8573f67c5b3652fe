/** Whether the data are asked to go to the one who asks: never outside the authority or abroad without a person having looked. */
import type { Span } from '../law/fact.js';
import type { Place } from '../law/place.js';
import type { CheckResult } from '../law/vocabulary.js';
import { type Addressed, leavesIssuer } from './address-check.js';
import { isDenied } from './clause.js';
import { deliveriesOf } from './delivery.js';
import type { ReadingLaw } from './law.js';
import type { Lexicon } from './lexicon.js';
import type { Origin } from './origin.js';
import { type Layout, type Passage, sentenceAround, spanOf } from './passage.js';
import type { Target } from './target.js';

export interface Destination {
  readonly result: CheckResult;
  /** The passages that send the data elsewhere. */
  readonly spans: readonly Span[];
}

interface Asked {
  readonly layout: Layout;
  readonly origin: Origin;
  readonly addressed: Addressed;
  readonly targets: readonly Target[];
  readonly law: ReadingLaw;
}

/**
 * Fails where an address, an office or a place of another owner or another State is to receive the data; unknown where the
 * address may as well be the object of the request, and where not all was read; holds where nothing else is named.
 */
export function destinationOf({ layout, origin, addressed, targets, law }: Asked): Destination {
  const { country } = origin.issuer;
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const sent = deliveriesOf(said, law.lexicon).filter(({ address }) => leavesIssuer(address, addressed, country, law));
  const isTarget = (address: string) => targets.some(({ value }) => value.toLowerCase() === address);
  const offices = country === null ? [] : said.flatMap((passage) => abroadIn(passage, country, law.lexicon));
  const elsewhere = [
    ...sent.filter(({ address, isDirect }) => isDirect || !isTarget(address)),
    ...offices.filter(({ isSure }) => isSure),
  ];
  if (elsewhere.length > 0) {
    return { result: 'fails', spans: elsewhere.slice(0, SHOWN).map(({ passage, place }) => spanOf(passage, place)) };
  }
  return { result: sent.length + offices.length > 0 || !layout.isWhole ? 'unknown' : 'holds', spans: [] };
}

const SHOWN = 10;
/** Most characters between a word of sending and its place, and in the place itself. */
const REACH = 160;
const LENGTH = 60;

interface Office {
  readonly passage: Passage;
  readonly place: Place;
  /** False where the sentence denies something, or says that the authority itself sends on what it received. */
  readonly isSure: boolean;
}

/** Offices and States other than the issuer's to which a word of sending leads: `to the FBI`, `à l'ambassade de Russie`. */
function abroadIn(passage: Passage, country: string, lexicon: Lexicon): Office[] {
  const { concepts } = lexicon;
  return concepts.answering.all(passage.folded).flatMap(({ end }) => {
    const sentence = sentenceAround(passage, { start: end, end });
    const reach = passage.folded.slice(end, Math.min(sentence.end, end + REACH));
    return concepts.toward.all(reach).flatMap((word) => {
      const phrase = reach.slice(word.end, word.end + LENGTH).split(/[.;:(]/)[0] ?? '';
      if (!isAbroad(phrase, country, lexicon)) return [];
      const lead = passage.folded.slice(sentence.start, end + word.start);
      const isSure =
        !isDenied(lead, lexicon) && !concepts['sent-on'].in(passage.folded.slice(sentence.start, sentence.end));
      return [{ passage, place: { start: end + word.start, end: end + word.end + phrase.length }, isSure }];
    });
  });
}

/** The State or its service stands right behind the preposition, or behind the name of an office. */
function isAbroad(phrase: string, country: string, { concepts, countries }: Lexicon): boolean {
  const office = concepts['receiving-place'].first(phrase);
  const head = office && office.start < NEXT ? phrase.slice(0, office.end + NEXT) : phrase.slice(0, NEXT);
  const named = countries.authorityIn(head);
  if (named) return named.country !== country;
  const states = countries.statesIn(head);
  return states.length > 0 && !states.includes(country);
}
const NEXT = 26;
