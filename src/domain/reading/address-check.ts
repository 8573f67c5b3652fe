/** The checks of the sender that the addresses alone allow; a good domain is necessary, never sufficient. */
import { getDomain } from 'tldts';
import { z } from 'zod';
import { Envelope } from '../intake/message.js';
import { dayOf, type Instant } from '../kernel/instant.js';
import { addressText, type Mailbox, mailbox } from '../kernel/mailbox.js';
import { type Authority, authorityOf } from '../law/authority.js';
import { fold } from '../law/fold.js';
import { IssuerZone } from '../law/vocabulary.js';
import { answerAddressOf, writersOf } from './answer-address.js';
import { deliveriesIn } from './delivery.js';
import { kinOf } from './issuer.js';
import type { ReadingLaw } from './law.js';
import type { Lexicon } from './lexicon.js';
import { borrowsAuthority, imitates, isFreeMail, isPersonalStorage } from './lookalike.js';
import type { Origin } from './origin.js';
import type { Layout } from './passage.js';
import { authorOf, hostNamed, hostOf, isFromDis, isUnderAny, relayOf } from './sender.js';
import { type SenderCheck, senderCheck } from './sender-check.js';

interface Author {
  readonly mailbox: Mailbox;
  readonly name: string;
  readonly host: string;
  /** The authority, or another service of the same owner; undefined for anyone else. */
  readonly authority: Authority | undefined;
  readonly isKnown: boolean;
}

/** Places of answer that are looked at. */
const DELIVERIES = 20;

/** All that the checks of addresses look at. It does not grow with the text of the message. */
export const Addressed = z.strictObject({
  outer: Envelope,
  /** Mail addresses and links to which the answer is asked, lower case. */
  deliveries: z.array(z.string()).max(DELIVERIES).readonly(),
  issuerZone: IssuerZone,
  /** The entry of the directory that named the issuer. */
  authorityId: z.string().nullable(),
});
export type Addressed = z.infer<typeof Addressed>;

/** What the checks look at in a message. Pure; never throws. */
export function addressedIn({ outer, passages }: Layout, { issuer, authorityId }: Origin, lexicon: Lexicon): Addressed {
  const said = passages.filter(({ role }) => role !== 'quoted');
  const deliveries = deliveriesIn(said, lexicon).slice(0, DELIVERIES);
  return { outer, deliveries, issuerZone: issuer.zone, authorityId };
}

/**
 * Directory, look-alike, Reply-To, delivery address and address to answer of the outer message, in this order: the work
 * is bounded by the addresses kept of a header and the entries of the directory. Pure; never throws.
 */
export function addressChecks(addressed: Addressed, law: ReadingLaw): SenderCheck[] {
  const { outer } = addressed;
  const author = authorIn(outer, law);
  return [
    author ? directoryCheck(author, outer, law) : senderCheck('directory_no_author'),
    author ? lookAlikeCheck(author, law) : senderCheck('look_alike_no_author'),
    replyToCheck(author, outer, law),
    deliveryCheck(author, addressed, law),
    answerCheck(outer),
  ];
}

function authorIn(outer: Envelope, law: ReadingLaw): Author | null {
  const { mailbox: writer, name } = authorOf(outer);
  if (!writer) return null;
  const host = writer.domain;
  const authority = authorityOf(host, law.authorities) ?? kinOf(host, law.authorities);
  const isKnown =
    authority !== undefined ||
    relayOf(writer, law.operator) !== 'NONE' ||
    isUnderAny(host, law.operator.operator.mailDomains) ||
    isFromDis(writer, law.operator);
  return { mailbox: writer, name, host, authority, isKnown };
}

function directoryCheck(author: Author, { headers }: Envelope, law: ReadingLaw): SenderCheck {
  const { authority, host, name } = author;
  const claimed = claimedBy(author, law.authorities);
  const address = addressText(author.mailbox);
  if (claimed) return senderCheck('directory_claimed', [`"${name}" <${address}>`, claimed.id]);
  if (authority) {
    const day = dayOf((headers.received ?? `${authority.verifiedAt}T00:00:00Z`) as Instant);
    const attests = authority.confidence !== 'recognise_only' && day <= authority.expiresAt;
    return senderCheck(attests ? 'directory_listed' : 'directory_recognised', [host, authority.id]);
  }
  if (isFromDis(author.mailbox, law.operator)) return senderCheck('directory_machine', [address]);
  return senderCheck(author.isKnown ? 'directory_partner' : 'directory_absent', [host]);
}

/** The authority that a displayed name claims to be, where the address has no known owner, or another one. */
function claimedBy(author: Author, directory: readonly Authority[]): Authority | null {
  const name = fold(author.name);
  const written = name.split(/[^a-z0-9.-]+/).map((word) => authorityOf(word.replace(/^\.+/, ''), directory));
  const domain = written.find((found) => found !== undefined);
  if (domain && !sharesOwner(author.host, domain)) return domain;
  if (author.isKnown) return null;
  return directory.find((authority) => namesOf(authority).some((known) => isNamed(name, known))) ?? null;
}

function sharesOwner(host: string, { domains }: Authority): boolean {
  const owner = getDomain(host) ?? host;
  return domains.some((domain) => (getDomain(domain) ?? domain) === owner || isUnderAny(host, [domain]));
}

/** An entry of the directory may name several services; each counts, but a single short word is no name. */
function namesOf({ names }: Authority): string[] {
  const parts = Object.values(names).flatMap((text: string) => fold(text).split(/[:,;()]/));
  return parts.map((part) => part.trim()).filter((part) => part.includes(' ') || part.length >= 8);
}

function isNamed(name: string, known: string): boolean {
  const at = name.indexOf(known);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(`${name.charAt(at - 1)}${name.charAt(at + known.length)}`);
}

function lookAlikeCheck({ host, isKnown }: Author, law: ReadingLaw): SenderCheck {
  if (isKnown) return senderCheck('look_alike_none', [host]);
  if (imitates(host, law.authorities)) return senderCheck('look_alike_imitates', [host]);
  return senderCheck(borrowsAuthority(host) ? 'look_alike_borrows' : 'look_alike_none', [host]);
}

function replyToCheck(author: Author | null, { headers }: Envelope, law: ReadingLaw): SenderCheck {
  const detail = headers.replyTo.map(({ address }) => address);
  const hosts = detail.map((address) => hostOf(mailbox(address)));
  if (!author) return senderCheck(hosts.length === 0 ? 'reply_to_none' : 'reply_to_elsewhere', detail);
  if (hosts.every((host) => host === author.host)) return senderCheck('reply_to_none', detail);
  if (hosts.every((host) => ownerOf(host) === ownerOf(author.host))) return senderCheck('reply_to_same', detail);
  if (!author.authority) return senderCheck('reply_to_elsewhere', detail);
  const stays = hosts.every((host) => authorityOf(host, law.authorities) ?? kinOf(host, law.authorities));
  return senderCheck(stays ? 'reply_to_authority' : 'reply_to_leaves_authority', detail);
}

const ownerOf = (host: string): string => getDomain(host) ?? host;

function deliveryCheck(author: Author | null, addressed: Addressed, law: ReadingLaw): SenderCheck {
  const places = addressed.deliveries.map((address) => ({ address, host: placeOf(address) }));
  const elsewhere = places.filter(({ host }) => !isOwn(host, author, addressed, law));
  const detail = (elsewhere.length > 0 ? elsewhere : places).map(({ address }) => address.slice(0, 300));
  if (places.length === 0) return senderCheck('delivery_none');
  if (elsewhere.length === 0) return senderCheck('delivery_same', detail);
  if (addressed.issuerZone !== 'PRIVATE' && elsewhere.some(({ host }) => isFreeMail(host) || isPersonalStorage(host))) {
    return senderCheck('delivery_personal', detail);
  }
  const official = elsewhere.every(({ host }) => authorityOf(host, law.authorities) ?? kinOf(host, law.authorities));
  return senderCheck(official ? 'delivery_authority' : 'delivery_elsewhere', detail);
}

/**
 * What people see of `answerAddressOf`: the address, or every address that the message names with the reason why none
 * was chosen.
 */
function answerCheck(outer: Envelope): SenderCheck {
  const found = answerAddressOf(outer);
  if (found.mailbox) return senderCheck('answer_address_one', [addressText(found.mailbox)]);
  return senderCheck(`answer_address_${found.why}`, writersOf(outer));
}

/** True of an address that is neither the author's, the issuer's or the operator's own, nor of an authority of the same State. */
export function leavesIssuer(address: string, addressed: Addressed, country: string | null, law: ReadingLaw): boolean {
  const host = placeOf(address);
  if (isOwn(host, authorIn(addressed.outer, law), addressed, law)) return false;
  const authority = authorityOf(host, law.authorities) ?? kinOf(host, law.authorities);
  return authority?.zone !== addressed.issuerZone || authority.country !== country;
}

function placeOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : hostNamed(address);
}

/** The author's own organisation, the issuer's where another brought the act, or the operator itself: its portal receives answers too. */
function isOwn(host: string, author: Author | null, { authorityId }: Addressed, law: ReadingLaw): boolean {
  const issuer = law.authorities.find(({ id }) => id === authorityId);
  const isIssuer = issuer !== undefined && (sharesOwner(host, issuer) || authorityOf(host, law.authorities) === issuer);
  const isAuthor = author !== null && ownerOf(host) === ownerOf(author.host);
  return isIssuer || isAuthor || isUnderAny(host, law.operator.operator.mailDomains);
}
