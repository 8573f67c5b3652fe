/** Rights are given by two: an administrator asks, another person confirms (docs/promises.md#p3, SecNumCloud 3.2, 9.3.f). */
import { approverRoles, type Role } from '../law/vocabulary.js';
import type { Account, People } from './approval.js';
import { mayTake } from './permission.js';

/**
 * What waits for a second person: all the roles that a person will hold, fewer ones too; that their lost factors end, or their
 * forgotten password too; that the account closes; that it is of one person with another one, or no longer.
 */
export const grantKinds = ['roles', 'factors', 'recovery', 'closing', 'one_person', 'two_persons'] as const;
export type GrantKind = (typeof grantKinds)[number];

/** Roles of which one consents, gives rights or has keys destroyed: who gives or takes them is confirmed by two. */
export const areStrong = (roles: readonly Role[]): boolean =>
  mayTake('people.confirm', roles) || roles.some((role) => [...approverRoles, 'secret_officer'].includes(role));

/** By account. */
export interface Asked {
  readonly person: string;
  readonly askedBy: string;
  /** The other account, where two are said to be of one person. */
  readonly of?: string | null;
}

/** The first two are an administrator, then a user who may confirm what they ask; `holders` counts those before. */
export function mayBeFirst(holders: number, wanted: readonly Role[]): boolean {
  if (holders === 0) return wanted.length === 1 && wanted[0] === 'administrator';
  return holders === 1 && mayTake('people.confirm', wanted);
}

export type GrantObjection = 'not_permitted' | 'asked_it' | 'benefits' | 'asker_gone' | 'closed';

/** Why the account may not confirm what was asked; null when nothing stands against it. */
export function objectionToConfirmation(
  { person, askedBy, of }: Asked,
  by: string,
  people: People,
): GrantObjection | null {
  const confirming = people.get(by);
  const asking = people.get(askedBy);
  const benefiting = people.get(person);
  if (!confirming?.active || !mayTake('people.confirm', confirming.roles)) return 'not_permitted';
  if (!benefiting?.active) return 'closed';
  if (!asking?.active || !mayTake('people.manage', asking.roles)) return 'asker_gone';
  if (confirming.person === asking.person) return 'asked_it';
  const concerned = [benefiting.person, of && people.get(of)?.person];
  return concerned.includes(confirming.person) ? 'benefits' : null;
}

/** An account that holds roles, as the giving of rights counts it. */
export interface Holder extends Account {
  readonly id: string;
  /** The account has a password that its person chose, or never waited for one. */
  readonly canSignIn: boolean;
  /** It has a signing key that counts. */
  readonly signs: boolean;
}

/** Open accounts that may confirm; a person who is outside counsel under one account has no other right. */
function confirming(holders: readonly Holder[]): Holder[] {
  const open = holders.filter(({ active }) => active);
  const outside = new Set(open.filter(({ roles }) => roles.includes('counsel')).map(({ person }) => person));
  return open.filter(({ person, roles }) => !outside.has(person) && mayTake('people.confirm', roles));
}

/**
 * True when an administrator may ask for a right and another natural person may confirm it: both can sign in, and two
 * accounts of one person count once.
 */
export function rightsCanBeGiven(holders: readonly Holder[]): boolean {
  const able = confirming(holders).filter(({ canSignIn }) => canSignIn);
  return able.some(
    ({ person, roles }) => mayTake('people.manage', roles) && able.some((other) => other.person !== person),
  );
}

/** True when two persons who may confirm sign: below that, keys are confirmed from the machine of the server alone. */
export const keysCanBeConfirmed = (holders: readonly Holder[]): boolean =>
  new Set(
    confirming(holders)
      .filter(({ signs }) => signs)
      .map(({ person }) => person),
  ).size >= 2;

/** What the change ends that was possible before it, and that it would take others to restore; null for nothing. */
export function endedBy(before: readonly Holder[], after: readonly Holder[]): 'rights' | 'keys' | null {
  if (rightsCanBeGiven(before) && !rightsCanBeGiven(after)) return 'rights';
  return keysCanBeConfirmed(before) && !keysCanBeConfirmed(after) ? 'keys' : null;
}
