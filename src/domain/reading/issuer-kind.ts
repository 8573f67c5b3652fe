/** Which kind of authority an act comes from: the directory names the office, the act names its author. */

import { addressText } from '../kernel/mailbox.js';
import { fold } from '../law/fold.js';
import type { InstrumentCode, IssuerKind, IssuerZone, Relay } from '../law/vocabulary.js';
import type { Citation } from './citation.js';
import { stanceOf } from './clause.js';
import type { Concept } from './concept.js';
import type { Finder } from './finder.js';
import { sectionIn } from './form.js';
import { letterheadOf } from './letterhead.js';
import type { Lexicon } from './lexicon.js';
import type { Origin } from './origin.js';
import type { Layout, Passage } from './passage.js';
import { authorOf } from './sender.js';
import { speaksOfValidation } from './validation.js';

const foreignIntelligence = new Set(['US-FISA-702', 'US-NSL-2709']);
const frenchIntelligence = /^CSI-L8/;

export function kindOf(origin: Origin, layout: Layout, citations: readonly Citation[], lexicon: Lexicon): IssuerKind {
  const { issuer, relayedBy } = origin;
  const texts = layout.passages.filter((passage) => passage.role !== 'quoted');
  if (isIntelligence(origin, layout, citations, lexicon) || offersPartnership(origin, layout, citations, lexicon))
    return 'intelligence';
  if (issuer.zone === 'THIRD' && orderedByCourt(issuer.kind, relayedBy, layout, lexicon)) return 'court';
  if (issuer.country === 'US' && texts.some((passage) => lexicon.concepts['tax-service'].in(passage.folded)))
    return 'tax';
  // An international court has a prosecutor of its own (Rome Statute, art. 34).
  if (issuer.zone === 'INTL' && issuer.kind === 'court')
    return handOf(layout, lexicon) === 'prosecutor' ? 'prosecutor' : 'court';
  if (issuer.kind !== 'unknown') return issuer.kind;
  const acts = texts.filter((passage) => passage.role === 'act');
  return (
    certifiedKind(acts, citations, lexicon) ??
    handIn(acts, lexicon) ??
    handIn(texts, lexicon) ??
    ofTheLaw(issuer.zone, citations)
  );
}

/** Who writes, by the name that the mail shows, else by its words. */
const handOf = ({ outer, passages }: Layout, lexicon: Lexicon): IssuerKind | null =>
  firstKind(fold(authorOf(outer).name), lexicon) ??
  handIn(
    passages.filter(({ role }) => role !== 'quoted'),
    lexicon,
  );

/** The only kind of authority that may use the cited foreign law, where the order does not name its author. */
const userOf: Readonly<Record<InstrumentCode, IssuerKind>> = {
  'US-SCA-2703': 'court',
  'US-SCA-2703-D': 'court',
  'US-EDR-2702-B-8': 'police',
  'CA-487-014': 'court',
  'UK-COPO': 'court',
  'UK-PACE': 'court',
  'UK-IPA': 'intelligence',
  'IN-BNSS-94': 'police',
};
const ofTheLaw = (zone: IssuerZone, citations: readonly Citation[]): IssuerKind =>
  (zone === 'THIRD' ? citations.map(({ code }) => userOf[code]).find((kind) => kind !== undefined) : null) ?? 'unknown';

/** For a US act, by the law that it cites; for a French one, by the sender's own name in a text that mentions it. */
function isIntelligence(
  { issuer, authorityId }: Origin,
  layout: Layout,
  citations: readonly Citation[],
  lexicon: Lexicon,
): boolean {
  const { intelligence } = lexicon.concepts;
  const codes = citations.map(({ code }) => code);
  if (issuer.country === 'US') return codes.some((code) => foreignIntelligence.has(code));
  // The group of the Prime Minister orders; it gathers nothing for itself (CSI L851-1; rows A01, A02).
  if (issuer.zone !== 'FR' || authorityId === 'fr-sgdsn') return false;
  const author = authorOf(layout.outer);
  const address = author.mailbox ? addressText(author.mailbox) : '';
  const named = intelligence.in(`${address} ${author.name}`.toLowerCase());
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const secret =
    named || codes.some((code) => frenchIntelligence.test(code)) || said.some((one) => namesItsService(one, lexicon));
  return secret && said.some(({ folded }) => intelligence.in(folded));
}

/** "Ma maison (la DGSI)": the name stands right behind the writer's word for his own service. */
const namesItsService = ({ folded }: Passage, { concepts }: Lexicon): boolean =>
  concepts['own-service'].all(folded).some(({ end }) => concepts.intelligence.in(folded.slice(end, end + 24)));

/** A State abroad that asks for lasting help under no law, whatever its office, gathers intelligence (row U08). */
function offersPartnership(
  { issuer }: Origin,
  { passages }: Layout,
  citations: readonly Citation[],
  { concepts }: Lexicon,
): boolean {
  const said = passages.filter(({ role }) => role !== 'quoted');
  return (
    issuer.zone === 'THIRD' && citations.length === 0 && said.some(({ folded }) => concepts.partnership.in(folded))
  );
}

/** Those whose officers serve what a court orders. */
const serving: ReadonlySet<IssuerKind> = new Set(['police', 'tax', 'customs', 'unknown']);

/** A prosecutor sends, an officer serves, the court orders. */
function orderedByCourt(kind: IssuerKind, relayedBy: Relay, layout: Layout, lexicon: Lexicon): boolean {
  const texts = [
    layout.outer.headers.subject.toLowerCase(),
    ...layout.passages.filter((one) => one.role !== 'quoted').map((one) => one.folded),
  ];
  const ordered =
    texts.some((text) => lexicon.concepts['court-order'].in(text)) &&
    texts.some((text) => /\bcourt\b|\bjudge\b|\bjustice\b/.test(text));
  if (kind === 'prosecutor' || relayedBy !== 'NONE') return ordered;
  if (!ordered) return false;
  // An act with the letterhead of a court is issued by that court, whatever its sender.
  const isCourts = layout.passages.some(
    ({ document, folded }) => document && letterheadOf(folded, lexicon.countries)?.kind === 'court',
  );
  return isCourts ? serving.has(kind) : kind === 'police' && texts.some((text) => lexicon.concepts.served.in(text));
}

/** Characters behind "Nous," in which the author of an act names himself. */
const HAND = 160;

/** Sections of a certificate in which its author signs: annex I, then annex II of Regulation 2023/1543. */
const signing: Readonly<Record<string, string>> = { 'EU-EPOC': 'I', 'EU-EPOC-PR': 'F' };

/** Whose certificate: the office that signs it, else the one its section A names before the authority that validates. */
function certifiedKind(acts: readonly Passage[], citations: readonly Citation[], lexicon: Lexicon): IssuerKind | null {
  const letters = citations.flatMap(({ code }) => signing[code] ?? []);
  for (const act of acts) {
    const office = sectionIn(act, 'A').split(/validat|valid[ei]/)[0] ?? '';
    const signed = letters.map((letter) => firstKind(sectionIn(act, letter), lexicon));
    const found = signed.find((kind) => kind !== null) ?? firstKind(office, lexicon);
    if (letters.length > 0 && found) return found;
  }
  return null;
}

/** The author: named after "Nous, …" when the act begins so, else the first office named in its letterhead. */
function handIn(passages: readonly Passage[], lexicon: Lexicon): IssuerKind | null {
  for (const folded of passages.map((passage) => withoutDoubtedJudge(passage, lexicon))) {
    const hand = lexicon.concepts.undersigned.first(folded);
    const [named = ''] = hand ? folded.slice(hand.end, hand.end + HAND).split(';') : [];
    const found = firstKind(named, lexicon) ?? firstKind(folded.slice(0, 1_500), lexicon) ?? firstKind(folded, lexicon);
    if (found) return found;
  }
  return null;
}

/** The judge that an act says has not, or not yet, validated it is not its author. */
function withoutDoubtedJudge({ folded, text, sentences }: Passage, lexicon: Lexicon): string {
  const doubted = sentences.filter(({ start, end }) => {
    const clause = { said: folded.slice(start, end), printed: text.slice(start, end) };
    return speaksOfValidation(clause, lexicon) && stanceOf(clause, lexicon) !== 'affirmed';
  });
  return doubted.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    folded,
  );
}

/** Kinds by the concept that names them, in order of preference where two begin at the same place. */
const kinds = [
  ['judge', 'judge'],
  ['prosecutor', 'prosecutor'],
  ['intelligence', 'intelligence'],
  ['tax', 'tax-service'],
  ['customs', 'customs'],
  ['regulator', 'regulator'],
  ['police', 'police'],
  ['court', 'court'],
  ['parliament', 'parliament'],
  ['municipality', 'municipality'],
] as const satisfies readonly (readonly [IssuerKind, Concept])[];

function firstKind(folded: string, { concepts }: Lexicon): IssuerKind | null {
  const ticked = tickedJudge(folded, concepts['judge-word']);
  const found = kinds.flatMap(([kind, concept], rank) => {
    const place = concepts[concept].first(folded);
    return place ? [{ kind, at: place.start, rank }] : [];
  });
  const all = ticked < 0 ? found : [{ kind: 'judge' as const, at: ticked, rank: 0 }, ...found];
  return all.sort((one, other) => one.at - other.at || one.rank - other.rank)[0]?.kind ?? null;
}

/** Where a ticked box of a form has a judge behind it; -1 where none has. */
const tickedJudge = (folded: string, judge: Finder): number =>
  [...folded.matchAll(/(?:☒|\[x\]|\(x\)) ?/g)].find(({ 0: box, index }) => {
    const behind = folded.slice(index + box.length, index + box.length + LABEL);
    return judge.first(behind)?.start === 0;
  })?.index ?? -1;
/** Characters of the label of a box. */
const LABEL = 40;
