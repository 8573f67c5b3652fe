/** Who has consented to what is prepared, counted by persons and by the hour (DESIGN P3). */
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import type { Quorum } from '../workflow/approval.js';
import type { Circumstances } from './circumstances.js';
import { askedRoles } from './floor.js';
import type { CaseState, Consent, Preparation } from './state.js';

/** A consent of an entry older than expiry says no end: it has ended. */
export const hasExpired = ({ expiresAt }: Consent, now: Instant): boolean =>
  expiresAt === null || millisecondsOf(expiresAt as Instant) <= millisecondsOf(now);

/** An account that the directory does not know stands for itself: it is never taken for somebody else. */
const personOf = (account: string, { people }: Circumstances): string => people.get(account)?.person ?? account;

export const samePerson = (one: string, other: string, at: Circumstances): boolean =>
  personOf(one, at) === personOf(other, at);

/** It counts until it expires, and as long as the account is open and still holds the role. */
function counts(consent: Consent, { people, now }: Circumstances): boolean {
  const account = people.get(consent.person);
  return account?.active === true && account.roles.includes(consent.role) && !hasExpired(consent, now);
}

export function quorumOf(state: CaseState, preparation: Preparation, at: Circumstances): Quorum {
  return {
    asked: askedRoles(state),
    fewest: Math.max(at.circuits.get(state.circuit)?.consent?.quorum ?? Number.POSITIVE_INFINITY, state.floor.fewest),
    preparedBy: personOf(preparation.preparedBy, at),
    given: preparation.consents
      .filter((consent) => counts(consent, at))
      .map(({ person, role }) => ({ person: personOf(person, at), role })),
    everGiven: preparation.consents.map(({ person }) => personOf(person, at)),
  };
}
