/** What each role may do, as the catalogue of PostgreSQL says it, against the one table that says it in the source. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredEntries } from '../../../src/ledger/event-kinds.js';
import { functionRights, sequenceRights, workRights } from '../../../src/platform/database/call-rights.js';
import { type Rights, tableRights } from '../../../src/platform/database/rights.js';
import { databaseRoles, FORMER_ROLE, ORDINARY_ROLE, ordinaryRoles } from '../../../src/platform/database/roles.js';
import { closedTables } from '../../support/closed-tables.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { PAGE, rolesPage } from '../../support/roles-page.js';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

/** Every role but the owner, and PUBLIC. */
const grantees = [...databaseRoles, ORDINARY_ROLE, FORMER_ROLE, 'PUBLIC'];

const columnsOf = async (): Promise<Map<string, string[]>> => {
  const rows = await fresh.asOwner<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
     where table_schema = 'public' group by table_name`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
};

/** `select (a, b), delete` as cells: one a column, and one for a deletion. */
function cellsOf(table: string, rights: Rights, columns: readonly string[]): string[] {
  return Object.entries(rights).flatMap(([role, privileges]) =>
    [...privileges.matchAll(/(select|insert|update|delete)(?:\s*\(([^)]*)\))?/g)].flatMap(([, verb = '', listed]) => {
      if (verb === 'delete') return [`${role} ${table} DELETE`];
      const named = listed?.split(',').map((column) => column.trim()) ?? columns;
      return named.map((column) => `${role} ${table}.${column} ${verb.toUpperCase()}`);
    }),
  );
}

describe('the rights of the roles', () => {
  it('on tables and views are those of the table, cell by cell', async () => {
    const columns = await columnsOf();
    const wanted = Object.entries(tableRights).flatMap(([table, rights]) =>
      cellsOf(table, rights, columns.get(table) ?? []),
    );
    const granted = await fresh.asOwner<{ cell: string }>(
      `select grantee || ' ' || table_name || '.' || column_name || ' ' || privilege_type as cell
       from information_schema.column_privileges where table_schema = 'public' and grantee = any ($1)
       union all
       select grantee || ' ' || table_name || ' ' || privilege_type
       from information_schema.table_privileges
       where table_schema = 'public' and grantee = any ($1) and privilege_type not in ('SELECT', 'INSERT', 'UPDATE')`,
      [grantees],
    );
    expect(granted.map(({ cell }) => cell).sort()).toEqual(wanted.sort());
    expect(wanted.length).toBeGreaterThan(700);
  });

  it('leave no table without a line, but for those that the owner alone uses', async () => {
    const tables = [...(await columnsOf()).keys()].filter((name) => tableRights[name] === undefined);
    expect(tables.sort()).toEqual(closedTables);
  });

  it('on functions and sequences are those of the table; all other functions are called by none of them', async () => {
    const called = await fresh.asOwner<{ cell: string }>(
      `select grantee || ' ' || routine_name as cell from information_schema.routine_privileges
       where specific_schema = 'public' and grantee = any ($1)`,
      [grantees],
    );
    const functions = Object.entries(functionRights).flatMap(([name, roles]) => roles.map((role) => `${role} ${name}`));
    expect(called.map(({ cell }) => cell).sort()).toEqual(functions.sort());
    const used = await fresh.asOwner<{ cell: string }>(
      `select r.rolname || ' ' || c.relname as cell from pg_class c, pg_roles r
       where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace and r.rolname = any ($1)
         and has_sequence_privilege(r.oid, c.oid, 'usage, select, update')`,
      [databaseRoles],
    );
    const sequences = Object.entries(sequenceRights).flatMap(([name, roles]) => roles.map((role) => `${role} ${name}`));
    expect(used.map(({ cell }) => cell).sort()).toEqual(sequences.sort());
  });

  it('on the queue are the worker’s alone, and no role makes tables', async () => {
    const rows = await fresh.asOwner<{ role: string; schema: string; uses: boolean; makes: boolean }>(
      `select r.rolname as role, n.nspname as schema, has_schema_privilege(r.oid, n.oid, 'usage') as uses,
         has_schema_privilege(r.oid, n.oid, 'create') as makes
       from pg_roles r, pg_namespace n where r.rolname = any ($1) and n.nspname in ('public', 'bullmq')`,
      [databaseRoles],
    );
    expect(rows.filter(({ makes }) => makes)).toEqual([]);
    expect(rows.filter(({ schema, uses }) => schema === 'bullmq' && uses).map(({ role }) => role)).toEqual([
      'greffe_worker',
    ]);
  });

  it('of the ordinary login are those of three roles by membership, and of no other', async () => {
    const [row] = await fresh.asOwner<{ roles: string[] }>(
      `select array_agg(r.rolname::text order by r.rolname) as roles
       from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles a on a.oid = m.member
       where a.rolname = $1`,
      [ORDINARY_ROLE],
    );
    expect(row?.roles).toEqual([...ordinaryRoles].sort());
  });

  it('to write entries and to ask for work are in the database as they were declared', async () => {
    const streams = await fresh.asOwner<{ cell: string }>(
      `select role || ' ' || prefix || ' ' || type || ' ' || class || ' ' || author
         || ' ' || signed as cell
       from stream_right join event_kind using (type)`,
    );
    const wanted = declaredEntries.flatMap(({ prefix, type, class: entryClass, signed, by }) =>
      Object.entries(by).map(([role, author]) => `${role} ${prefix} ${type} ${entryClass} ${author} ${signed}`),
    );
    expect(streams.map(({ cell }) => cell).sort()).toEqual(wanted.sort());
    const work = await fresh.asOwner<{ cell: string }>(`select role || ' ' || topic as cell from work_right`);
    const asked = Object.entries(workRights).flatMap(([topic, roles]) => roles.map((role) => `${role} ${topic}`));
    expect(work.map(({ cell }) => cell).sort()).toEqual(asked.sort());
  });

  it('are what docs/database-roles.md says: written again by "npm run roles-page"', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(rolesPage());
  });
});
