/** Separation of duties: who may still consent, and when consent is complete (DESIGN P3). Persons count, not accounts. */
import type { ApproverRole, Role } from '../law/vocabulary.js';

export interface Quorum {
  /** Roles whose consent the rule asks; each by a different person. */
  readonly asked: readonly ApproverRole[];
  /** Fewest persons who consent, whatever the rule asks. */
  readonly fewest: number;
  readonly preparedBy: string;
  readonly given: readonly { readonly person: string; readonly role: ApproverRole }[];
}

/** Roles still waiting for their consent. */
export function open(quorum: Quorum): ApproverRole[] {
  const waiting = [...quorum.asked];
  for (const { role } of quorum.given) {
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

export type Objection = 'prepared_it' | 'approved_already' | 'role_not_held' | 'role_not_asked';

/** Why the person may not consent in that role; null when nothing stands against it. */
export function objectionToApproval(
  quorum: Quorum,
  person: string,
  held: readonly Role[],
  role: ApproverRole,
): Objection | null {
  if (person === quorum.preparedBy) return 'prepared_it';
  if (quorum.given.some((consent) => consent.person === person)) return 'approved_already';
  if (!open(quorum).includes(role)) return 'role_not_asked';
  if (!held.includes(role)) return 'role_not_held';
  return null;
}

/** The one who lets it go is neither the preparer nor an approver. */
export function objectionToDispatch(quorum: Quorum, person: string): Objection | null {
  if (person === quorum.preparedBy) return 'prepared_it';
  if (quorum.given.some((consent) => consent.person === person)) return 'approved_already';
  return null;
}
