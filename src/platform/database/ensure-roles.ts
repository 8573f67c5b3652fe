/** The roles that every database of a server shares: made by `migrate` where its user may, and by a DBA otherwise. */
import { z } from 'zod';
import { codeOf } from '../telemetry/failure.js';
import type { DatabaseClient } from './client.js';
import { databaseRoles, FORMER_ROLE, ORDINARY_ROLE, ordinaryRoles } from './roles.js';
import { rowsOf } from './rows.js';

const INSUFFICIENT_PRIVILEGE = '42501';
/** Another database of the server was migrated at the same time. */
const MADE_MEANWHILE = ['42710', '23505'];

const RoleName = z.object({ rolname: z.string() });

/** The SQL that is still to be run; empty when every role is there. */
export async function missingRoles(client: DatabaseClient): Promise<string[]> {
  const wanted = [...databaseRoles, ORDINARY_ROLE];
  const { rows } = await client.query('select rolname from pg_roles where rolname = any ($1)', [
    [...wanted, FORMER_ROLE],
  ]);
  const there = new Set(rowsOf(RoleName, rows).map(({ rolname }) => rolname));
  const members = await client.query(
    `select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles a on a.oid = m.member
     where a.rolname = $1`,
    [ORDINARY_ROLE],
  );
  const joined = new Set(rowsOf(RoleName, members.rows).map(({ rolname }) => rolname));
  const unjoined = ordinaryRoles.filter((role) => !joined.has(role));
  return [
    // The migrations of earlier versions name it.
    ...(there.has(FORMER_ROLE) ? [] : [`create role ${FORMER_ROLE};`]),
    ...wanted.filter((role) => !there.has(role)).map((role) => `create role ${role} login;`),
    ...(unjoined.length === 0 ? [] : [`grant ${unjoined.join(', ')} to ${ORDINARY_ROLE};`]),
  ];
}

/** Makes the roles that are missing. Rejects with the SQL for a DBA where this user may not. */
export async function ensureRoles(client: DatabaseClient): Promise<void> {
  const missing = await missingRoles(client);
  try {
    for (const statement of missing) await client.query(statement).catch(ignoreMadeMeanwhile);
  } catch (error) {
    if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new Error(
      'Roles are missing, and the user of DATABASE_OWNER_URL may not make them: it has no CREATEROLE. ' +
        `Have a database administrator run this once on the server, then migrate again:\n${missing.join('\n')}`,
      { cause: error },
    );
  }
}

function ignoreMadeMeanwhile(error: unknown): void {
  if (!MADE_MEANWHILE.includes(codeOf(error) ?? '')) throw error;
}
