/** Who has consented to what is prepared, counted by person, while the consents are valid (docs/promises.md#p3). */
import { type Instant, millisecondsOf } from '../../kernel/instant.js';
import type { Quorum } from '../../workflow/approval.js';
import type { Circumstances } from './circumstances.js';
import { askedRoles } from './floor.js';
import type { CaseState, Consent, Preparation } from './state.js';

/** The accounts, and the time. */
export type Circle = Pick<Circumstances, 'people' | 'now'>;

/** A consent of an entry older than expiry, or than signatures, has ended: it is given again. */
export const hasExpired = ({ expiresAt, signed }: Consent, now: Instant): boolean =>
  !signed || expiresAt === null || millisecondsOf(expiresAt as Instant) <= millisecondsOf(now);

/** An account that the directory does not know is a person of its own: it is never taken for another. */
const personOf = (account: string, { people }: Pick<Circumstances, 'people'>): string =>
  people.get(account)?.person ?? account;

export const samePerson = (one: string, other: string, at: Pick<Circumstances, 'people'>): boolean =>
  personOf(one, at) === personOf(other, at);

/** It counts until it expires, and as long as the account is open and still holds the role. */
function counts(consent: Consent, { people, now }: Circle): boolean {
  const account = people.get(consent.person);
  return account?.active === true && account.roles.includes(consent.role) && !hasExpired(consent, now);
}

/** Fewest persons who consent, by the circuit in which the case stands; in no circuit there are never enough. */
export const fewestOf = ({ circuit, floor }: CaseState, { circuits }: Circumstances): number =>
  Math.max(circuits.get(circuit)?.consent?.quorum ?? Number.POSITIVE_INFINITY, floor.fewest);

export const quorumOf = (state: CaseState, preparation: Preparation, at: Circumstances): Quorum =>
  quorumOfAtLeast(fewestOf(state, at), state, preparation, at);

/** @param fewest persons who consent, whatever roles are asked */
export function quorumOfAtLeast(fewest: number, state: CaseState, preparation: Preparation, at: Circle): Quorum {
  return {
    asked: askedRoles(state),
    fewest,
    preparedBy: personOf(preparation.preparedBy, at),
    given: preparation.consents
      .filter((consent) => counts(consent, at))
      .map(({ person, role }) => ({ person: personOf(person, at), role })),
    everGiven: preparation.consents.map(({ person }) => personOf(person, at)),
  };
}
