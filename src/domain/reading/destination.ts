/** Whether the data are asked to go to the one who asks: never outside the authority or abroad without a person having looked. */
import type { Span } from '../law/fact.js';
import type { Place } from '../law/place.js';
import type { CheckResult } from '../law/vocabulary.js';
import { type Addressed, leavesIssuer } from './address-check.js';
import { statesIn } from './country-names.js';
import { answering, deliveriesOf } from './delivery.js';
import { denying } from './doubt-words.js';
import { type Finder, words } from './finder.js';
import type { ReadingLaw } from './law.js';
import { namedIn } from './letterhead.js';
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
  const sent = deliveriesOf(said).filter(({ address }) => leavesIssuer(address, addressed, country, law));
  const isTarget = (address: string) => targets.some(({ value }) => value.toLowerCase() === address);
  const offices = country === null ? [] : said.flatMap((passage) => abroadIn(passage, country));
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
/** Characters behind a word of sending in which its place stands, and of a place. */
const REACH = 160;
const LENGTH = 60;

interface Office {
  readonly passage: Passage;
  readonly place: Place;
  /** False where the sentence denies something, or says that the authority itself sends on what it received. */
  readonly isSure: boolean;
}

/** Offices and States other than the issuer's to which a word of sending leads: `to the FBI`, `à l'ambassade de Russie`. */
function abroadIn(passage: Passage, country: string): Office[] {
  return answering.all(passage.folded).flatMap(({ end }) => {
    const sentence = sentenceAround(passage, { start: end, end });
    const reach = passage.folded.slice(end, Math.min(sentence.end, end + REACH));
    return toward.all(reach).flatMap((word) => {
      const phrase = reach.slice(word.end, word.end + LENGTH).split(/[.;:(]/)[0] ?? '';
      if (!isAbroad(phrase, country)) return [];
      const lead = passage.folded.slice(sentence.start, end + word.start);
      const isSure = !denying.in(lead) && !conveyed.in(passage.folded.slice(sentence.start, sentence.end));
      return [{ passage, place: { start: end + word.start, end: end + word.end + phrase.length }, isSure }];
    });
  });
}

/** The State or its service stands right behind the preposition, or behind the name of an office. */
function isAbroad(phrase: string, country: string): boolean {
  const office = placeIn(places, phrase);
  const head = office ? phrase.slice(0, office.end + NEXT) : phrase.slice(0, NEXT);
  const named = namedIn(head);
  if (named) return named.country !== country;
  const states = statesIn(head);
  return states.length > 0 && !states.includes(country);
}
const NEXT = 26;

const placeIn = (finder: Finder, phrase: string): Place | null => {
  const place = finder.first(phrase);
  return place && place.start < NEXT ? place : null;
};

const conveyed = words(
  "(?:par|by|through|durch|door|por|da) (?:nos soins|nous(?:-memes?)?|us|our office|uns|ons|nosotros|noi|nos|mon (?:cabinet|office|parquet|service)|(?:le |la |l'|mon |notre )?(?:parquet|juge|greffe|cabinet|procureure?|magistrat|autorite judiciaire)\\p{L}*)",
  '(?:nous|we|wir|wij|noi|nosotros)(?: \\p{L}+){0,2} (?:transmettrons|adresserons|forward|transmit|send|ubermitteln|leiten|sturen)',
);
const toward = words(
  'to|via|through|towards?|vers|aupres d[eu]s?|a|au|aux|chez|an|nach|zu|zum|zur|bei|aan|naar|bij|para|al|ao|aos|alla|allo|agli|alle|presso|do|na|dla|till|til|hos|catre|к|в|στη|στο|στην',
);
const places = words(
  '(?:bureau|office|ambassad|embass|embajad|embaixad|ambasciat|botschaft|consul|konsul|attache|police|polic|polizei|polit|servic|service|dienst|unit|cellule|direction|prosecut|parquet|procur|fiscal|staatsanwalt|court|tribunal|gericht|authorit|autorit|autorid|behord|agenc|department|departement|ministe|ministry|server|serveur|cloud|address|adress|partner|partenair|colleague|collegue|homologue|counterpart|liaison|officer|officier|laborato|expert|company|societe|firm|datacent|data cent|centre|center)\\p{L}*',
);
