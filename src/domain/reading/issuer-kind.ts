/** Which kind of authority an act comes from: the directory names the office, the act names its author. */
import { addressText } from '../kernel/mailbox.js';
import type { IssuerKind, Relay } from '../law/vocabulary.js';
import type { Citation } from './citation.js';
import { stanceOf } from './clause.js';
import { words } from './finder.js';
import { letterheadOf } from './letterhead.js';
import type { Origin } from './origin.js';
import type { Layout, Passage } from './passage.js';
import { intelligenceWords, kindWords } from './role-words.js';
import { authorOf } from './sender.js';
import { speaksOfValidation } from './validation.js';

const foreignIntelligence = new Set(['US-FISA-702', 'US-NSL-2709']);
const frenchIntelligence = /^CSI-L8/;
const courtOrder = words(
  'it is (?:hereby )?(?:further )?ordered',
  'search(?: and seizure)? warrant',
  'orders that',
  'overseas production order',
  'production order (?:made|granted|issued)',
  'order (?:made|entered|granted) by the court',
  'order entered',
);
const taxWords = words('internal revenue service');
const served = words('served', 'serve', 'serves', 'service of', 'hereby served');

export function kindOf(origin: Origin, layout: Layout, citations: readonly Citation[]): IssuerKind {
  const { issuer, relayedBy } = origin;
  const texts = layout.passages.filter((passage) => passage.role !== 'quoted');
  if (isIntelligence(origin, layout, citations) || offersPartnership(origin, layout, citations)) return 'intelligence';
  if (issuer.zone === 'THIRD' && orderedByCourt(issuer.kind, relayedBy, layout)) return 'court';
  if (issuer.country === 'US' && texts.some((passage) => taxWords.in(passage.folded))) return 'tax';
  if (issuer.kind !== 'unknown') return issuer.kind;
  const acts = texts.filter((passage) => passage.role === 'act');
  return handIn(acts) ?? handIn(texts) ?? 'unknown';
}

/** By the law it stands on abroad; in France by the sender's own name, in a text that speaks of it. */
function isIntelligence({ issuer, authorityId }: Origin, layout: Layout, citations: readonly Citation[]): boolean {
  const codes = citations.map(({ code }) => code);
  if (issuer.country === 'US') return codes.some((code) => foreignIntelligence.has(code));
  // The group of the Prime Minister orders; it gathers nothing for itself (CSI L851-1; rows A01, A02).
  if (issuer.zone !== 'FR' || authorityId === 'fr-sgdsn') return false;
  const author = authorOf(layout.outer);
  const address = author.mailbox ? addressText(author.mailbox) : '';
  const named = intelligenceWords.in(`${address} ${author.name}`.toLowerCase());
  const secret = named || codes.some((code) => frenchIntelligence.test(code));
  return secret && layout.passages.some(({ role, folded }) => role !== 'quoted' && intelligenceWords.in(folded));
}

/** A State abroad that asks for lasting help under no law, whatever its office, gathers intelligence (row U08). */
function offersPartnership({ issuer }: Origin, { passages }: Layout, citations: readonly Citation[]): boolean {
  const said = passages.filter(({ role }) => role !== 'quoted');
  return issuer.zone === 'THIRD' && citations.length === 0 && said.some(({ folded }) => partnership.in(folded));
}
const partnership = words(
  'executive order 12 ?333',
  'e\\.?o\\.? ?12 ?333',
  '(?:voluntary|informal|discreet|confidential|trusted)[^.;]{0,60}(?:partnership|co-?operation|collaboration|arrangement|sharing|programme?|relationship|liaison|exchange|channel)',
  '(?:partnership|co-?operation|collaboration|arrangement|sharing|programme?|relationship|exchange|channel)[^.;]{0,80}(?:voluntary|voluntarily|informal|informally|discreet)',
  '(?:partenariat|cooperation|collaboration|echange)[^.;]{0,60}(?:volontaire|informel\\p{L}*|discret\\p{L}*)',
  '(?:volontaire|informel\\p{L}*|discret\\p{L}*)[^.;]{0,60}(?:partenariat|cooperation|collaboration|echange)',
);

/** A prosecutor sends, an officer serves, the court orders. */
function orderedByCourt(kind: IssuerKind, relayedBy: Relay, layout: Layout): boolean {
  const texts = [
    layout.outer.headers.subject.toLowerCase(),
    ...layout.passages.filter((one) => one.role !== 'quoted').map((one) => one.folded),
  ];
  const ordered =
    texts.some((text) => courtOrder.in(text)) && texts.some((text) => /\bcourt\b|\bjudge\b|\bjustice\b/.test(text));
  if (kind === 'prosecutor' || relayedBy !== 'NONE') return ordered;
  if (kind !== 'police' || !ordered) return false;
  // An act under the head of a court is the court's, whoever sends it.
  const isCourts = layout.passages.some(({ document, folded }) => document && letterheadOf(folded)?.kind === 'court');
  return isCourts || texts.some((text) => served.in(text));
}

const hand = words('nous,? (?:soussigne[e]?,? )?[^;]{0,160}', 'i,? the undersigned[^;]{0,160}');

/** Whose hand: after "Nous, …" where an act begins so, else the first office named in its head. */
function handIn(passages: readonly Passage[]): IssuerKind | null {
  for (const folded of passages.map(withoutDoubtedJudge)) {
    const place = hand.first(folded);
    const found =
      (place && firstKind(folded.slice(place.start, place.end))) ??
      firstKind(folded.slice(0, 1_500)) ??
      firstKind(folded);
    if (found) return found;
  }
  return null;
}

/** The judge that an act says has not, or not yet, validated it is not its author. */
function withoutDoubtedJudge({ folded, text, sentences }: Passage): string {
  const doubted = sentences.filter(({ start, end }) => {
    const clause = { said: folded.slice(start, end), printed: text.slice(start, end) };
    return speaksOfValidation(clause) && stanceOf(clause) !== 'affirmed';
  });
  return doubted.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    folded,
  );
}

function firstKind(folded: string): IssuerKind | null {
  const found = kindWords.flatMap(([kind, finder], rank) => {
    const place = finder.first(folded);
    return place ? [{ kind, at: place.start, rank }] : [];
  });
  return found.sort((one, other) => one.at - other.at || one.rank - other.rank)[0]?.kind ?? null;
}
