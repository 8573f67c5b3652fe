/** Duties that one person must not combine (SecNumCloud 3.2, 6.2.a and 9.3.f), refused at the grant. */

import { rolesIncompatible } from '../../../access/refusal.js';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import type { Role } from '../../../domain/law/vocabulary.js';

/**
 * The administrator sees no case and approves nothing; the auditor reads everything and changes nothing; the outside
 * counsel is not one of the operator's people; operations see of a case what they are ordered to collect, and nothing else.
 */
const alone: readonly Role[] = ['administrator', 'auditor', 'counsel', 'operations'];

/** The roles without repetition, or the refusal that names the duty which stands alone. */
export function separateDuties(roles: readonly Role[]): Result<readonly Role[]> {
  const distinct = [...new Set(roles)];
  const lonely = distinct.find((role) => alone.includes(role));
  return lonely !== undefined && distinct.length > 1 ? refuse(rolesIncompatible(lonely)) : accept(distinct);
}
