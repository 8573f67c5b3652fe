/** Whose act a partner or a customer passes on, or only tells of (Policy original-issuer; rules U03 to U07, U26). It proves nothing. */
import { authorityOf } from '../law/authority.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import type { IssuerZone, Relay } from '../law/vocabulary.js';
import { officialWords } from './asking-words.js';
import { benchOf } from './bench.js';
import type { Citation } from './citation.js';
import { issuingStateIn, memberStateIn, stateAbroadIn, townIn, zoneOfMember } from './country-names.js';
import { words } from './finder.js';
import { sectionIn } from './form.js';
import type { OperatorView, ReadingLaw } from './law.js';
import { type Issuer, letterheadOf, namedIn } from './letterhead.js';
import type { Origin } from './origin.js';
import { type Layout, type Passage, sentenceAround } from './passage.js';
import { authorOf, hostOf, partnerCountry } from './sender.js';

/** The issuer of what a partner or customer passes on; null when nothing it sends comes from an authority. */
export function relayedOrigin(
  layout: Layout,
  relay: Relay,
  citations: readonly Citation[],
  law: ReadingLaw,
): Origin | null {
  const senders = [...layout.inner].reverse().flatMap((envelope) => authorOf(envelope).mailbox ?? []);
  const hosts = [...senders, ...(layout.quotedFrom ? [layout.quotedFrom] : [])].map(hostOf);
  const authority = hosts.map((host) => authorityOf(host, law.authorities)).find((found) => found !== undefined);
  if (authority) {
    const issuer = { zone: authority.zone, country: authority.country, kind: authority.kind };
    return { issuer, relayedBy: relay, pretends: false, authorityId: authority.id };
  }
  const heads = layout.passages.filter((passage) => passage.document || passage.role === 'act');
  const documents = heads.filter((passage) => passage.document || layout.inner.length > 0);
  const issuer =
    certifiedBy(documents, citations) ??
    documents.map((passage) => letterheadOf(passage.folded)).find((found) => found !== null) ??
    documents.map((passage) => orderedUnder(passage, citations)).find((found) => found !== null) ??
    documents.map(benchOf).find((found) => found !== null) ??
    layout.passages
      .filter(({ role }) => role === 'quoted')
      .map(benchOf)
      .find((found) => found !== null) ??
    toldBy(layout, citations, partnersOf(law.operator)) ??
    homeOf(layout, citations, law.operator);
  const named = issuer ?? (relay === 'CUSTOMER' ? toldByCustomer(layout) : null);
  return named ? { issuer: named, relayedBy: relay, pretends: false, authorityId: null } : null;
}

/** The State whose police or court a customer names in one sentence: what it received is that State's (row U26). */
function toldByCustomer({ passages }: Layout): Issuer | null {
  for (const { folded, sentences } of passages) {
    const said = sentences.map(({ start, end }) => folded.slice(start, end)).filter((one) => officialWords.in(one));
    const country = said.map(stateAbroadIn).find((found) => found !== null);
    if (country) return { zone: 'THIRD', country, kind: 'unknown' };
  }
  return null;
}

/** A certificate that another house received: its section A names its State (row E15). */
function certifiedBy(documents: readonly Passage[], citations: readonly Citation[]): Issuer | null {
  const isForm = citations.some(({ code }) => code.startsWith('EU-EPOC'));
  const country = isForm ? documents.map(issuingStateOf).find((found) => found !== null) : null;
  return country ? { zone: zoneOfMember(country), country, kind: 'unknown' } : null;
}

/** A document that orders under a law of another State, whatever its head. */
function orderedUnder(passage: Passage, citations: readonly Citation[]): Issuer | null {
  return orders.in(passage.folded)
    ? toldOf(
        null,
        citations.filter((one) => one.passage === passage),
      )
    : null;
}
const orders = words(
  'you are (?:hereby )?(?:required|ordered|commanded|directed|requested)',
  'it is (?:hereby )?ordered',
  'shall',
);

/** The State that a certificate of the Union names as its issuer. */
export function issuingStateOf(passage: Passage): string | null {
  const section = sectionIn(passage, 'A');
  const head = section === '' ? passage.folded.slice(0, HEAD) : section;
  return statedIn(passage) ?? townIn(head) ?? letterheadOf(head)?.country ?? null;
}

/** Characters in which a certificate without sections names who issued it. */
const HEAD = 200;

/** The State that a certificate names in words; the name of an office may be that of several States. */
export function statedIn(passage: Passage): string | null {
  return issuingStateIn(passage.folded) ?? memberStateIn(sectionIn(passage, 'A'));
}

/** The names of acts of authority, and of what they do to whom they reach. */
const acts = words(
  '(?:was|were|been|is|are|has|have|got) (?:\\p{L}+ ){0,2}(?:served|ordered|compelled|directed|commanded|subpoenaed)',
  '(?:served|serves|serving)',
  '(?:receiv|giv|hand|issu|left|sent|deliver)\\p{L}*(?: \\p{L}+){0,5} (?:orders?|warrants?|subpoenas?|summons|directives?|notices?|letters?|demands?|requests?|process)',
  '(?:federal|government|sealed|secret|gag|lawful|classified|compulsory|judicial|legal|national[ -]security) (?:orders?|directives?|process|demands?|notices?|letters?|mandates?|compulsion)',
  '(?:in response to|pursuant to|under|comply(?:ing)? with|compelled by|by virtue of) (?:an? |the |such )?(?:[\\p{L}\\d()§.]+ ){0,4}(?:orders?|warrants?|subpoenas?|directives?|requests?|demands?|notices?)',
  'subpoena\\p{L}*',
  'warrants?',
  'summons',
  '(?:court|production|disclosure|preservation|judicial|sealed) orders?',
  'orders? (?:of|from|by|under|issued|requiring|compelling)',
  'directives? (?:of|from|by|under|issued|requiring)',
  '(?:technical|capability|assistance) notices?',
  'assignations?',
  'sommations?',
  'ordonnances?',
  'injonctions?',
  "mandats? (?:de |d'|federa|americain|judiciaire)\\p{L}*",
  '(?:a|ont|nous|etre|ete) signifie[e]?s?',
  '(?:nous|exige|exigent|exigeant) (?:exige\\p{L}*|de (?:remettre|fournir|communiquer|livrer))',
);
/** It came: what partners write of acts of others, in the news or in their policies, says none of these of themselves. */
const came = words(
  '(?:served|receiv\\p{L}*|given|gave|handed|issued|sent|delivered|left|brought|ordered|orders|compelled|compels|directed|directs|commanded|subpoenaed|requir\\p{L}*|demand\\p{L}*|complied|produced|provided|disclosed|in response to|under|got|hit with|attached|enclosed|forward\\p{L}*)',
  '(?:recu\\p{L}*|signifi\\p{L}*|remis\\p{L}*|notifi\\p{L}*|adress\\p{L}*|exig\\p{L}*|ordonn\\p{L}*|impos\\p{L}*|contrai\\p{L}*|enjoi\\p{L}*|vis\\p{L}*|joint\\p{L}*|ci-joint\\p{L}*|transm\\p{L}*|somm\\p{L}*)',
);
const plural = words(
  '(?:warrants|subpoenas|orders|summonses|directives|notices|demands|ordonnances|injonctions|mandats|assignations|sommations)',
);
/** Handed over in person: to whom is plain. */
const handed = words('(?:agents?|officers?|marshals?)(?: \\p{L}+){0,3} (?:left|handed|delivered|brought|came|visited)');
/** What is told of all such orders at once, in a report or a count, is none that came. */
const general = words(
  'transparency report',
  'rapport de transparence',
  '(?:counts?|number|numbers|statistics|figures) (?:of )?(?:the |all )?(?:warrants|subpoenas|orders|requests)',
  "(?:nombre|statistiques|chiffres) (?:de |des |d')(?:mandats|ordonnances|demandes|requisitions)",
);
const self = words('(?:we|us|our|ours|i|me|my|nous|notre|nos|moi|je|ma|mon|mes)');
/** How near the words stand to the authority or the law they speak of. */
const NEAR = 400;
/** Places looked at in one text. */
const LOOKED_AT = 20;

/** Every text of a State that is not ours, by the first letters of its code. */
const states: Readonly<Record<string, Pick<Issuer, 'zone' | 'country'>>> = {
  US: { zone: 'THIRD', country: 'US' },
  UK: { zone: 'THIRD', country: 'GB' },
  CA: { zone: 'THIRD', country: 'CA' },
  AU: { zone: 'THIRD', country: 'AU' },
  CN: { zone: 'THIRD', country: 'CN' },
  RU: { zone: 'THIRD', country: 'RU' },
  IN: { zone: 'THIRD', country: 'IN' },
  CH: { zone: 'EEA_CH' satisfies IssuerZone, country: 'CH' },
};

/** The State whose law a code is; undefined for the Union's, for ours and for treaties. */
export const stateOfLaw = (code: string): Pick<Issuer, 'zone' | 'country'> | undefined =>
  states[code.split('-')[0] ?? ''];

/** An order that is only told of binds nobody more than one that is attached: it is judged as its issuer's. */
function toldBy(layout: Layout, citations: readonly Citation[], partners: readonly string[]): Issuer | null {
  for (const passage of layout.passages) {
    const places = acts.all(passage.folded).filter((place) => reached(passage, place, partners));
    for (const { start, end } of places.slice(0, LOOKED_AT)) {
      const around = { start: Math.max(0, start - NEAR), end: end + NEAR };
      const named = namedIn(passage.folded.slice(around.start, around.end));
      const near = citations.filter(
        (one) => one.passage === passage && one.place.start >= around.start && one.place.end <= around.end,
      );
      const issuer = toldOf(named, near);
      if (issuer) return issuer;
    }
  }
  return null;
}

/** An order whose State nobody names is of the State of the house it reached: there it can be served. */
function homeOf(layout: Layout, citations: readonly Citation[], operator: OperatorView): Issuer | null {
  const country = partnerCountry(authorOf(layout.outer).mailbox, operator);
  const state = Object.values(states).find((one) => one.country === country);
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const isFrench = citations.length > 0 || said.some(({ folded }) => namedIn(folded) !== null);
  if (!state || isFrench) return null;
  const partners = partnersOf(operator);
  const isTold = said.some(
    (passage) =>
      acts.all(passage.folded).some((place) => reached(passage, place, partners) && isTrue(passage, place)) &&
      power.in(passage.folded),
  );
  return isTold ? { ...state, kind: 'unknown' } : null;
}
/** What may come one day, or is said of all such orders, is none that came. */
const isTrue = (passage: Passage, place: Place): boolean => {
  const { start, end } = sentenceAround(passage, place);
  const said = passage.folded.slice(start, end);
  return !perhaps.in(said) && !plural.in(said);
};
const perhaps = words(
  '(?:may|might|could|would|if|when|whenever|should|any|never|not|no|how|whether|such|policy|terms|peut|pourr\\p{L}*|si|lorsque|tout|toute|aucun\\p{L}*|jamais|pas)',
);
const power = words(
  '(?:federal|government|sealed|secret|gag|court|judge|judicial|agents?|agency|authorit(?:y|ies)|law enforcement|police|prosecut\\p{L}*|national[ -]security|subpoena\\p{L}*|warrants?|marshals?|ministry|regulator)',
);

/** The first words of the names of the houses around the operator. */
function partnersOf({ parent, foreignTechProvider, subcontractors }: OperatorView): string[] {
  const houses = [parent, foreignTechProvider, ...(parent?.affiliates ?? []), ...subcontractors];
  return houses
    .flatMap((house) => (house ? [fold(house.name).split(' ')[0] ?? ''] : []))
    .filter((name) => name.length > 3);
}

/** It reached the writer, or somebody of his house: his own words say so in the sentence of the act or beside it. */
function reached(passage: Passage, place: Place, partners: readonly string[]): boolean {
  const { folded, sentences } = passage;
  const at = sentences.findIndex((sentence) => place.start < sentence.end);
  const { start, end } = sentences[at] ?? place;
  const said = folded.slice(start, end);
  if (handed.in(said)) return true;
  if (general.in(said)) return false;
  const isSelf = self.in(said) || partners.some((name) => said.includes(name));
  return isSelf && came.in(said) && !(plural.in(said) && !self.in(said));
}

/** The authority named, unless a law of another State stands beside it. */
function toldOf(named: Issuer | null, citations: readonly Citation[]): Issuer | null {
  const state = citations.map(({ code }) => stateOfLaw(code)).find((found) => found !== undefined);
  if (named && named.zone !== 'FR' && (!state || state.country === named.country)) return named;
  return state ? { ...state, kind: 'unknown' } : null;
}
