/** Offices abroad that no directory knows: the national ending of their domain and their own words name one and the same State. */
import { fold } from '../law/fold.js';
import { isHeadedByBench } from './bench.js';
import { type Citation, french } from './citation.js';
import { namesState, zoneOfState } from './country-names.js';
import { words } from './finder.js';
import { type Issuer, letterheadOf } from './letterhead.js';
import { type Layout, linesOf, type Passage } from './passage.js';
import { lawyerWords } from './private-party-words.js';
import { stateOfLaw } from './relayed.js';
import { authorOf } from './sender.js';

/** Powers of the Union that are obeyed without a court of ours: a domain in the directory alone may use them. */
const obeyed: ReadonlySet<string> = new Set(['EU-TCO-3', 'EU-DSA-9']);

/**
 * The State abroad that the sender's domain and words name, where it writes as an authority; null else. Nothing is proved,
 * and only a refusal or a question follows from it: no such issuer is answered outside the channels between States.
 */
export function ofItsOwnState(layout: Layout, host: string, citations: readonly Citation[]): Issuer | null {
  const country = stateOfEnding(host);
  const zone = country === null ? null : zoneOfState(country);
  if (country === null || zone === null || !writesAsAuthority(layout, citations)) return null;
  const said = layout.passages.filter(({ role }) => role !== 'quoted').map(({ folded }) => folded);
  const isFrench =
    citations.some(({ code }) => french.test(code)) || said.some((text) => letterheadOf(text)?.zone === 'FR');
  if (isFrench || citations.some(({ code }) => obeyed.has(code))) return null;
  const isNamed =
    citations.some(({ code }) => stateOfLaw(code)?.country === country) ||
    said.some((text) => namesState(text, country) || letterheadOf(text)?.country === country);
  return isNamed ? { zone, country, kind: 'unknown' } : null;
}

/** ISO code of the State of a national ending; null for France and for endings of no State. */
function stateOfEnding(host: string): string | null {
  const ending = host.split('.').at(-1) ?? '';
  if (!/^[a-z]{2}$/.test(ending) || ending === 'fr' || ending === 'eu') return null;
  return ending === 'uk' ? 'GB' : ending.toUpperCase();
}

/** By his name, his subject, his first and last lines, or the head of what he attaches; a certificate is an authority's form. */
function writesAsAuthority(layout: Layout, citations: readonly Citation[]): boolean {
  const heard = [fold(layout.outer.headers.subject), fold(authorOf(layout.outer).name)];
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const isForm = citations.some(({ code }) => code.startsWith('EU-EPOC'));
  return isForm || heard.some((text) => office.in(text)) || said.some((one) => isHeadedByBench(one) || isSigned(one));
}

/** A line that is a name, not a sentence that speaks of an office. */
function isSigned(passage: Passage): boolean {
  const lines = linesOf(passage);
  return [...lines.slice(0, LINES), ...lines.slice(-LINES)].some(
    (line) => line.length <= LINE && !/[.!?:,]$/.test(line) && !lawyerWords.in(line) && office.in(line),
  );
}
const LINES = 6;
const LINE = 90;
const office = words(
  '(?:police|sheriff|constabulary|prosecut\\p{L}+|prosecution|attorney general|magistrates?|court|ministry|public safety|gendarmerie)',
  '(?:policia|polizia|polizei|politi|politie|poliisi|policie|policja|polis|rendorseg|militsiya)\\p{L}*',
  '(?:fiscal|ministerio publico|ministere public|staatsanwalt|prokurat|anklage|procura|savcilig|syyttaja|aklagar|ugyesz)\\p{L}*',
  '(?:juzgado|tribunal|gericht|rechtbank|domstol|retten|sad|court|mahkeme|cour|corte)\\p{L}*',
);
