/** Whose data are asked: the identifiers of the request itself, not those of its author, its desk or its answer. */
import { getDomain } from 'tldts';
import { z } from 'zod';
import { addressText, mailbox } from '../kernel/mailbox.js';
import { strictest } from '../law/customer.js';
import { type CustomerKind, Span, type TenantFlag } from '../law/fact.js';
import type { Place } from '../law/place.js';
import { type Identifier, identifierKinds, identifiersIn } from './identifier.js';
import { accountsIn, meets } from './known-account.js';
import type { OperatorView, ReadingLaw } from './law.js';
import type { Lexicon } from './lexicon.js';
import { isPartOf } from './part.js';
import { type Layout, type Passage, sentenceAround, spanOf } from './passage.js';
import { authorOf, hostNamed, hostOf, isUnderAny } from './sender.js';

export const Target = z.strictObject({
  kind: z.enum(identifierKinds),
  /** Normalised. */
  value: z.string(),
  span: Span,
  /** The customer it belongs to; null when the directory knows no such account. */
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
  /** Of these, the hosts of authorities and partners: no target of a request has an account there. */
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
export function targetsIn(
  passages: readonly Passage[],
  bystanders: Bystanders,
  { operator, lexicon }: Pick<ReadingLaw, 'operator' | 'lexicon'>,
): Target[] {
  const ours = { prefixes: operator.accountForms, container: lexicon.concepts.container };
  const found = passages.flatMap((passage) => {
    const known = accountsIn(passage, operator);
    const others = identifiersIn(passage, lexicon).filter(
      (one) =>
        !isProduct(one, passage, lexicon) &&
        isAsked(one, passage, bystanders, { operator, lexicon }) &&
        !known.some((two) => meets(one, two)),
    );
    const whole = [...known, ...others];
    return whole
      .filter((one) => tenantOf(one, operator) !== null || !isPartOf(one, whole, passage, ours))
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

/** The name of a piece of software, and of what is wrong with it, is no account. */
const isProduct = ({ kind, place }: Identifier, { folded }: Passage, { concepts }: Lexicon): boolean =>
  kind === 'account' && concepts['software-name'].in(folded.slice(Math.max(0, place.start - 60), place.start));

/** The words before an address say that it is that of the answer, or label it as a contact. */
function isForAnswer(before: string, { concepts }: Lexicon): boolean {
  const behind = ({ end }: Place) => before.slice(end);
  return (
    concepts['answer-address'].in(before) ||
    concepts['address-label'].all(before).some((one) => /^ ?:/.test(behind(one))) ||
    concepts['contact-verb'].all(before).some((one) => /^ ?:?$/.test(behind(one)))
  );
}

/** A page that lies on the operator's own hosts is content; a page of a correspondent is not. */
function isAsked(
  one: Identifier,
  passage: Passage,
  bystanders: Bystanders,
  law: Pick<ReadingLaw, 'operator' | 'lexicon'>,
): boolean {
  const { lexicon } = law;
  const sentence = sentenceAround(passage, one.place);
  const before = passage.folded.slice(sentence.start, one.place.start);
  switch (one.kind) {
    case 'mail':
      return isMailAsked(one, before, bystanders, lexicon);
    case 'url':
      return isPageAsked(one, before, passage, bystanders.foreign, law);
    case 'host':
      return !isUnderAny(one.value, bystanders.hosts) && !isForAnswer(before, lexicon);
    default:
      return one.kind === 'phone'
        ? !isForAnswer(before.slice(-40), lexicon)
        : !lexicon.concepts['customer-destination'].in(before.slice(-40));
  }
}

function isMailAsked(
  { value }: Identifier,
  before: string,
  { hosts, official, addresses }: Bystanders,
  lexicon: Lexicon,
): boolean {
  const isNamed = lexicon.concepts['account-word'].in(before.slice(-30));
  const host = hostNamed(value);
  // The mailboxes of those who ask, also cut at the end of a line, are not targets.
  if (isUnderAny(host, official) || official.some((known) => known.startsWith(`${host}.`))) return false;
  if (addresses.includes(value)) return isNamed && !isForAnswer(before, lexicon);
  // An account may bear the operator's own domain, or that of a public mailbox from which its owner's heir writes.
  return !isUnderAny(host, hosts) || isNamed;
}

function isPageAsked(
  { value, place }: Identifier,
  before: string,
  passage: Passage,
  foreign: readonly string[],
  { operator, lexicon }: Pick<ReadingLaw, 'operator' | 'lexicon'>,
): boolean {
  if (isUnderAny(hostIn(value), foreign) || isForAnswer(before, lexicon)) return false;
  const { 'page-or-site': site, 'on-our-servers': ours } = lexicon.concepts;
  const behind = passage.folded.slice(place.end, place.end + BEHIND);
  const isSaid = site.in(before) || site.in(headOf(passage, place)) || ours.in(behind);
  return isTenantHost(hostIn(value), operator) || isSaid;
}

/** The words just before, whatever sentence they belong to: forms put the name of a field on another line. */
function headOf(passage: Passage, place: Place): string {
  return passage.folded.slice(Math.max(0, place.start - 160), place.start);
}

function hostIn(link: string): string {
  return /^(?:[a-z]+:\/\/)?(?:[^/@\s]*@)?([^/:?#\s]+)/.exec(link)?.[1] ?? '';
}

function isTenantHost(host: string, { tenants }: OperatorView): boolean {
  return tenants.some(({ domains }) => domains.includes(host));
}

/** By the account itself; else by the host it lies on, where that is one customer's alone. */
function tenantOf(one: Identifier, { tenants }: OperatorView): string | null {
  const owners = tenants.filter(({ accounts }) => accounts.some((account) => account.toLowerCase() === one.value));
  if (owners.length > 0) return strictest(owners)?.id ?? null;
  const host = one.kind === 'url' ? hostIn(one.value) : one.kind === 'mail' ? hostNamed(one.value) : null;
  const [holder, ...others] = host === null ? [] : tenants.filter(({ domains }) => domains.includes(host));
  return others.length === 0 ? (holder?.id ?? null) : null;
}

/** The flags of every tenant a target belongs to: the strictest duties add up. */
export function flagsOf(targets: readonly Target[], operator: OperatorView): TenantFlag[] {
  const touched = new Set(targets.map(({ tenant }) => tenant));
  return [...new Set(operator.tenants.filter(({ id }) => touched.has(id)).flatMap(({ flags }) => flags ?? []))];
}

/** Of the customers of all targets; undefined where one of them, or its kind, is not known. */
export function kindsOf(targets: readonly Target[], { tenants }: OperatorView): CustomerKind[] | undefined {
  const kinds = targets.map(({ tenant }) => tenants.find(({ id }) => id === tenant)?.kind ?? null);
  const known = kinds.filter((kind) => kind !== null);
  return known.length > 0 && known.length === kinds.length ? [...new Set(known)].sort() : undefined;
}
