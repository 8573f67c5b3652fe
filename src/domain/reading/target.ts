/** Whose data are asked: the identifiers of the request itself, not those of its author, its desk or its answer. */
import { getDomain } from 'tldts';
import { z } from 'zod';
import { addressText, mailbox } from '../kernel/mailbox.js';
import { Span, type TenantFlag } from '../law/fact.js';
import type { Tenant } from '../law/operator.js';
import type { Place } from '../law/place.js';
import { type Identifier, type IdentifierKind, identifierKinds, identifiersIn } from './identifier.js';
import type { OperatorView } from './law.js';
import { type Mended, mend } from './mend.js';
import { isPartOf } from './part.js';
import { type Layout, type Passage, sentenceAround, spanOf } from './passage.js';
import { authorOf, hostNamed, hostOf, isAt, isUnderAny } from './sender.js';
import { answer, destination, illicit, named, onServers, product } from './target-words.js';

export const Target = z.strictObject({
  kind: z.enum(identifierKinds),
  /** Normalised. */
  value: z.string(),
  span: Span,
  /** The tenant of the profile it belongs to; null when it is no known account. */
  tenant: z.string().nullable(),
  /** True when it is joined over a line end, or may be cut there. */
  doubtful: z.boolean(),
});
export type Target = z.infer<typeof Target>;

/** Hosts that belong to the correspondence: sender, answers, partners, operator, authorities. */
export interface Bystanders {
  readonly hosts: readonly string[];
  /** Those of them that are not the operator's. */
  readonly foreign: readonly string[];
  /** Of these, the hosts of authorities and partners: nobody whose data are asked has his account there. */
  readonly official: readonly string[];
  /** Addresses that write or receive, and are targets only where an account is named. */
  readonly addresses: readonly string[];
}

export function bystandersOf(layout: Layout, operator: OperatorView, authorityDomains: readonly string[]): Bystanders {
  const envelopes = [layout.outer, ...layout.inner];
  const senders = envelopes.flatMap(({ headers }) => [...headers.from, ...headers.sender, ...headers.replyTo]);
  const writers = senders.flatMap(({ address }) => mailbox(address) ?? []);
  const desks = Object.keys(operator.operator.desks).map((desk) => desk.toLowerCase());
  const { parent, foreignTechProvider, subcontractors } = operator;
  const companies = [parent, foreignTechProvider, ...(parent?.affiliates ?? []), ...subcontractors];
  const partners = companies.flatMap((company) => company?.mailDomains ?? []);
  const author = hostOf(authorOf(layout.outer).mailbox);
  const correspondents = isTenantHost(author, operator) ? [] : writers.map(({ domain }) => getDomain(domain) ?? domain);
  const official = [...partners, ...authorityDomains];
  const foreign = [...official, ...correspondents];
  const hosts = [...operator.operator.mailDomains, ...foreign];
  return { hosts, foreign, official, addresses: [...writers.map((one) => addressText(one).toLowerCase()), ...desks] };
}

/** Characters behind an address in which it is said to lie with us. */
const BEHIND = 60;

/** The targets of some passages, each once, in the order they appear. */
export function targetsIn(passages: readonly Passage[], bystanders: Bystanders, operator: OperatorView): Target[] {
  const prefixes = prefixesOf(operator);
  const found = passages.flatMap((passage) => {
    const known = accountsIn(passage, operator);
    const others = identifiersIn(passage).filter(
      (one) =>
        !isProduct(one, passage) &&
        isAsked(one, passage, bystanders, operator) &&
        !known.some((two) => meets(one, two)),
    );
    const whole = [...known, ...others];
    return whole
      .filter((one) => tenantOf(one, operator) !== null || !isPartOf(one, whole, passage, prefixes))
      .sort((one, other) => one.place.start - other.place.start)
      .map((one) => ({
        kind: one.kind,
        value: one.value,
        span: spanOf(passage, one.place),
        tenant: tenantOf(one, operator),
        doubtful: one.doubtful,
      }));
  });
  const values = new Set<string>();
  const unique = found.filter(({ value }) => !values.has(value) && values.add(value));
  return unique.filter(
    (one) => one.kind !== 'host' || !unique.some((other) => other.kind === 'url' && hostIn(other.value) === one.value),
  );
}

/** Accounts of the profile, and names made as theirs are. */
function accountsIn(passage: Passage, operator: OperatorView): Identifier[] {
  const known = knownAccounts(passage, operator);
  return [...known, ...namedAlike(passage, operator).filter((one) => !known.some((two) => meets(one, two)))];
}

/** The operator names its projects in its own way ("proj-…"): a name so made is one, whoever owns it. */
function namedAlike({ text, folded }: Passage, operator: OperatorView): Identifier[] {
  const mended = mend(text, folded);
  return prefixesOf(operator).flatMap((prefix) =>
    placesStarting(mended.text, prefix).map((place) => ({
      kind: 'account' as const,
      value: mended.text.slice(place.start, place.end),
      place: mended.origin(place),
      doubtful: mended.isJoined(place),
    })),
  );
}

/** What at least two accounts of the profile begin with, up to their first hyphen. */
function prefixesOf({ tenants }: OperatorView): string[] {
  const heads = tenants
    .flatMap(({ accounts }) => accounts)
    .flatMap((account) => /^[a-z]{2,12}-/.exec(account)?.[0] ?? []);
  return [...new Set(heads)].filter((head) => heads.filter((other) => other === head).length > 1);
}

function placesStarting(folded: string, prefix: string): Place[] {
  const places: Place[] = [];
  for (let at = folded.indexOf(prefix); at >= 0; at = folded.indexOf(prefix, at + prefix.length)) {
    const rest = /^[a-z0-9](?:[a-z0-9_-]{0,60}[a-z0-9])?/.exec(
      folded.slice(at + prefix.length, at + prefix.length + 64),
    );
    const isWord = !/[\p{L}\p{N}@._/-]/u.test(folded.charAt(at - 1));
    if (rest && isWord) places.push({ start: at, end: at + prefix.length + rest[0].length });
  }
  return places;
}

/** Accounts of the profile, by name: an account is one wherever the act speaks of it, also broken at a line end. */
function knownAccounts(passage: Passage, operator: OperatorView): Identifier[] {
  const accounts = operator.tenants
    .flatMap((tenant) => tenant.accounts)
    .filter((account) => !account.includes('@') && !isAddress(account));
  const readings = [mend(passage.text, passage.folded), mend(passage.text, passage.folded, 'dropped')];
  return accounts.flatMap((account) => {
    const value = account.toLowerCase();
    const kind: IdentifierKind = value.includes('.') ? 'host' : 'account';
    const found = readings.map((mended) => placeIn(mended, value)).find((one) => one !== null);
    return found ? [{ kind, value, ...found }] : [];
  });
}

function placeIn(mended: Mended, value: string): Pick<Identifier, 'place' | 'doubtful'> | null {
  const found = wholeWord(mended.text, value);
  if (!found || insideUrl(mended.text, found) || /^\/[\p{L}\p{N}_~]/u.test(mended.text.slice(found.end, found.end + 2)))
    return null;
  return { place: mended.origin(found), doubtful: mended.isJoined(found) };
}

function wholeWord(folded: string, value: string): Place | null {
  for (let at = folded.indexOf(value); at >= 0; at = folded.indexOf(value, at + 1)) {
    const around = `${folded.charAt(at - 1)}${folded.charAt(at + value.length)}`;
    const dotted =
      folded.charAt(at + value.length) === '.' && /[\p{L}\p{N}]/u.test(folded.charAt(at + value.length + 1));
    if (!/[\p{Script=Latin}\p{N}@_-]/u.test(around) && !dotted) return { start: at, end: at + value.length };
  }
  return null;
}

function insideUrl(folded: string, place: Place): boolean {
  return /(?:https?:\/\/|@)\S*$/.test(folded.slice(Math.max(0, place.start - 80), place.start));
}

const isAddress = (account: string): boolean => /^[\d.]+$|:/.test(account);
const meets = (one: Identifier, other: Identifier): boolean =>
  one.place.start < other.place.end && other.place.start < one.place.end;

const isProduct = ({ kind, place }: Identifier, { folded }: Passage): boolean =>
  kind === 'account' && product.in(folded.slice(Math.max(0, place.start - 60), place.start));

/** A page that lies on the operator's own hosts is content; a page of a correspondent is not. */
function isAsked(one: Identifier, passage: Passage, bystanders: Bystanders, operator: OperatorView): boolean {
  const sentence = sentenceAround(passage, one.place);
  const before = passage.folded.slice(sentence.start, one.place.start);
  switch (one.kind) {
    case 'mail':
      return isMailAsked(one, before, bystanders);
    case 'url':
      return isPageAsked(one, before, passage, bystanders.foreign, operator);
    case 'host':
      return !isUnderAny(one.value, bystanders.hosts) && !answer.in(before);
    default:
      return !(one.kind === 'phone' ? answer : destination).in(before.slice(-40));
  }
}

function isMailAsked({ value }: Identifier, before: string, { hosts, official, addresses }: Bystanders): boolean {
  const host = hostNamed(value);
  // The mailboxes of those who ask, also cut at the end of a line, are nobody's whose data are asked.
  if (isUnderAny(host, official) || official.some((known) => known.startsWith(`${host}.`))) return false;
  if (addresses.includes(value)) return named.in(before.slice(-30)) && !answer.in(before);
  // An account may bear the operator's own domain, or that of a public mailbox from which its owner's heir writes.
  return !isUnderAny(host, hosts) || named.in(before.slice(-30));
}

function isPageAsked(
  { value, place }: Identifier,
  before: string,
  passage: Passage,
  foreign: readonly string[],
  operator: OperatorView,
): boolean {
  if (isUnderAny(hostIn(value), foreign) || answer.in(before)) return false;
  const behind = passage.folded.slice(place.end, place.end + BEHIND);
  const isSaid = illicit.in(before) || illicit.in(headOf(passage, place)) || onServers.in(behind);
  return isTenantHost(hostIn(value), operator) || isSaid;
}

/** The words just before, whatever sentence they belong to: forms put the name of a field on another line. */
function headOf(passage: Passage, place: Place): string {
  return passage.folded.slice(Math.max(0, place.start - 160), place.start);
}

function hostIn(link: string): string {
  return /^(?:[a-z]+:\/\/)?(?:[^/@\s]*@)?([^/:?#\s]+)/.exec(link)?.[1] ?? '';
}

function isTenantHost(host: string, operator: OperatorView): boolean {
  return operator.tenants.some((tenant) => tenant.accounts.some((account) => isAt(host, account)));
}

/** By the account itself, or by the host it lies on. */
function tenantOf(one: Identifier, operator: OperatorView): string | null {
  const host = one.kind === 'url' ? hostIn(one.value) : one.kind === 'mail' ? hostNamed(one.value) : null;
  return operator.tenants.find((tenant) => owns(tenant, one.value, host))?.id ?? null;
}

function owns(tenant: Tenant, value: string, host: string | null): boolean {
  const accounts = tenant.accounts.map((account) => account.toLowerCase());
  return accounts.includes(value) || (host !== null && accounts.some((account) => isAt(host, account)));
}

/** The flags of every tenant a target belongs to: the strictest duties add up. */
export function flagsOf(targets: readonly Target[], operator: OperatorView): TenantFlag[] {
  const touched = new Set(targets.map(({ tenant }) => tenant));
  return [...new Set(operator.tenants.filter(({ id }) => touched.has(id)).flatMap(({ flags }) => flags))];
}
