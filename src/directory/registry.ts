/** Who the operator is, whose data it keeps, and which authorities it knows, as they are shown (Policy authenticity). */
import { callBackState } from '../domain/law/call-back.js';
import { type AuthorityDirectory, entryOf, touchedBy } from '../domain/law/directory.js';
import type { OperatorProfile } from '../domain/law/operator.js';
import type { KnownChange } from './directory.js';
import type { RegisteredAuthorities, RegisteredChanges, RegisteredOperator } from './registry.view.js';

interface Known {
  readonly operator: OperatorProfile;
}

/** Every authority with its numbers, each with what may be done with it on the civil day. */
export function authoritiesOn(directory: AuthorityDirectory, day: string): RegisteredAuthorities {
  return {
    day,
    authorities: directory.authorities.map((authority) => ({
      ...authority,
      expired: day > authority.expiresAt,
      numbers: entryOf(directory, authority).numbers.map((number) => ({
        ...number,
        state: callBackState(number, day),
      })),
    })),
  };
}

/** Each change with the entries that it would replace. */
export function shownChanges(changes: readonly KnownChange[], now: AuthorityDirectory): RegisteredChanges {
  return {
    changes: changes.map(({ changeId, sha256, proposed, adopted, withdrawn, change }) => {
      const touched = change && !adopted && !withdrawn ? touchedBy(change) : [];
      const before = now.authorities.filter(({ id }) => touched.includes(id)).map((each) => entryOf(now, each));
      return { changeId, sha256, proposed, adopted, withdrawn, change, before };
    }),
  };
}

/** The profile without what the other lists say. */
export function operatorOf({ operator }: Known): RegisteredOperator {
  const { callBackNumbers, isDefault, sovereignty, ...profile } = operator;
  return profile;
}
