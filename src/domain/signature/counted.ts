/** How many persons could still do what takes several: counted by persons, each with a key that counts. */
import { approverRoles } from '../law/vocabulary.js';
import type { People } from '../workflow/approval.js';
import { rightsCanBeGiven } from '../workflow/grant.js';

/** Persons who hold a role that consents. */
export function approversIn(people: People, signing: ReadonlySet<string>): number {
  const able = [...people].filter(
    ([id, { active, roles }]) => active && signing.has(id) && approverRoles.some((role) => roles.includes(role)),
  );
  return new Set(able.map(([, { person }]) => person)).size;
}

/** Whether an administrator could still ask and another person confirm, of those who act. */
export const canGiveRights = (
  people: People,
  signing: ReadonlySet<string>,
  acts: (account: string) => boolean,
): boolean =>
  rightsCanBeGiven(
    [...people].map(([id, account]) => {
      const signs = signing.has(id);
      return { ...account, id, signs, canSignIn: signs && acts(id) };
    }),
  );
