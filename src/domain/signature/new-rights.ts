/** A consent to an answer with data waits some days after the grant that gave its person the role, or the key. */
import { addHours, type Instant, millisecondsOf } from '../kernel/instant.js';
import type { Role } from '../law/vocabulary.js';

/** Days by default. */
export const CONSENT_DAYS = 3;

/** When each role was given that has to wait; a role without an hour counts at once. */
type GivenRoles = ReadonlyMap<Role, string>;

export interface Held {
  readonly roles: readonly Role[];
  readonly active: boolean;
}

/** What an account held from an instant on. */
export interface Since extends Held {
  readonly at: string;
  readonly given: GivenRoles;
}

/**
 * What the account holds after a change. A role that was held goes on as it was; one that was lost in between is given anew.
 * @param given when two people gave the roles that are new; null where these do not wait: a founding, what is older than the rule
 */
export function heldAfter(before: Since | undefined, changed: Partial<Held>, at: string, given: string | null): Since {
  const { roles, active } = { roles: before?.roles ?? [], active: before?.active ?? true, ...changed };
  const hours = roles.flatMap((role): [Role, string][] => {
    const hour = before?.roles.includes(role) ? before.given.get(role) : given;
    return hour ? [[role, hour]] : [];
  });
  return { roles, active, at, given: new Map(hours) };
}

/** The later of the two; null where there is neither. */
export function laterOf(one: string | null | undefined, other: string | null | undefined): Instant | null {
  const [first, second] = [one ?? null, other ?? null] as [Instant | null, Instant | null];
  if (first === null || second === null) return first ?? second;
  return millisecondsOf(first) > millisecondsOf(second) ? first : second;
}

/** From when what was given then counts for an answer with data. */
export const countsFrom = (given: Instant, days: number): Instant => addHours(given, days * 24);
