/** The texts an act stands on, as opposed to those it only mentions (penalties, reminders, what may follow). */
import type { CitationPattern } from '../law/instrument.js';
import type { Place } from '../law/place.js';
import type { DataCategory, InstrumentCode, IssuerZone } from '../law/vocabulary.js';
import type { Issuer } from './country.js';
import { sectionsOf } from './form.js';
import type { Lexicon } from './lexicon.js';
import { type Passage, sentenceAround } from './passage.js';

type Concepts = Lexicon['concepts'];

export interface Citation {
  readonly code: InstrumentCode;
  readonly passage: Passage;
  readonly place: Place;
}

/** Every mention, in the order of the passages. */
export function mentionsIn(passages: readonly Passage[], patterns: readonly CitationPattern[]): Citation[] {
  return passages.flatMap((passage) =>
    patterns.flatMap(({ code, find }) => find(passage.folded).map((place) => ({ code, passage, place }))),
  );
}

/** The mentions an act stands on; those that only designate count where there is no other. */
export function reliedOn(mentions: readonly Citation[], { concepts }: Lexicon): Citation[] {
  const meant = mentions.filter((mention) => {
    const { passage, place } = mention;
    if (isEarlierOrder(mention, mentions) || isFrameOnly(mention, mentions, concepts)) return false;
    const sentence = sentenceAround(passage, place);
    const isMention = concepts['mention-only'].in(passage.folded.slice(sentence.start, sentence.end));
    return !isMention || asksUnder(mention, sentence.end, concepts);
  });
  const firm = meant.filter((mention) => !isDesignation(mention, concepts));
  return firm.length > 0 ? firm : meant;
}

/**
 * True when the writer asks under the cited law in the same sentence; else the law only names the offence, or a
 * sanction.
 */
function asksUnder({ passage, place }: Citation, end: number, concepts: Concepts): boolean {
  const { folded } = passage;
  const before = folded.slice(Math.max(0, place.start - 40), place.start);
  const relies = concepts['relying-on'].all(before).some((one) => one.end >= before.length - 24);
  return relies && concepts['asking-under-law'].in(folded.slice(place.end, end));
}

const searches: ReadonlySet<string> = new Set(['CPP-56', 'CPP-76', 'CPP-97-1']);
const requisitions: ReadonlySet<string> = new Set(['CPP-60-1', 'CPP-77-1-1', 'CPP-99-3']);

/**
 * A requisition that cites the articles on searches for its legal framework, and mentions no search, is no search (CPP
 * 56; row F15).
 */
function isFrameOnly({ code, passage }: Citation, mentions: readonly Citation[], concepts: Concepts): boolean {
  const isSearched = () => concepts['search-and-seizure'].in(passage.folded);
  return searches.has(code) && mentions.some((one) => requisitions.has(one.code)) && !isSearched();
}

/** Annex V names the request for production that followed, in a form that has no section L of its own (Regulation 2023/1543). */
function isFollowing({ code, passage }: Citation, citations: readonly Citation[]): boolean {
  const isExtension = () => citations.some((one) => one.code === 'EU-EPOC-PR-EXT' && one.passage === passage);
  return (code === 'EU-EPOC' || code === 'EU-EIO') && isExtension() && !sectionsOf(passage).has('L');
}

/** Section D of a certificate names the order that came before it (Regulation 2023/1543, annex I). */
function isEarlierOrder({ code, passage, place }: Citation, mentions: readonly Citation[]): boolean {
  const section = code === 'EU-EPOC-PR' ? sectionsOf(passage).get('D') : undefined;
  const isProduction = mentions.some((one) => one.code === 'EU-EPOC' && one.passage === passage);
  return isProduction && section !== undefined && place.start >= section.start && place.end <= section.end;
}

/** True when the words before a cited law use it only to define persons, data or acts. */
function isDesignation({ passage, place }: Citation, concepts: Concepts): boolean {
  const { start } = sentenceAround(passage, place);
  const before = passage.folded.slice(Math.max(start, place.start - 60), place.start);
  return concepts.designating.all(before).some(({ end }) => end >= before.length - 2);
}

const unionCriminal = new Set(['EU-EPOC', 'EU-EPOC-PR', 'EU-EPOC-PR-EXT', 'EU-EIO']);
/** Texts that another State's own law completes: the order rests on both (DSA art. 9 and 10 create no power). */
export const completedByNationalLaw: ReadonlySet<string> = new Set(['EU-DSA-9', 'EU-DSA-10']);

/** Issuers to whom no text of French procedure gives a power, even if cited. */
const foreign: ReadonlySet<IssuerZone> = new Set(['THIRD', 'EEA_CH', 'EU_DK', 'INTL']);
const administrative = /^(?:LPF|DOU|CMF|CCOM)-/;
/** Codes of France: no State abroad has a power under them. */
export const french = /^(?:CPP|CSI|CPCE|LPF|DOU|CMF|CCOM|DEF|LCEN)-/;

/**
 * Drops what cannot be the basis of this issuer: the e-Evidence regulation and the investigation order bind neither
 * Denmark nor third States (Regulation 2023/1543, recitals 100 and 101), and a named text outweighs "national law".
 */
export function basesFor(zone: IssuerZone, citations: readonly Citation[]): Citation[] {
  const codes = new Set(citations.map(({ code }) => code));
  const outside = zone !== 'EU_EEV' && zone !== 'FR' && zone !== 'UNKNOWN';
  const named = [...codes].some((code) => code !== 'NATIONAL-OTHER' && !completedByNationalLaw.has(code));
  const others = [...codes].some((code) => !unionCriminal.has(code));
  const foreigners = foreign.has(zone) && [...codes].some((code) => !french.test(code));
  // An extension names the preservation order it extends.
  const extended = codes.has('EU-EPOC-PR-EXT');
  const powerless = (code: string): boolean =>
    (outside && others && unionCriminal.has(code)) || (foreigners && french.test(code));
  return citations.filter((citation) => {
    const { code } = citation;
    if (powerless(code) || (extended && code === 'EU-EPOC-PR') || isFollowing(citation, citations)) return false;
    if (zone === 'PRIVATE' && code === 'US-SUBPOENA' && codes.size > 1) return false;
    if (isBorrowed(code, codes)) return false;
    return code !== 'NATIONAL-OTHER' || (!named && zone !== 'FR');
  });
}

/**
 * Cited beside another text, and no power of its own: 28 USC 1782(a) itself borrows the Federal Rules of Civil Procedure, and
 * the law that makes hosts keep data (LCEN, art. 6) is where an administration finds what its own text lets it ask for.
 */
function isBorrowed(code: string, codes: ReadonlySet<string>): boolean {
  if (code === 'US-CIVIL-DISCOVERY') return codes.has('US-1782');
  return code === 'LCEN-6' && [...codes].some((one) => administrative.test(one));
}

/** States whose laws all go by one name here. */
const lawOf: Readonly<Record<string, InstrumentCode>> = { CH: 'CH-ANY', RU: 'RU-ANY' };

/** An order of another State that cites a law we have no name for. */
export function nationalLaw(
  { zone, country }: Issuer,
  passages: readonly Passage[],
  { concepts }: Lexicon,
): Citation[] {
  if (zone === 'FR' || zone === 'PRIVATE' || zone === 'UNKNOWN' || zone === 'EU_INST') return [];
  for (const passage of passages) {
    const place = concepts['any-law'].first(passage.folded);
    if (place) return [{ code: lawOf[country ?? ''] ?? 'NATIONAL-OTHER', passage, place }];
  }
  return [];
}

/** Covered by the requisition of connection data, not by the right to papers (code des douanes, 65 quinquies as it was numbered). */
const connection: ReadonlySet<DataCategory> = new Set(['SUB', 'IDN', 'TRF']);

/**
 * The customs code has other numbers since 1 May 2026, whose concordance is not known: there what is asked tells which power
 * is used, and its conditions are then asked for (docs/law/chapters/french-instruments.md).
 */
export function bySubstance(citations: readonly Citation[], categories: readonly DataCategory[]): Citation[] {
  const asksConnection = categories.some((category) => connection.has(category));
  const asksPapers = categories.some((category) => !connection.has(category));
  return citations.flatMap((citation) => {
    const { code, passage, place } = citation;
    if (code !== 'DOU-65' || !asksConnection || oldNumber.test(passage.folded.slice(place.start, place.end)))
      return [citation];
    const requisition = { ...citation, code: 'DOU-65-QUINQUIES' };
    return asksPapers ? [citation, requisition] : [requisition];
  });
}
const oldNumber = /(?<![\p{L}\p{N}])65(?![\p{L}\p{N}])/u;
