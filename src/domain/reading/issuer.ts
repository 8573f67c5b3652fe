/** Whose act it is: the original issuer, whoever brought it (Policy original-issuer). A claim of power makes no authority. */
import { getDomain } from 'tldts';
import { type Mailbox, mailbox } from '../kernel/mailbox.js';
import { type Authority, authorityOf, isForeignScript } from '../law/authority.js';
import { fold } from '../law/fold.js';
import type { IssuerZone } from '../law/vocabulary.js';
import { isHeadedByBench } from './bench.js';
import { broughtBy, headAndFoot, namesPower, servedByBailiff } from './brought.js';
import type { Citation } from './citation.js';
import { codeIn, memberStateIn, sendingNodeIn, zoneOfMember } from './country-names.js';
import { words } from './finder.js';
import { kindOf } from './issuer-kind.js';
import type { OperatorView, ReadingLaw } from './law.js';
import type { Issuer } from './letterhead.js';
import { borrowsAuthority, imitates, isFreeMail } from './lookalike.js';
import type { Origin } from './origin.js';
import { ofItsOwnState } from './own-state.js';
import type { Layout, Passage } from './passage.js';
import { dataActWords, dataSubjectWords, lawyerWords, ownDataWords } from './private-party-words.js';
import { issuingStateOf, relayedOrigin, statedIn } from './relayed.js';
import { authorOf, hostOf, isFromDis, isUnder, partnerCountry, relayOf, shownHost } from './sender.js';

const nobody: Issuer = { zone: 'UNKNOWN', country: null, kind: 'unknown' };

/** Finds the issuer from the sender, the messages inside, and the letterhead of what a partner passes on. */
export function originOf(layout: Layout, citations: readonly Citation[], law: ReadingLaw): Origin {
  const writer = authorOf(layout.outer).mailbox;
  const relay = relayOf(writer, law.operator);
  if (isFromDis(writer, law.operator)) return refined(throughDis(layout), layout, citations);
  const relayed = relay === 'NONE' ? null : relayedOrigin(layout, relay, citations, law);
  if (relayed) return refined(relayed, layout, citations);
  const authority = genuine(hostOf(writer), law.authorities);
  if (authority) {
    const issuer = { zone: authority.zone, country: authority.country, kind: authority.kind };
    const origin = {
      issuer: underLawOf(issuer, citations),
      relayedBy: 'NONE' as const,
      pretends: repliesElsewhere(layout, law),
      authorityId: authority.id,
    };
    return refined(origin, layout, citations);
  }
  return outsider(layout, writer, citations, law);
}

/** A European Delegated Prosecutor acts in his State and under its law: who cites the French code is the one in France (CPP 696-108; row F19). */
function underLawOf(issuer: Issuer, citations: readonly Citation[]): Issuer {
  const isFrench = issuer.zone === 'EU_INST' && citations.some(({ code }) => code.startsWith('CPP-'));
  return isFrench && issuer.kind === 'prosecutor' ? { ...issuer, zone: 'FR', country: 'FR' } : issuer;
}

/** The gateway carries acts of every Member State: the certificate names its own (Regulation 2023/1543, annex I, section A). */
function throughDis(layout: Layout): Origin {
  const firstOf = (look: (passage: Passage) => string | null) =>
    layout.passages.map(look).find((found) => found !== null) ?? null;
  const country = firstOf(statedIn) ?? nodeOf(layout) ?? firstOf(issuingStateOf);
  const zone = country === null ? 'UNKNOWN' : zoneOfMember(country);
  return { issuer: { zone, country, kind: 'unknown' }, relayedBy: 'NONE', pretends: false, authorityId: null };
}

/** A certificate that names no State came from the national node that the gateway names: its own words, not those of the act. */
function nodeOf({ outer, passages }: Layout): string | null {
  const told = passages.filter(({ document, role }) => !document && role !== 'quoted').map(({ folded }) => folded);
  const subject = outer.headers.subject;
  return sendingNodeIn([fold(subject), ...told].join('\n')) ?? codeIn(subject) ?? memberStateIn(told.join(' '), 'FR');
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
  // An ending of its own imitates nobody, nor does a bare "gov" within police.gov.in.
  const others = directory.filter((other) => other !== found && other.domains.some((domain) => domain.includes('.')));
  return byEnding && imitates(host, others) ? undefined : found;
}

/** Another house of the same owner: bsi.bund.de beside bka.bund.de. The State is certain, the service is not. */
export function kinOf(host: string, directory: readonly Authority[]): Authority | undefined {
  const owner = isForeignScript(host) ? null : getDomain(host);
  const kin = owner
    ? directory.find(({ domains }) => domains.some((domain) => getDomain(domain) === owner))
    : undefined;
  return kin && { ...kin, kind: 'unknown' };
}

/** Answers to an authority's mail go to that authority, or the mail is not what it seems (STANDARDS: reply-to differs). */
function repliesElsewhere(layout: Layout, law: ReadingLaw): boolean {
  return layout.outer.headers.replyTo.some(
    ({ address }) => authorityOf(hostOf(mailbox(address)), law.authorities) === undefined,
  );
}

const unknown: Origin = { issuer: nobody, relayedBy: 'NONE', pretends: false, authorityId: null };

function outsider(layout: Layout, writer: Mailbox | null, citations: readonly Citation[], law: ReadingLaw): Origin {
  const isList = layout.outer.headers.list.length > 0;
  const issuer = privateIssuer(layout, writer, law.operator, isList);
  const own = isPerson(issuer, layout) ? null : ofItsOwnState(layout, hostOf(writer), citations);
  const claims = namesPower(layout) || citations.some(({ code }) => !openToAnyone.has(code));
  if (pretendsToPower(layout, writer?.domain ?? shownHost(layout.outer), claims && !isList, own !== null, law))
    return { ...unknown, pretends: true };
  if (!writer) return unknown;
  if (isList) return { ...unknown, issuer };
  const brought = broughtBy(layout, writer, citations, law) ?? own;
  if (brought) return { ...unknown, issuer: brought };
  return claims && issuer.kind === 'company' ? unknown : { ...unknown, issuer };
}

/** "Justice" is part of the name of a bailiff's own office, "police" of the domain of many a town's police abroad. */
function pretendsToPower(layout: Layout, host: string, claims: boolean, isOwn: boolean, law: ReadingLaw): boolean {
  const borrows = borrowsAuthority(host) && servedByBailiff(layout) === null && !isOwn;
  return imitates(host, law.authorities) || (claims && (isFreeMail(host) || borrows));
}

/** One who asks for himself or for a client, and brings no act of a court. */
function isPerson({ kind }: Issuer, { passages }: Layout): boolean {
  const bringsAct = passages.some((passage) => passage.document && isHeadedByBench(passage));
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

function privateIssuer(layout: Layout, writer: Mailbox | null, operator: OperatorView, isList: boolean): Issuer {
  const country =
    partnerCountry(writer, operator) ?? endingOf(hostOf(writer)) ?? (isList ? null : countryNamed(layout));
  const said = layout.passages.filter((passage) => passage.role !== 'quoted');
  const heard = [fold(layout.outer.headers.subject), ...said.map(({ folded }) => folded)];
  if (isList) return { zone: 'PRIVATE', country, kind: 'company' };
  if (heard.some((text) => dataSubjectWords.in(text) || (dataActWords.in(text) && ownDataWords.in(text))))
    return { zone: 'PRIVATE', country, kind: 'data_subject' };
  const lawyer = said.some((passage) => lawyerWords.in(headAndFoot(passage)));
  return { zone: 'PRIVATE', country, kind: lawyer ? 'lawyer' : 'company' };
}

const countryWords: readonly (readonly [string, ReturnType<typeof words>])[] = [
  [
    'FR',
    words(
      'cnil',
      'siren',
      'siret',
      'rcs [a-z]+',
      'barreau de [a-z]+',
      'france',
      'commissariat',
      'gendarmerie',
      'tribunal (?:judiciaire|de commerce|correctionnel)',
      'procureure? de la republique',
    ),
  ],
  [
    'US',
    words(
      '[secnd]+\\. ?d\\. ?[a-z]+\\.?(?: ?y\\.)?',
      'u\\.?s\\.?c\\.?',
      'new york',
      'federal rules? of civil procedure',
      'litigation hold',
      'california',
      'delaware',
      'united states',
    ),
  ],
  ['GB', words('england and wales', 'london', 'united kingdom')],
  ['DE', words('deutschland', 'amtsgericht', 'hrb \\d+')],
  ['CH', words('suisse', 'schweiz', 'switzerland')],
];

/** The country of a national domain; null for a generic one. */
function endingOf(host: string): string | null {
  const ending = host.split('.').at(-1) ?? '';
  if (ending === 'uk') return 'GB';
  return /^[a-z]{2}$/.test(ending) && ending !== 'eu' ? ending.toUpperCase() : null;
}

/** A country that the words of a private sender give away. */
function countryNamed(layout: Layout): string | null {
  const subject = layout.outer.headers.subject.toLowerCase();
  const text = [subject, ...layout.passages.map((passage) => passage.folded)].join(' ');
  return countryWords.find(([, finder]) => finder.in(text))?.[0] ?? null;
}

/** The directory says whose house it is; the act says whose hand. */
function refined(origin: Origin, layout: Layout, citations: readonly Citation[]): Origin {
  const kind = kindOf(origin, layout, citations);
  return { ...origin, issuer: { ...origin.issuer, kind } };
}
