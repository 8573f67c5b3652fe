/** Whose act it is: the original issuer, not the sender (Policy original-issuer). A claim of power makes no authority. */
import { getDomain } from 'tldts';
import { type Mailbox, mailbox } from '../kernel/mailbox.js';
import { type Authority, authorityOf, isForeignScript } from '../law/authority.js';
import { fold } from '../law/fold.js';
import type { IssuerZone, Relay } from '../law/vocabulary.js';
import { actedUnder } from './acted-under.js';
import { isHeadedByBench } from './bench.js';
import { broughtBy, headAndFoot, namesPower, servedByBailiff } from './brought.js';
import type { Citation } from './citation.js';
import type { Issuer } from './country.js';
import { demandedAbroad } from './demanded.js';
import { kindOf } from './issuer-kind.js';
import { codeIn, sendingNodeIn } from './issuing-state.js';
import type { ReadingLaw } from './law.js';
import type { Lexicon } from './lexicon.js';
import { borrowsAuthority, imitates, isFreeMail } from './lookalike.js';
import type { Origin } from './origin.js';
import { ofItsOwnState } from './own-state.js';
import type { Layout, Passage } from './passage.js';
import { issuingStateOf, partnerAbroad, relayedOrigin, statedIn, stateOfLaw } from './relayed.js';
import { authorOf, hostOf, isFromDis, isUnder, partnerCountry, relayOf, shownHost } from './sender.js';

const noIssuer: Issuer = { zone: 'UNKNOWN', country: null, kind: 'unknown' };

/** Finds the issuer from the sender, the messages inside, and the letterhead or the law of what a partner passes on. */
export function originOf(
  layout: Layout,
  citations: readonly Citation[],
  law: ReadingLaw,
  namesTarget: boolean,
): Origin {
  const writer = authorOf(layout.outer).mailbox;
  const relay = relayOf(writer, law.operator);
  if (isFromDis(writer, law.operator)) return refined(throughDis(layout, law.lexicon), layout, citations, law);
  const relayed =
    relay === 'NONE'
      ? null
      : (relayedOrigin(layout, relay, citations, law) ?? underLawAbroad(layout, relay, citations, law, namesTarget));
  if (relayed) return refined(handedOn(relayed, layout, law), layout, citations, law);
  const authority = genuine(hostOf(writer), law.authorities);
  if (authority) {
    const issuer = { zone: authority.zone, country: authority.country, kind: authority.kind };
    const origin = {
      issuer: underLawOf(issuer, citations),
      relayedBy: 'NONE' as const,
      pretends: repliesElsewhere(layout, law),
      authorityId: authority.id,
    };
    return refined(origin, layout, citations, law);
  }
  return outsider(layout, writer, citations, law);
}

function underLawAbroad(
  layout: Layout,
  relay: Relay,
  citations: readonly Citation[],
  { lexicon, operator }: ReadingLaw,
  namesTarget: boolean,
): Origin | null {
  const issuer = actedUnder({ layout, citations, namesTarget, lexicon }, relay, operator.operator.mailDomains);
  return issuer && { ...unknown, issuer, relayedBy: relay };
}

/** A customer who wants the operator itself to answer an authority abroad exports nothing: what he brings is that authority's request. */
function handedOn(origin: Origin, { passages }: Layout, { lexicon }: ReadingLaw): Origin {
  if (origin.relayedBy !== 'CUSTOMER' || origin.issuer.zone !== 'THIRD') return origin;
  const own = passages.filter(({ role, document }) => role !== 'quoted' && !document);
  // Below a line of dashes stands what he copied.
  const isDirect = own.some(({ text, folded }) => {
    const copied = text.search(/^[ \t]*[-=_*]{4,}/m);
    return lexicon.concepts['answered-directly'].in(copied < 0 ? folded : folded.slice(0, copied));
  });
  return isDirect ? { ...origin, relayedBy: 'NONE' } : origin;
}

/** A European Delegated Prosecutor acts in his State and under its law: who cites the French code is the one in France (CPP 696-108; row F19). */
function underLawOf(issuer: Issuer, citations: readonly Citation[]): Issuer {
  const isFrench = issuer.zone === 'EU_INST' && citations.some(({ code }) => code.startsWith('CPP-'));
  return isFrench && issuer.kind === 'prosecutor' ? { ...issuer, zone: 'FR', country: 'FR' } : issuer;
}

/** The gateway carries acts of every Member State: the certificate names its own (Regulation 2023/1543, annex I, section A). */
function throughDis(layout: Layout, lexicon: Lexicon): Origin {
  const firstOf = (look: (passage: Passage, lexicon: Lexicon) => string | null) =>
    layout.passages.map((passage) => look(passage, lexicon)).find((found) => found !== null) ?? null;
  const country = firstOf(statedIn) ?? nodeOf(layout, lexicon) ?? firstOf(issuingStateOf);
  const zone = (country === null ? null : lexicon.countries.zoneOf(country)) ?? 'UNKNOWN';
  return { issuer: { zone, country, kind: 'unknown' }, relayedBy: 'NONE', pretends: false, authorityId: null };
}

/** A certificate that names no State came from the national node that the gateway names: its own words, not those of the act. */
function nodeOf({ outer, passages }: Layout, lexicon: Lexicon): string | null {
  const told = passages.filter(({ document, role }) => !document && role !== 'quoted').map(({ folded }) => folded);
  const subject = outer.headers.subject;
  return (
    sendingNodeIn([fold(subject), ...told].join('\n'), lexicon) ??
    codeIn(subject, lexicon) ??
    lexicon.countries.memberIn(told.join(' '), 'FR')
  );
}

/**
 * The zone in which a mail domain stands, as the reading concludes it of an author: by the directory, its endings and
 * the owner of the domain; UNKNOWN of any other. It says where an answer would go, never that its sender is genuine.
 */
export const zoneOfDomain = (domain: string, directory: readonly Authority[]): IssuerZone =>
  genuine(domain, directory)?.zone ?? 'UNKNOWN';

/** The authority of a host; none where only an ending such as gov.uk is known and the name imitates another's. */
function genuine(host: string, directory: readonly Authority[]): Authority | undefined {
  const found = authorityOf(host, directory);
  if (!found) return kinOf(host, directory);
  const byEnding = found.domains
    .filter((domain) => isUnder(host, domain))
    .every((domain) => getDomain(domain) === null);
  // A different suffix imitates no authority, nor does a bare "gov" within police.gov.in.
  const others = directory.filter((other) => other !== found && other.domains.some((domain) => domain.includes('.')));
  return byEnding && imitates(host, others) ? undefined : found;
}

/** Another service of the same owner: bsi.bund.de beside bka.bund.de. The State is certain, the service is not. */
export function kinOf(host: string, directory: readonly Authority[]): Authority | undefined {
  const owner = isForeignScript(host) ? null : getDomain(host);
  const kin = owner
    ? directory.find(({ domains }) => domains.some((domain) => getDomain(domain) === owner))
    : undefined;
  return kin && { ...kin, kind: 'unknown' };
}

/** Replies to a mail from an authority go to that authority; otherwise the mail is suspect. */
function repliesElsewhere(layout: Layout, law: ReadingLaw): boolean {
  return layout.outer.headers.replyTo.some(
    ({ address }) => authorityOf(hostOf(mailbox(address)), law.authorities) === undefined,
  );
}

const unknown: Origin = { issuer: noIssuer, relayedBy: 'NONE', pretends: false, authorityId: null };

function outsider(layout: Layout, writer: Mailbox | null, citations: readonly Citation[], law: ReadingLaw): Origin {
  const isList = layout.outer.headers.list.length > 0;
  const issuer = privateIssuer(layout, writer, law, isList);
  const own = isPerson(issuer, layout, law.lexicon) ? null : officeAbroad(layout, writer, citations, law);
  const claims = namesPower(layout, law.lexicon) || citations.some(({ code }) => !openToAnyone.has(code));
  if (pretendsToPower(layout, writer?.domain ?? shownHost(layout.outer), claims && !isList, own !== null, law))
    return { ...unknown, pretends: true };
  if (!writer) return unknown;
  const forItself = { ...unknown, issuer, relayedBy: partnerAbroad(issuer, writer, law) };
  if (isList) return forItself;
  const isStranger = relayOf(writer, law.operator) === 'NONE';
  const asksFor = isStranger ? demandedOf(issuer, layout, citations, law) : null;
  const brought = broughtBy(layout, writer, citations, law) ?? own ?? asksFor;
  if (brought) return { ...unknown, issuer: brought };
  return claims && issuer.kind === 'company' ? unknown : forItself;
}

/** A firm that asks because a foreign authority asked it. A lawyer asks for a client, whatever the lawyer was asked. */
function demandedOf(
  { kind }: Issuer,
  layout: Layout,
  citations: readonly Citation[],
  { lexicon }: ReadingLaw,
): Issuer | null {
  const represents = layout.passages.some(({ folded }) => lexicon.concepts.representing.in(folded));
  if (kind !== 'company' && (kind !== 'lawyer' || represents)) return null;
  return demandedAbroad(layout, lexicon) ?? underItsLaw(layout, citations, lexicon);
}

/** A foreign authority for which a stranger claims to write, under the law of its State (rows U15 to U20). */
function underItsLaw({ passages }: Layout, citations: readonly Citation[], { countries }: Lexicon): Issuer | null {
  // The name of a regulator stands for its law: it tells nothing more.
  const laws = citations.filter(({ code }) => code !== 'US-REGULATOR');
  const cited = new Set(laws.map(({ code }) => stateOfLaw(code)?.country));
  const named = passages
    .filter(({ role, document }) => role !== 'quoted' && !document)
    .map(({ folded }) => countries.authorityIn(folded))
    .find((found) => found !== null && cited.has(found.country));
  return named ?? null;
}

/** An office that no directory knows, with the kind its own words give it. */
function officeAbroad(
  layout: Layout,
  writer: Mailbox | null,
  citations: readonly Citation[],
  law: ReadingLaw,
): Issuer | null {
  const issuer = ofItsOwnState(layout, hostOf(writer), citations, law.lexicon);
  return issuer && refined({ ...unknown, issuer }, layout, citations, law).issuer;
}

/** "Justice" is part of the name of a bailiff's own office, "police" of the domain of many a town's police abroad. */
function pretendsToPower(layout: Layout, host: string, claims: boolean, isOwn: boolean, law: ReadingLaw): boolean {
  const borrows = borrowsAuthority(host) && servedByBailiff(layout, law.lexicon) === null && !isOwn;
  return imitates(host, law.authorities) || (claims && (isFreeMail(host) || borrows));
}

/** One who asks for himself or for a client, and brings no act of a court. */
function isPerson({ kind }: Issuer, { passages }: Layout, lexicon: Lexicon): boolean {
  const bringsAct = passages.some((passage) => passage.document && isHeadedByBench(passage, lexicon));
  return kind === 'data_subject' || (kind === 'lawyer' && !bringsAct);
}

/** Procedures a private party may invoke. */
const openToAnyone: ReadonlySet<string> = new Set([
  'CPC-145',
  'US-1782',
  'US-CIVIL-DISCOVERY',
  'US-SUBPOENA',
  'LCEN-6',
  'MLAT',
]);

function privateIssuer(layout: Layout, writer: Mailbox | null, law: ReadingLaw, isList: boolean): Issuer {
  const country =
    partnerCountry(writer, law.operator) ??
    endingOf(hostOf(writer)) ??
    (isList ? null : countryNamed(layout, law.lexicon));
  const said = layout.passages.filter((passage) => passage.role !== 'quoted');
  const heard = [fold(layout.outer.headers.subject), ...said.map(({ folded }) => folded)];
  if (isList) return { zone: 'PRIVATE', country, kind: 'company' };
  const { lawyer, ...others } = law.lexicon.concepts;
  const ofOwnData = (text: string) => others['data-act'].in(text) && others['own-data'].in(text);
  if (heard.some((text) => others['data-subject'].in(text) || ofOwnData(text)))
    return { zone: 'PRIVATE', country, kind: 'data_subject' };
  const isLawyer = said.some((passage) => lawyer.in(headAndFoot(passage)));
  return { zone: 'PRIVATE', country, kind: isLawyer ? 'lawyer' : 'company' };
}

/** The country of a national domain; null for a generic one. */
function endingOf(host: string): string | null {
  const ending = host.split('.').at(-1) ?? '';
  if (ending === 'uk') return 'GB';
  return /^[a-z]{2}$/.test(ending) && ending !== 'eu' ? ending.toUpperCase() : null;
}

/** A country that the words of a private sender give away. */
function countryNamed(layout: Layout, { countries }: Lexicon): string | null {
  const subject = fold(layout.outer.headers.subject);
  return countries.privateIn([subject, ...layout.passages.map((passage) => passage.folded)].join(' '));
}

/** The directory names the authority; the act names the official. */
function refined(origin: Origin, layout: Layout, citations: readonly Citation[], { lexicon }: ReadingLaw): Origin {
  const kind = kindOf(origin, layout, citations, lexicon);
  return { ...origin, issuer: { ...origin.issuer, kind } };
}
