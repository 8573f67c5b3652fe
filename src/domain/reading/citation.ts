/** The texts an act stands on, as opposed to those it only mentions (penalties, reminders, what may follow). */
import type { CitationPattern } from '../law/instrument.js';
import type { Place } from '../law/place.js';
import type { DataCategory, InstrumentCode, IssuerZone } from '../law/vocabulary.js';
import { words } from './finder.js';
import { sectionsOf } from './form.js';
import type { Issuer } from './letterhead.js';
import { type Passage, sentenceAround } from './passage.js';

export interface Citation {
  readonly code: InstrumentCode;
  readonly passage: Passage;
  readonly place: Place;
}

/** A sentence that speaks of a law without standing on it. */
const mentionOnly = words(
  'we understand that',
  'by analogy',
  'for your information',
  'for information (?:only|purposes)',
  '(?:provided|sent|given|copied|attached) for information',
  'as a reminder',
  'par analogie',
  'pour memoire',
  "a titre (?:d'information|de rappel|indicatif)",
  'il est rappele',
  "n(?:e|')[^.]{0,40}(?:fonde|constitue|releve)[^.]{0,20} pas",
  'puni[es]?s? d',
  'passible',
  'peine prevue',
  'amende',
  'punishable',
  'liable to',
  'may (?:seek|issue|apply for|obtain|follow)',
  'will (?:follow|be (?:sent|issued|served))',
  'suivra',
  'sera (?:adressee?|transmise?|notifiee?)',
  'seront (?:adressees?|transmises?)',
  '(?:sera|seront|serait|feront?|fera)[^.;]{0,40} (?:ulterieur\\p{L}*|ensuite)',
  'ulterieurement',
  'failing which',
  'a defaut(?: de reponse)?',
  // The forms say of every preservation when it ends (Regulation 2023/1543, annex II).
  'unless (?:it is |they are |the period is )?(?:extended|prolonged)',
  '(?:sauf|a moins)(?: si| qu\\p{L}*)?[^.;,]{0,20} prolong\\p{L}*',
  '(?:in preparation|being prepared|en (?:cours de )?preparation|in vorbereitung)',
  'vorsorglich',
  'wird (?:folgen|gepruft|erwogen)',
  '(?:is|are) (?:being )?(?:considered|contemplated|examined)',
  '(?:est|sont) (?:envisagee?s?|a l.etude)',
  'not (?:based|issued) (?:on|under)',
  'does not apply',
);

/** Every mention, in the order of the passages. */
export function mentionsIn(passages: readonly Passage[], patterns: readonly CitationPattern[]): Citation[] {
  return passages.flatMap((passage) =>
    patterns.flatMap(({ code, find }) => find(passage.folded).map((place) => ({ code, passage, place }))),
  );
}

/** Just before a citation: it only tells which persons, data or acts are meant. */
const designates = words(
  '(?:mentionne|vise|defini|prevu|enumere|designe)(?:e|s|es)? (?:a|au|aux|par|dans)(?: [^.;]{0,40})?',
  '(?:donnees|informations|elements) (?:conserve|detenu|enregistre|collecte)(?:e|s|es)?[^.;]{0,30} (?:en application|au titre|en vertu|en execution)(?: (?:de|du|des)[^.;]{0,20})?',
  'au sens (?:de|du|des)(?: [^.;]{0,20})?',
  'within the meaning of(?: [^.;]{0,20})?',
  '(?:as )?(?:defined|referred to|listed) (?:in|by|under)(?: [^.;]{0,20})?',
  'im sinne(?: [^.;]{0,20})?',
);

/** The mentions an act stands on; those that only designate count where there is no other. */
export function reliedOn(mentions: readonly Citation[]): Citation[] {
  const meant = mentions.filter((mention) => {
    const { passage, place } = mention;
    if (isEarlierOrder(mention, mentions) || isFrameOnly(mention, mentions)) return false;
    const sentence = sentenceAround(passage, place);
    const isMention = mentionOnly.in(passage.folded.slice(sentence.start, sentence.end));
    return !isMention || asksUnder(mention, sentence.end);
  });
  const firm = meant.filter((mention) => !isDesignation(mention));
  return firm.length > 0 ? firm : meant;
}

/** Under the law he cites, its writer asks in the same sentence: a penalty told before it names the offence, or his sanction. */
function asksUnder({ passage, place }: Citation, end: number): boolean {
  const { folded } = passage;
  const before = folded.slice(Math.max(0, place.start - 40), place.start);
  return standsOn.all(before).some((one) => one.end >= before.length - 24) && asks.in(folded.slice(place.end, end));
}
const standsOn = words('en application', 'sur le fondement', 'en vertu', 'pursuant to', 'gemass', 'auf grund(?:lage)?');
const asks = words(
  '(?:je|nous) vous (?:demand|pri|requ|enjoi|ordonn|somm)\\p{L}*',
  'requ(?:erons|iers|iert)',
  'you are (?:hereby )?(?:required|ordered|requested|directed|commanded)',
  'please (?:preserve|produce|provide|disclose|retain)',
  '(?:fordere|fordern|ersuche|ersuchen) (?:ich|wir) sie',
);

const searches: ReadonlySet<string> = new Set(['CPP-56', 'CPP-76', 'CPP-97-1']);
const requisitions: ReadonlySet<string> = new Set(['CPP-60-1', 'CPP-77-1-1', 'CPP-99-3']);
const searched = words('perquisition\\p{L}*', 'saisies?', 'saisir', 'sur place', 'transport sur les lieux', 'scelles?');

/** A requisition that cites the articles of searches for its frame, and tells of none, is no search (CPP 56; row F15). */
function isFrameOnly({ code, passage }: Citation, mentions: readonly Citation[]): boolean {
  return searches.has(code) && mentions.some((one) => requisitions.has(one.code)) && !searched.in(passage.folded);
}

/** Section D of a certificate names the order that came before it (Regulation 2023/1543, annex I). */
function isEarlierOrder({ code, passage, place }: Citation, mentions: readonly Citation[]): boolean {
  const section = code === 'EU-EPOC-PR' ? sectionsOf(passage).get('D') : undefined;
  const isProduction = mentions.some((one) => one.code === 'EU-EPOC' && one.passage === passage);
  return isProduction && section !== undefined && place.start >= section.start && place.end <= section.end;
}

function isDesignation({ passage, place }: Citation): boolean {
  const { start } = sentenceAround(passage, place);
  const before = passage.folded.slice(Math.max(start, place.start - 60), place.start);
  return designates.all(before).some(({ end }) => end >= before.length - 2);
}

const unionCriminal = new Set(['EU-EPOC', 'EU-EPOC-PR', 'EU-EPOC-PR-EXT', 'EU-EIO']);
/** Texts that another State's own law completes: the order rests on both (DSA art. 9 and 10 create no power). */
export const completedByNationalLaw: ReadonlySet<string> = new Set(['EU-DSA-9', 'EU-DSA-10']);

/** Issuers to whom no text of French procedure gives a power, whoever cites it. */
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
  return citations.filter(({ code }) => {
    if (powerless(code) || (extended && code === 'EU-EPOC-PR')) return false;
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

const anyLaw = words(
  '(?:section|sections|article|articles|art\\.?|§|§§|paragraph|paragrafo|paragraf) ?\\d[\\d.a-z]*[^.;]{0,80}(?:act|code|law|gesetz\\p{L}*|wet\\p{L}*|k\\. ?p\\. ?k|ley|legge|lov|loi|lei|ustaw\\p{L}*|zakon\\p{L}*|закон\\p{L}*|кодекс\\p{L}*|[a-z]*stpo)',
  'федеральн\\p{L}* закон\\p{L}*',
  '(?:code of criminal procedure|criminal procedure (?:act|code)|administration of justice act|(?:criminal|penal|civil) code|marco civil)',
  '(?:retsplejelov|straffelov|rattegangsbalk|straffeprosesslov|strafprozessordnung|wetboek van straf|codice (?:penale|di procedura)|codigo (?:penal|de processo|procesal)|kodeks|enjuiciamiento criminal)\\p{L}*',
  '(?:loi|lei|ley|legge|lov|lag|zakon|decreto-lei|d\\.? ?lgs\\.?|decreto legislativo)(?: federal)? (?:n[.o°º]{0,2}\\.?|nr\\.?)? ?\\d[\\d./-]*',
  '§§? ?\\d+[a-z]?(?: abs\\.? ?\\d+)? (?:stpo|stgb|tkg|ttdsg|spg)',
  'art\\.? ?\\d+[a-z]?(?: abs\\.? ?\\d+)? (?:stpo|stgb|cpp|cp|c\\.p\\.p\\.|c\\.p\\.)',
);

/** The acts of the Union are called laws too. */
const ofUnion = words(
  'digital services act',
  '(?:regulation|reglement|verordnung|regolamento|reglamento|regulamento)',
  '2022/2065',
);
/** States whose laws all go by one name here. */
const lawOf: Readonly<Record<string, InstrumentCode>> = { CH: 'CH-ANY', RU: 'RU-ANY' };

/** An order of another State that cites a law we have no name for. */
export function nationalLaw({ zone, country }: Issuer, passages: readonly Passage[]): Citation[] {
  if (zone === 'FR' || zone === 'PRIVATE' || zone === 'UNKNOWN' || zone === 'EU_INST') return [];
  for (const passage of passages) {
    const place = anyLaw.all(passage.folded).find(({ start, end }) => !ofUnion.in(passage.folded.slice(start, end)));
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
    if (code !== 'DOU-65' || !asksConnection || oldNumber.in(passage.folded.slice(place.start, place.end)))
      return [citation];
    const requisition = { ...citation, code: 'DOU-65-QUINQUIES' };
    return asksPapers ? [citation, requisition] : [requisition];
  });
}
const oldNumber = words('65');
