/** Which login a process has at the database, and that it can become no stronger one. */

import { z } from 'zod';
import type { Login } from './connections.js';
import { ORDINARY_ROLE, ordinaryRoles } from './roles.js';
import { rowOf } from './rows.js';

const Found = z.object({
  login: z.string(),
  acting: z.string(),
  strong: z.boolean(),
  holds: z.boolean(),
  others: z.array(z.string()),
});
type Found = z.infer<typeof Found>;

const QUESTION = `
  select session_user as login, current_user as acting,
    l.rolsuper or l.rolcreaterole or l.rolreplication or l.rolbypassrls as strong,
    exists (select from pg_roles r where r.rolname = $1 and pg_has_role(session_user, r.oid, 'usage')) as holds,
    array(
      select r.rolname::text from pg_roles r
      where r.rolname <> session_user and r.rolname <> all ($2) and pg_has_role(session_user, r.oid, 'member')
      order by r.rolname) as others
  from pg_roles l where l.rolname = session_user`;

/**
 * Rejects, saying what to change, unless the login is of its role and of no other: what a session gave up by SET ROLE it
 * takes back, so that a login which may become the owner of the tables is the owner.
 */
export async function demandLogin(
  database: { query(sql: string, parameters: unknown[]): Promise<unknown[]> },
  { role, variable }: Pick<Login, 'role' | 'variable'>,
): Promise<void> {
  const own = role === ORDINARY_ROLE ? [role, ...ordinaryRoles] : [role];
  const found = rowOf(Found, await database.query(QUESTION, [role, own]));
  if (!found) throw new Error('PostgreSQL does not say who is logged in.');
  const fault = faultOf(found, role);
  if (fault) throw new Error(`${variable ?? 'The embedded database'} ${fault} See docs/database-roles.md.`);
}

function faultOf({ login, acting, strong, holds, others }: Found, role: string): string | null {
  if (strong)
    return `logs in as ${login}, which no guard of the database holds: log in as ${role}, which is no more than it needs.`;
  if (others.length > 0)
    return `logs in as ${login}, which may also act as ${others.join(', ')}: revoke that from ${login}.`;
  if (!holds) return `logs in as ${login}, which is not ${role}: log in as ${role}, or grant ${role} to ${login}.`;
  if (acting !== login) return `logs in as ${login} and acts as ${acting}: log in as ${role} itself.`;
  return null;
}
