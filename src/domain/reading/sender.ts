/** Who wrote the mail, seen from the operator: an authority, a partner that passes something on, or anyone else. */
import type { Address, Envelope } from '../intake/message.js';
import type { Relay } from '../law/vocabulary.js';
import type { OperatorView } from './law.js';
import { isFreeMail } from './lookalike.js';

/** The host of a mail address, lower case; empty when there is none. */
export function hostOf(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '');
}

export const isUnder = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

export const isUnderAny = (host: string, domains: readonly string[]): boolean =>
  host !== '' && domains.some((domain) => isUnder(host, domain.toLowerCase()));

/** The author's address: From, else Sender; null when the message names none (RFC 5322, 3.6.2). */
export function authorOf({ headers }: Envelope): Address | null {
  return headers.from[0] ?? headers.sender[0] ?? null;
}

/** In what quality a known partner or customer writes; NONE for anyone else. */
export function relayOf(address: string, operator: OperatorView): Relay {
  const host = hostOf(address);
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
  return isCustomer(address.toLowerCase(), host, operator) ? 'CUSTOMER' : 'NONE';
}

/** The parent and its affiliates: an affiliate has no code of its own. */
function groupOf({ parent }: OperatorView) {
  return parent ? [parent, ...parent.affiliates] : [];
}

/** A customer writes from an account of a tenant, or from the mail domain of one. */
function isCustomer(address: string, host: string, operator: OperatorView): boolean {
  const accounts = operator.tenants.flatMap((tenant) => tenant.accounts).map((account) => account.toLowerCase());
  return accounts.some(
    (account) => account === address || (account.includes('@') && !isFreeMail(host) && hostOf(account) === host),
  );
}

/** The country a partner is established in; null for anyone else. */
export function partnerCountry(address: string, operator: OperatorView): string | null {
  const host = hostOf(address);
  const partners = [
    ...groupOf(operator),
    ...(operator.foreignTechProvider ? [operator.foreignTechProvider] : []),
    ...operator.subcontractors,
  ];
  return partners.find((company) => isUnderAny(host, company.mailDomains))?.country ?? null;
}

/** An address or a domain from which the copies of the decentralised IT system come (Regulation 2023/1543, art. 19). */
export function isFromDis(address: string, operator: OperatorView): boolean {
  const asked = address.toLowerCase();
  return operator.operator.disSenders.some((sender) =>
    sender.includes('@') ? sender.toLowerCase() === asked : isUnder(hostOf(asked), sender.toLowerCase()),
  );
}

/** One of the operator's own people: its mail domain, and neither a desk nor a gateway. */
export function isStaff(address: string, operator: OperatorView): boolean {
  const isOurs = isUnderAny(hostOf(address), operator.operator.mailDomains);
  return isOurs && !(address.toLowerCase() in operator.operator.desks) && !isFromDis(address, operator);
}
