/** Offices abroad that no directory knows: their own words name their State, and a national ending of their domain names no other. */
import { fold } from '../law/fold.js';
import { isHeadedByBench } from './bench.js';
import { type Citation, french } from './citation.js';
import type { Issuer } from './country.js';
import { languageOf } from './language.js';
import { letterheadOf } from './letterhead.js';
import type { Lexicon } from './lexicon.js';
import { isFreeMail } from './lookalike.js';
import { type Layout, linesOf, type Passage } from './passage.js';
import { referenceOf } from './reference.js';
import { issuingStateOf, stateOfLaw } from './relayed.js';
import { authorOf } from './sender.js';

/** Powers of the Union that are obeyed without a court of ours: a domain in the directory alone may use them. */
const obeyed: ReadonlySet<string> = new Set(['EU-TCO-3', 'EU-DSA-9']);

/**
 * The State abroad that the sender's domain and words name, where it writes as an authority; null else. Nothing is proved,
 * and only a refusal or a question follows from it: no such issuer is answered outside the channels between States.
 */
export function ofItsOwnState(
  layout: Layout,
  host: string,
  citations: readonly Citation[],
  lexicon: Lexicon,
): Issuer | null {
  const { countries } = lexicon;
  const country = isOfNoState(host) ? stateTold(layout, citations, lexicon) : stateOfEnding(host);
  const zone = country === null ? null : countries.zoneOf(country);
  if (country === null || zone === null || !writesAsAuthority(layout, citations, lexicon)) return null;
  const said = layout.passages.filter(({ role }) => role !== 'quoted').map(({ folded }) => folded);
  const isFrench =
    citations.some(({ code }) => french.test(code)) ||
    said.some((text) => letterheadOf(text, countries)?.zone === 'FR');
  if (isFrench || citations.some(({ code }) => obeyed.has(code))) return null;
  const isNamed =
    isOfNoState(host) ||
    said.some((text) => bearsCodeOf(languageOf(text), country)) ||
    citations.some(({ code }) => stateOfLaw(code)?.country === country) ||
    said.some((text) => countries.isNamed(text, country) || letterheadOf(text, countries)?.country === country);
  return isNamed ? { zone, country, kind: 'unknown' } : null;
}

/** Of a language that the ending shares its code with (`de`, `pl`): an office of a town names no State, and writes in its own. */
const bearsCodeOf = (language: string, country: string): boolean => language === country.toLowerCase();

/** True of an ending that is not a State's, nor the Union's. */
const isOfNoState = (host: string): boolean => (host.split('.').at(-1) ?? '').length > 2 && !isFreeMail(host);

/**
 * The State that an office names in its own letterhead or in the field of its form, where its paper bears a reference as acts
 * do; null else. A text that only speaks of a State names none.
 */
function stateTold(layout: Layout, citations: readonly Citation[], lexicon: Lexicon): string | null {
  if (!speaksForOffice(layout, lexicon)) return null;
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const heads = [layout.outer.headers.subject, ...said.map(({ folded }) => folded.slice(0, HEAD))];
  if (referenceOf(layout, lexicon) === null && !heads.some(bearsNumber)) return null;
  const papers = [...said.filter(({ document }) => document), ...said.filter(({ document }) => !document)];
  const isForm = citations.some(({ code }) => code.startsWith('EU-'));
  const told = papers.map((one) => (isForm ? issuingStateOf(one, lexicon) : null) ?? stateOfHead(one, lexicon));
  const cited = citations.map(({ code }) => stateOfLaw(code)?.country).find((code) => code !== undefined);
  const country = told.find((code) => code !== null) ?? cited ?? null;
  return country === 'FR' ? null : country;
}

/** The writer is an office, by the name shown or in the mail; a private person who attaches an act is not. */
function speaksForOffice({ outer, passages }: Layout, lexicon: Lexicon): boolean {
  const shown = fold(authorOf(outer).name);
  const mails = passages.filter(({ role, document }) => role !== 'quoted' && !document);
  return (
    ofOffice.some((concept) => lexicon.concepts[concept].in(shown)) ||
    lexicon.countries.authorityIn(shown) !== null ||
    mails.some((one) => isHeadedByBench(one, lexicon) || isSigned(one, lexicon))
  );
}
/** The words of offices that ask with power. */
export const ofOffice = [
  'authority-heading',
  'authority-line',
  'authority-word',
  'judge',
  'prosecutor',
  'police',
  'court',
  'regulator',
  'tax-service',
  'customs',
  'intelligence',
] as const;

/** The number of a file, in an order of its own: no day, no year, no hour. */
const bearsNumber = (head: string): boolean =>
  /\d{3,}|\d[/-]\d/.test(head.replaceAll(/\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b20\d\d\b(?![/.-]?\d)|\d{1,2}:\d\d/g, ' '));

/** The State of the authority that heads a paper, by its own name, by the State's or by that of a town. */
function stateOfHead(passage: Passage, lexicon: Lexicon): string | null {
  const { countries } = lexicon;
  const head = passage.folded.slice(0, HEAD);
  const known = letterheadOf(passage.folded, countries)?.country;
  if (known) return known;
  if (!isHeadedByBench(passage, lexicon)) return null;
  return countries.statesIn(head).find((code) => code !== 'FR') ?? countries.memberOfTownIn(head);
}
/** Characters of a letterhead, with its day and place. */
const HEAD = 500;

/** ISO code of the State of a national ending; null for France and for endings of no State. */
function stateOfEnding(host: string): string | null {
  const ending = host.split('.').at(-1) ?? '';
  if (!/^[a-z]{2}$/.test(ending) || ending === 'fr' || ending === 'eu') return null;
  return ending === 'uk' ? 'GB' : ending.toUpperCase();
}

/** By his name, his subject, his first and last lines, or the head of what he attaches; a certificate is an authority's form. */
function writesAsAuthority(layout: Layout, citations: readonly Citation[], lexicon: Lexicon): boolean {
  const office = lexicon.concepts['authority-word'];
  const heard = [fold(layout.outer.headers.subject), fold(authorOf(layout.outer).name)];
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const isForm = citations.some(({ code }) => code.startsWith('EU-EPOC'));
  return (
    isForm ||
    heard.some((text) => office.in(text)) ||
    said.some((one) => isHeadedByBench(one, lexicon) || isSigned(one, lexicon))
  );
}

/** A line that is a name, not a sentence that speaks of an office. */
function isSigned(passage: Passage, { concepts }: Lexicon): boolean {
  const lines = linesOf(passage);
  return [...lines.slice(0, LINES), ...lines.slice(-LINES)].some(
    (line) => isName(line) && !concepts.lawyer.in(line) && concepts['authority-word'].in(line),
  );
}
const isName = (line: string): boolean => line.length <= LINE && !/[.!?:,]$/.test(line);
const LINES = 6;
const LINE = 90;
