/** Whose act a partner or a customer passes on, or only tells of (Policy original-issuer; rules U03 to U07, U26). It proves nothing. */

import type { Mailbox } from '../kernel/mailbox.js';
import { authorityOf } from '../law/authority.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import type { IssuerZone, Relay } from '../law/vocabulary.js';
import { benchOf, stateOf } from './bench.js';
import type { Citation } from './citation.js';
import type { Issuer } from './country.js';
import { sectionIn } from './form.js';
import { issuingStateIn } from './issuing-state.js';
import type { OperatorView, ReadingLaw } from './law.js';
import { letterheadOf } from './letterhead.js';
import type { Lexicon } from './lexicon.js';
import type { Origin } from './origin.js';
import { type Layout, type Passage, sentenceAround } from './passage.js';
import { authorOf, hostOf, partnerCountry, relayOf } from './sender.js';

/**
 * The partner outside the Union that writes for itself. Whether an order stands behind its demand cannot be seen, so the
 * rules treat the demand as one passed on. A customer disposes of his own data, and who asks for his own data is heard.
 */
export function partnerAbroad(
  { country, kind }: Issuer,
  writer: Mailbox | null,
  { operator, lexicon }: ReadingLaw,
): Relay {
  const relay = relayOf(writer, operator);
  const isWithin = country !== null && lexicon.countries.isMember(country);
  return relay === 'CUSTOMER' || kind === 'data_subject' || isWithin ? 'NONE' : relay;
}

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
  const { countries } = law.lexicon;
  const heads = layout.passages.filter((passage) => passage.document || passage.role === 'act');
  const documents = heads.filter((passage) => passage.document || layout.inner.length > 0);
  const issuer =
    certifiedBy(documents, citations, law.lexicon) ??
    documents.map((passage) => letterheadOf(passage.folded, countries)).find((found) => found !== null) ??
    documents.map((passage) => orderedUnder(passage, citations, law.lexicon)).find((found) => found !== null) ??
    documents.map((passage) => benchOf(passage, law.lexicon)).find((found) => found !== null) ??
    layout.passages
      .filter(({ role }) => role === 'quoted')
      .map((passage) => benchOf(passage, law.lexicon))
      .find((found) => found !== null) ??
    toldBy(layout, citations, law) ??
    homeOf(layout, citations, law);
  const named = issuer ?? (relay === 'CUSTOMER' ? toldByCustomer(layout, law.lexicon) : null);
  return named ? { issuer: named, relayedBy: relay, pretends: false, authorityId: null } : null;
}

/** The State whose police or court a customer names in one sentence, but in a question, which tells of none: what it received is that State's (row U26). */
function toldByCustomer({ passages }: Layout, { concepts, countries }: Lexicon): Issuer | null {
  for (const { folded, sentences } of passages) {
    const said = sentences
      .map(({ start, end }) => folded.slice(start, end))
      .filter((one) => concepts.official.in(one) && !one.trimEnd().endsWith('?'));
    const country = said.map((one) => countries.abroadIn(one)).find((found) => found !== null);
    if (country) return stateOf(country, countries);
  }
  return null;
}

/** A certificate that another operator received: its section A names its State (row E15). */
function certifiedBy(documents: readonly Passage[], citations: readonly Citation[], lexicon: Lexicon): Issuer | null {
  const isForm = citations.some(({ code }) => code.startsWith('EU-EPOC'));
  const country = isForm ? documents.map((one) => issuingStateOf(one, lexicon)).find((found) => found !== null) : null;
  return stateOf(country ?? null, lexicon.countries);
}

/** A document that orders under a law of another State, whatever its head. */
function orderedUnder(passage: Passage, citations: readonly Citation[], { concepts }: Lexicon): Issuer | null {
  const own = citations.filter((one) => one.passage === passage);
  return concepts['order-wording'].in(passage.folded) ? toldOf(null, own) : null;
}

/** The State that a certificate of the Union names as its issuer. */
export function issuingStateOf(passage: Passage, lexicon: Lexicon): string | null {
  const { countries } = lexicon;
  const section = sectionIn(passage, 'A');
  const head = section === '' ? passage.folded.slice(0, HEAD) : section;
  return statedIn(passage, lexicon) ?? countries.memberOfTownIn(head) ?? letterheadOf(head, countries)?.country ?? null;
}

/** Characters in which a certificate without sections names who issued it. */
const HEAD = 200;

/** The State that a certificate names in words; the name of an office may be that of several States. */
export function statedIn(passage: Passage, lexicon: Lexicon): string | null {
  return issuingStateIn(passage.folded, lexicon) ?? lexicon.countries.memberIn(sectionIn(passage, 'A'));
}

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

/** An order that is only reported has no more force than one that is attached: it is judged as its issuer's. */
function toldBy(layout: Layout, citations: readonly Citation[], { operator, lexicon }: ReadingLaw): Issuer | null {
  const partners = partnersOf(operator);
  for (const passage of layout.passages) {
    const acts = lexicon.concepts['reported-act'].all(passage.folded);
    const places = acts.filter((place) => reached(passage, place, partners, lexicon));
    for (const { start, end } of places.slice(0, LOOKED_AT)) {
      const around = { start: Math.max(0, start - NEAR), end: end + NEAR };
      const named = lexicon.countries.authorityIn(passage.folded.slice(around.start, around.end));
      const near = citations.filter(
        (one) => one.passage === passage && one.place.start >= around.start && one.place.end <= around.end,
      );
      const issuer = toldOf(named, near);
      if (issuer) return issuer;
    }
  }
  return null;
}

/** An order without a named State is of the State of the company it reached: there it can be served. */
function homeOf(layout: Layout, citations: readonly Citation[], { operator, lexicon }: ReadingLaw): Issuer | null {
  const { concepts, countries } = lexicon;
  const country = partnerCountry(authorOf(layout.outer).mailbox, operator);
  const state = Object.values(states).find((one) => one.country === country);
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const isFrench = citations.length > 0 || said.some(({ folded }) => countries.authorityIn(folded) !== null);
  if (!state || isFrench) return null;
  const partners = partnersOf(operator);
  const isTold = said.some(
    (passage) =>
      concepts['reported-act']
        .all(passage.folded)
        .some((place) => reached(passage, place, partners, lexicon) && isTrue(passage, place, lexicon)) &&
      concepts['power-word'].in(passage.folded),
  );
  return isTold ? { ...state, kind: 'unknown' } : null;
}
/**
 * A future order, or a remark on such orders in general, is not one that was received. Words about a duty of silence
 * raise no such doubt, and are left out.
 */
const isTrue = (passage: Passage, place: Place, { concepts }: Lexicon): boolean => {
  const { start, end } = sentenceAround(passage, place);
  const silenced = concepts.confidentiality.all(passage.folded.slice(start, end));
  const said = silenced.reduce(
    (text, one) => text.slice(0, one.start) + ' '.repeat(one.end - one.start) + text.slice(one.end),
    passage.folded.slice(start, end),
  );
  return !concepts.uncertain.in(said) && !concepts['several-acts'].in(said);
};

/** The first words of the names of the companies around the operator. */
function partnersOf({ parent, foreignTechProvider, subcontractors }: OperatorView): string[] {
  const companies = [parent, foreignTechProvider, ...(parent?.affiliates ?? []), ...subcontractors];
  return companies
    .flatMap((company) => (company ? [fold(company.name).split(' ')[0] ?? ''] : []))
    .filter((name) => name.length > 3);
}

/**
 * It reached the writer or a colleague: the sentence of the act says so. What partners write of acts of others, in the
 * news or in their policies, says none of these of themselves.
 */
function reached(passage: Passage, place: Place, partners: readonly string[], { concepts }: Lexicon): boolean {
  const { folded, sentences } = passage;
  const { start, end } = sentences.find((sentence) => place.start < sentence.end) ?? place;
  const said = folded.slice(start, end);
  if (concepts['handed-over'].in(said)) return true;
  if (concepts['counted-acts'].in(said)) return false;
  const isSelf = concepts['writer-pronoun'].in(said);
  if (!isSelf && !partners.some((name) => said.includes(name))) return false;
  return concepts['act-received'].in(said) && (isSelf || !concepts['several-acts'].in(said));
}

/** The authority named, unless a law of another State stands beside it. */
function toldOf(named: Issuer | null, citations: readonly Citation[]): Issuer | null {
  const state = citations.map(({ code }) => stateOfLaw(code)).find((found) => found !== undefined);
  if (named && named.zone !== 'FR' && (!state || state.country === named.country)) return named;
  return state ? { ...state, kind: 'unknown' } : null;
}
