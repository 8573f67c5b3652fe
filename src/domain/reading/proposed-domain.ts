/** Domains that a change adds to the directory of authorities: none that imitates an authority, or takes over another one's. */
import { getDomain } from 'tldts';
import { type Authority, isForeignScript } from '../law/authority.js';
import type { AuthorityDirectory, DirectoryChange, DirectoryFault } from '../law/directory.js';
import { zoneOfDomain } from './issuer.js';
import { imitates, isFreeMail } from './lookalike.js';

const isUnder = (host: string, domain: string): boolean => host.endsWith(`.${domain}`);

/** What stands against domains that the entry does not have yet: a renewed entry keeps its own. */
export function faultsOfDomains({ authorities }: AuthorityDirectory, { entries }: DirectoryChange): DirectoryFault[] {
  const before = new Map(authorities.map((authority) => [authority.id, authority]));
  // A bare "gov" imitates nothing within police.gov.in.
  const imitable = authorities.filter(({ domains }) => domains.some((domain) => getDomain(domain) !== null));
  return entries.flatMap((entry) => {
    const added = entry.domains.filter((domain) => !before.get(entry.id)?.domains.includes(domain));
    return added.flatMap((domain) => faultOf(domain, entry, { authorities, imitable })?.(entry.id) ?? []);
  });
}

interface Around {
  readonly authorities: readonly Authority[];
  readonly imitable: readonly Authority[];
}

const fault = (fr: string, en: string) => (id: string) => ({ id, sentence: { fr, en } });

function faultOf(domain: string, { id, zone, country }: Authority, { authorities, imitable }: Around) {
  if (getDomain(domain) === null) {
    return fault(`a pour domaine un suffixe entier (${domain})`, `has a whole suffix as its domain (${domain})`);
  }
  if (isFreeMail(domain)) {
    return fault(`a un domaine où chacun ouvre une boîte (${domain})`, `has a domain open to anyone (${domain})`);
  }
  const isElsewhere = (other: Authority) => other.id !== id && (other.zone !== zone || other.country !== country);
  const touches = ({ domains }: Authority) => domains.some((each) => isUnder(domain, each) || isUnder(each, domain));
  if (authorities.some((other) => isElsewhere(other) && touches(other))) {
    return fault(
      `a un domaine de la même famille que celui d’une autorité d’un autre pays (${domain})`,
      `has a domain above or under that of an authority of another country (${domain})`,
    );
  }
  if (isForeignScript(domain) || (imitates(domain, imitable) && zoneOfDomain(domain, authorities) === 'UNKNOWN')) {
    return fault(
      `a un domaine qui imite celui d’une autorité (${domain})`,
      `has a domain that imitates that of an authority (${domain})`,
    );
  }
  return null;
}
