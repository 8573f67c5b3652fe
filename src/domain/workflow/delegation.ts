/** Absence: a person names who looks after their cases meanwhile. It never widens a right (docs/promises.md#p3). */
import type { Account } from './approval.js';

export type DelegationObjection = 'closed' | 'themself' | 'lacks_roles';

/** Why the one may not stand in for the other; null when nothing stands against it. Persons count, not accounts. */
export function objectionToDelegation(
  absent: Account | undefined,
  delegate: Account | undefined,
): DelegationObjection | null {
  if (!absent?.active || !delegate?.active) return 'closed';
  if (absent.person === delegate.person) return 'themself';
  const holdsAll = absent.roles.length > 0 && absent.roles.every((role) => delegate.roles.includes(role));
  return holdsAll ? null : 'lacks_roles';
}
