/** Which data an act asks for, from its words, and not those it says it does not ask for. */
import type { Place } from '../law/place.js';
import type { DataCategory, InstrumentCode, IssuerZone } from '../law/vocabulary.js';
import { blank, keptText, sentenceOf } from './asked-text.js';
import { asItFlows, isInterception, isOfPapers } from './asked-under.js';
import { tickedCategories } from './certificate.js';
import { either } from './finder.js';
import { sectionsOf } from './form.js';
import type { Lexicon } from './lexicon.js';
import type { Passage } from './passage.js';

export interface Asked {
  readonly category: DataCategory;
  readonly passage: Passage;
  readonly place: Place;
}

/** True of a sentence that says what is not asked, or not meant. */
export const denies = (sentence: string, { concepts }: Lexicon): boolean => concepts['not-asked'].in(sentence);

/** The data asked for in one passage; `bases` are those its own document stands on. */
export function askedIn(
  passage: Passage,
  bases: readonly InstrumentCode[],
  zone: IssuerZone,
  lexicon: Lexicon,
): Asked[] {
  const said = keptText(passage, lexicon);
  const kept = bases.includes('EU-EPOC') ? orderedIn(passage, said, lexicon) : said;
  if (bases.some((code) => removalOnly.has(code))) return removalIn(passage, kept, lexicon);
  const ticked = bases.includes('EU-EPOC') ? tickedCategories(passage, lexicon) : [];
  if (ticked.length > 0) {
    const produced = ticked.map(
      ({ category, start }): Asked => ({ category, passage, place: { start, end: start + 1 } }),
    );
    return [...produced, ...(bases.includes('EU-EPOC-PR') ? keptBesides(passage, lexicon) : [])];
  }
  const preserving = preservationsIn(passage, kept, bases, lexicon);
  const preserved = preserving.map(({ place }): Asked => ({ category: 'PRES', passage, place }));
  if (isPreservation(bases) || (preserved.length > 0 && isKeptOnly(passage, kept, lexicon))) return preserved;
  const rest = preserving.reduce((text, one) => blank(text, one.rest), kept);
  const unpaid = isOfPapers(bases) ? lexicon.concepts.paying.all(rest).reduce(blank, rest) : rest;
  const named = [...namedIn(passage, unpaid, bases, lexicon), ...documentsIn(passage, rest, bases, zone, lexicon)];
  return [...preserved, ...(isInterception(bases) ? asItFlows(named) : named)];
}

/** Orders that ask to remove, and for nothing else (Regulation 2021/784, art. 3; DSA, art. 9; LCEN, art. 6-1). */
const removalOnly: ReadonlySet<string> = new Set(['EU-TCO-3', 'EU-DSA-9', 'LCEN-6-1']);

/** A preservation order certificate that follows a production order certificate in one document. */
function keptBesides(passage: Passage, { concepts }: Lexicon): Asked[] {
  const place = concepts['preservation-certificate'].first(passage.folded);
  return place ? [{ category: 'PRES', passage, place }] : [];
}

/** Everyday words for categories, where no term of the law is used: the holder, the traffic, the stored content. */
const loosely = [
  ['SUB', 'loose-subscriber'],
  ['TRF', 'loose-traffic'],
  ['CON', 'loose-content'],
] as const;

/** The categories that the loose words of an act call for, after a verb that asks. */
export function askedLooselyIn(passage: Passage, lexicon: Lexicon): Asked[] {
  const kept = keptText(passage, lexicon);
  const ask = lexicon.concepts.asking.first(kept) ?? lexicon.concepts['list-asked'].first(kept);
  if (!ask) return [];
  return loosely.flatMap(([category, concept]) => {
    const place = lexicon.concepts[concept].first(kept.slice(ask.start));
    return place ? [{ category, passage, place: { start: ask.start + place.start, end: ask.start + place.end } }] : [];
  });
}

/** A production certificate asks in its section F; section D tells of an earlier order (Regulation 2023/1543, annex I). */
function orderedIn(passage: Passage, kept: string, { anyCategory }: Lexicon): string {
  const sections = sectionsOf(passage);
  const [asked, earlier] = [sections.get('F'), sections.get('D')];
  const only = asked ? ' '.repeat(asked.start) + kept.slice(asked.start, asked.end) : '';
  if (anyCategory.in(only)) return only.padEnd(kept.length);
  return earlier ? blank(kept, earlier) : kept;
}

/** Shown where an order says by its text alone what it is. */
const HEAD = 200;

/** An order to remove names data only to say what to remove; by its text it asks for nothing else. */
function removalIn(passage: Passage, kept: string, { concepts }: Lexicon): Asked[] {
  const place = concepts.removal.first(kept);
  return [{ category: 'REM', passage, place: place ?? { start: 0, end: Math.min(HEAD, kept.length) } }];
}

/** The act asks who signed a document, not for the document. */
const signed = /(?:sign|souscri|conclu|pass)\p{L}* (?:le |la |un |ce |cet |l')?$/u;

/** Data that only identify a person, or are intercepted live, are not counted as traffic as well. */
function namedIn(
  passage: Passage,
  kept: string,
  bases: readonly InstrumentCode[],
  { categories, concepts }: Lexicon,
): Asked[] {
  const criminal = isCriminal(bases);
  const inquires = bases.some((code) => code.startsWith('CPP-'));
  const silent = either(concepts['interception-platform'], concepts['no-data'], concepts['practice-paper']);
  const said = silent.all(kept).reduce(blank, kept);
  const live = concepts['real-time'].all(said).reduce(blank, said);
  const sources = inquires
    ? passage.sentences.filter(({ start, end }) => asksSource(live.slice(start, end), concepts))
    : [];
  const stored = [...concepts['sole-purpose'].all(live).map((place) => sentenceOf(passage, place)), ...sources].reduce(
    blank,
    live,
  );
  const texts: Partial<Record<DataCategory, string>> = { TRF: stored, RTI: said, IDN: said };
  // Listed beside destinations and volumes, a source address is traffic data.
  const isTraffic = concepts.traffic.in(stored);
  const source = { category: criminal && !isTraffic ? 'IDN' : 'TRF', place: concepts['source-address'].first(stored) };
  return categories.flatMap(([category, finder]): Asked[] => {
    const named = finder.first(texts[category] ?? live) ?? (category === 'IDN' ? sources[0] : undefined);
    const place = named ?? (category === source.category ? source.place : null);
    return place ? [{ category, passage, place }] : [];
  });
}

/** One item of an inquiry that asks where connections came from, with port and time, and nothing of what passed (CPCE, art. R. 10-13, IV). */
const asksSource = (item: string, concepts: Lexicon['concepts']): boolean =>
  concepts['connection-source'].in(item) && !concepts['beyond-source'].in(item);

const criminalUnion = new Set(['EU-EPOC', 'EU-EPOC-PR', 'EU-EIO']);

/** Only in criminal matters is a source address asked to identify a person (Regulation 2023/1543, art. 3(10)). */
function isCriminal(bases: readonly InstrumentCode[]): boolean {
  return bases.some((code) => code.startsWith('CPP-') || criminalUnion.has(code));
}

const preservationOnly = new Set(['CPP-60-2', 'CPCE-L34-1', 'EU-EPOC-PR', 'EU-EPOC-PR-EXT', 'US-SCA-2703-F']);

/** True when the document stands on texts of preservation and orders it: then whatever it names is to be kept, not given. */
function isPreservation(bases: readonly InstrumentCode[]): boolean {
  return bases.length > 0 && bases.every((code) => preservationOnly.has(code) && code !== 'CPP-60-2');
}

/**
 * Another act orders the data to be handed over: all that this one names is only to be kept (CPP 60-2, 77-1-2, 99-4).
 */
const isKeptOnly = ({ folded }: Passage, kept: string, { concepts }: Lexicon): boolean =>
  concepts['keep-only'].in(folded) && !concepts['to-produce'].in(kept);

const mayOrderKeeping = new Set(['CPP-60-2', 'CPP-77-1-2', 'CPP-99-4', 'CPCE-L34-1']);

interface Preservation {
  readonly place: Place;
  /** From the order to keep to the end of its sentence: what is to be kept is not asked for. */
  readonly rest: Place;
}

function preservationsIn(
  passage: Passage,
  kept: string,
  bases: readonly InstrumentCode[],
  { concepts }: Lexicon,
): Preservation[] {
  const ordered = bases.some((code) => mayOrderKeeping.has(code)) ? concepts['ordered-keeping'].all(kept) : [];
  const told = ordered.filter(({ start, end }) => !concepts['keeping-time'].in(kept.slice(start, end)));
  const places = [...concepts.preservation.all(kept), ...told];
  const found = places.map((place) => ({ place, rest: { start: place.start, end: sentenceOf(passage, place).end } }));
  if (!isPreservation(bases) || found.length > 0) return found;
  return [{ place: { start: 0, end: Math.min(HEAD, kept.length) }, rest: { start: 0, end: 0 } }];
}

/**
 * A document that was signed, or the subject of an inquiry, is mentioned and not asked for: "Manquement : ventes sans
 * facture".
 */
const isOnlyTold = (kept: string, { start }: Place, sentence: Place, concepts: Lexicon['concepts']): boolean =>
  signed.test(kept.slice(Math.max(0, start - 30), start)) ||
  concepts['offence-heading'].in(kept.slice(sentence.start, Math.min(start, sentence.start + TITLE)));
/** Characters at the head of a sentence that may be the title of a field. */
const TITLE = 40;

/** Documents are the operator's own for a French authority or where the act says "your"; else they are business data. */
function documentsIn(
  passage: Passage,
  kept: string,
  bases: readonly InstrumentCode[],
  zone: IssuerZone,
  { concepts }: Lexicon,
): Asked[] {
  const own: Asked[] = [];
  const judicial = bases.some((code) => code.startsWith('CPP-'));
  for (const place of concepts.document.all(kept)) {
    const sentence = sentenceOf(passage, place);
    if (isOnlyTold(kept, place, sentence, concepts)) continue;
    const sentenceText = kept.slice(sentence.start, sentence.end);
    const isOurs = concepts['own-paper'].in(sentenceText);
    const ofCustomer =
      judicial &&
      !concepts['addressee-own'].in(sentenceText) &&
      concepts['customer-paper'].in(kept.slice(place.start, place.end));
    const papers: DataCategory = isOurs || zone === 'FR' ? 'CORP' : 'NPD';
    const category: DataCategory = ofCustomer ? 'SUB' : papers;
    if (!own.some((asked) => asked.category === category)) own.push({ category, passage, place });
  }
  return own;
}
