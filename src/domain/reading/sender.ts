/** Who wrote the mail, seen from the operator: an authority, a partner that passes something on, or anyone else. */
import type { Envelope, Headers, WriterField } from '../intake/message.js';
import { addressText, type Mailbox, mailbox } from '../kernel/mailbox.js';
import type { Relay } from '../law/vocabulary.js';
import type { OperatorParts, OperatorView } from './law.js';
import { isFreeMail } from './lookalike.js';

/** Who wrote a message. */
export interface Author {
  /** As it is displayed; empty when there is none. */
  readonly name: string;
  /** Null unless the message names exactly one author, at one mailbox. */
  readonly mailbox: Mailbox | null;
}

/** The domain of a mailbox; empty when there is none. */
export const hostOf = (mailbox: Mailbox | null): string => mailbox?.domain ?? '';

/**
 * The host of what a text or a profile names: a mail address, or a host itself, in lower case. Empty for an address that is
 * not exactly one mailbox.
 */
export function hostNamed(written: string): string {
  return written.includes('@') ? hostOf(mailbox(written)) : written.toLowerCase().replace(/\.$/, '');
}

export const isUnder = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

export const isUnderAny = (host: string, domains: readonly string[]): boolean =>
  host !== '' && domains.some((domain) => isUnder(host, domain.toLowerCase()));

/** The mailbox of a field that is written once and holds exactly one; null for any other. */
export function onlyMailbox(headers: Headers, field: WriterField): Mailbox | null {
  const [one, ...others] = headers[field];
  const isDisputed = headers.disputed?.[field] !== undefined || others.length > 0;
  return one && !isDisputed ? mailbox(one.address) : null;
}

/** The author: From, else Sender where the message has no From (RFC 5322, 3.6.2). */
export function authorOf({ headers }: Envelope): Author {
  const field = headers.from.length > 0 || headers.disputed?.from ? 'from' : 'sender';
  return { name: headers[field][0]?.name ?? '', mailbox: onlyMailbox(headers, field) };
}

/** What a person takes for the host of the author, however the address is written: it may speak against a message, never for it. */
export function shownHost({ headers }: Envelope): string {
  const shown = (headers.from[0] ?? headers.sender[0])?.address ?? '';
  return shown.slice(shown.lastIndexOf('@') + 1).toLowerCase();
}

/** In what quality a known partner or customer writes; NONE for anyone else. */
export function relayOf(writer: Mailbox | null, operator: OperatorView): Relay {
  const host = hostOf(writer);
  const group = groupOf(operator);
  if (
    isUnderAny(
      host,
      group.flatMap((company) => company.mailDomains),
    )
  )
    return 'PARENT';
  if (isUnderAny(host, operator.foreignTechProvider?.mailDomains ?? [])) return 'FOREIGN_TECH_PROVIDER';
  if (
    isUnderAny(
      host,
      operator.subcontractors.flatMap((company) => company.mailDomains),
    )
  )
    return 'SUBCONTRACTOR';
  return writer && isCustomer(writer, operator) ? 'CUSTOMER' : 'NONE';
}

/** The parent and its affiliates: an affiliate has no code of its own. */
function groupOf({ parent }: OperatorParts) {
  return parent ? [parent, ...parent.affiliates] : [];
}

/** A customer writes from an account of a tenant, or from the mail domain of one. */
function isCustomer(writer: Mailbox, operator: OperatorView): boolean {
  const address = addressText(writer).toLowerCase();
  const host = hostOf(writer);
  return operator.tenants.some(
    ({ accounts, domains }) =>
      accounts.some((account) => account.toLowerCase() === address) ||
      (!isFreeMail(host) && domains.includes(host) && accounts.some((account) => account.includes('@'))),
  );
}

/** The country a partner is established in; null for anyone else. */
export function partnerCountry(writer: Mailbox | null, operator: OperatorParts): string | null {
  const host = hostOf(writer);
  const partners = [
    ...groupOf(operator),
    ...(operator.foreignTechProvider ? [operator.foreignTechProvider] : []),
    ...operator.subcontractors,
  ];
  return partners.find((company) => isUnderAny(host, company.mailDomains))?.country ?? null;
}

/** An address or a domain from which the copies of the decentralised IT system come (Regulation 2023/1543, art. 19). */
export function isFromDis(writer: Mailbox | null, operator: OperatorParts): boolean {
  if (!writer) return false;
  const address = addressText(writer).toLowerCase();
  return operator.operator.disSenders.some((sender) =>
    sender.includes('@') ? sender.toLowerCase() === address : isUnder(writer.domain, sender.toLowerCase()),
  );
}

/** One of the operator's own people: its mail domain, and neither a desk nor a gateway. */
export function isStaff(writer: Mailbox | null, operator: OperatorParts): boolean {
  if (!writer || !isUnderAny(writer.domain, operator.operator.mailDomains)) return false;
  return !isDesk(writer, operator) && !isFromDis(writer, operator);
}

/** One of the desks to which requests are addressed. */
export const isDesk = (writer: Mailbox, operator: OperatorParts): boolean =>
  Object.hasOwn(operator.operator.desks, addressText(writer).toLowerCase());
