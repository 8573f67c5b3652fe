/** Separation of duties: who may still consent, and when consent is complete (docs/promises.md#p3). Persons count, not accounts. */
import type { ApproverRole, Role } from '../law/vocabulary.js';

/** An account as it is in the directory of people at the time of the decision. */
export interface Account {
  /** Of the natural person it names: two accounts of one person have the same. */
  readonly person: string;
  readonly roles: readonly Role[];
  /** False once it was closed: what it consented to no longer counts. */
  readonly active: boolean;
}

/** By account; an account that is missing has no right and counts as no person. */
export type People = ReadonlyMap<string, Account>;

export interface Quorum {
  /** Roles whose consent the rule asks; each by a different person. */
  readonly asked: readonly ApproverRole[];
  /** Fewest persons who consent, whatever the rule asks. */
  readonly fewest: number;
  /** The person who prepared it. */
  readonly preparedBy: string;
  /** Consents that count now, by person. */
  readonly given: readonly { readonly person: string; readonly role: ApproverRole }[];
  /** Persons who consented at any time, those included whose consent no longer counts. */
  readonly everGiven: readonly string[];
}

/** Roles still waiting for their consent. */
export function open({
  asked,
  given,
}: Pick<Quorum, 'asked'> & { given: readonly { role: ApproverRole }[] }): ApproverRole[] {
  const waiting = [...asked];
  for (const { role } of given) {
    const at = waiting.indexOf(role);
    if (at >= 0) waiting.splice(at, 1);
  }
  return waiting;
}

/** Complete only when every asked role consented, by persons enough; a rule that asks none is never complete. */
export function complete(quorum: Quorum): boolean {
  const persons = new Set(quorum.given.map(({ person }) => person)).size;
  return quorum.asked.length > 0 && open(quorum).length === 0 && persons >= quorum.fewest;
}

export type Objection = 'prepared_it' | 'approved_already' | 'role_not_held' | 'role_not_asked' | 'account_closed';

/** Why the account may not consent in that role; null when nothing stands against it. */
export function objectionToApproval(
  quorum: Quorum,
  account: Account | undefined,
  role: ApproverRole,
): Objection | null {
  if (!account?.active) return 'account_closed';
  if (account.person === quorum.preparedBy) return 'prepared_it';
  if (quorum.given.some((consent) => consent.person === account.person)) return 'approved_already';
  if (!open(quorum).includes(role)) return 'role_not_asked';
  return account.roles.includes(role) ? null : 'role_not_held';
}

/** The person who sends it is neither the preparer nor anyone who ever consented to it. */
export function objectionToDispatch(quorum: Quorum, account: Account | undefined): Objection | null {
  if (!account?.active) return 'account_closed';
  if (account.person === quorum.preparedBy) return 'prepared_it';
  return quorum.everGiven.includes(account.person) ? 'approved_already' : null;
}
