/** What a version declares to its database beside its migrations; `migrate` puts it there, `serve` asks whether it is there. */
import { createHash } from 'node:crypto';
import { functionRights, sequenceRights, workRights } from './call-rights.js';
import type { DatabaseClient } from './client.js';
import { QUEUE_SCHEMA } from './queue-schema.js';
import { type Rights, tableRights } from './rights.js';
import { type DatabaseRole, databaseRoles, FORMER_ROLE, ORDINARY_ROLE } from './roles.js';

/** A type of entry, and who writes it where, in whose name. */
export interface DeclaredEntry {
  readonly prefix: string;
  readonly type: string;
  readonly class: string;
  readonly keepsPreparation: boolean;
  /** The entry carries the signature of a person. */
  readonly signed: boolean;
  readonly by: Readonly<Partial<Record<DatabaseRole, string>>>;
}

/** Changes with anything that `migrate` puts into the database. */
export const digestOf = (entries: readonly DeclaredEntry[]): string =>
  createHash('sha256')
    .update(JSON.stringify([entries, tableRights, sequenceRights, functionRights, workRights]))
    .digest('hex');

/** Replaces what the version before declared, whole, in one transaction. */
export async function declare(client: DatabaseClient, entries: readonly DeclaredEntry[]): Promise<void> {
  await client.query('begin');
  for (const statement of [...revocations(), ...grants()]) await client.query(statement);
  await fillTables(client, entries);
  await client.query('commit');
}

function revocations(): string[] {
  const all = [FORMER_ROLE, ORDINARY_ROLE, ...databaseRoles].join(', ');
  return ['public', QUEUE_SCHEMA].flatMap((schema) => [
    `revoke all on all tables in schema ${schema} from public, ${all}`,
    `revoke all on all sequences in schema ${schema} from public, ${all}`,
    `revoke all on all functions in schema ${schema} from public, ${all}`,
    `revoke all on schema ${schema} from ${all}`,
  ]);
}

const onTable = ([table, rights]: [string, Rights]): string[] =>
  Object.entries(rights).map(([role, privileges]) => `grant ${privileges} on ${table} to ${role}`);

function grants(): string[] {
  const worker: DatabaseRole = 'greffe_worker';
  return [
    `grant usage on schema public to ${databaseRoles.join(', ')}`,
    ...Object.entries(tableRights).flatMap(onTable),
    ...Object.entries(sequenceRights).map(([name, roles]) => `grant usage on sequence ${name} to ${roles.join(', ')}`),
    ...Object.entries(functionRights).map(
      ([name, roles]) => `grant execute on function ${name} to ${roles.join(', ')}`,
    ),
    `grant usage on schema ${QUEUE_SCHEMA} to ${worker}`,
    `grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${worker}`,
    `grant usage on all sequences in schema ${QUEUE_SCHEMA} to ${worker}`,
    `grant execute on all functions in schema ${QUEUE_SCHEMA} to ${worker}`,
  ];
}

async function fillTables(client: DatabaseClient, entries: readonly DeclaredEntry[]): Promise<void> {
  await client.query('delete from stream_right; delete from event_kind; delete from work_right; delete from declared');
  await client.query(
    `insert into event_kind (type, class, keeps_preparation, signed)
     select * from unnest($1::text[], $2::text[], $3::boolean[], $4::boolean[])`,
    [
      entries.map((entry) => entry.type),
      entries.map((entry) => entry.class),
      entries.map((entry) => entry.keepsPreparation),
      entries.map((entry) => entry.signed),
    ],
  );
  const writers = entries.flatMap(({ prefix, type, by }) =>
    Object.entries(by).map(([role, author]) => ({ role, prefix, type, author })),
  );
  await client.query(
    `insert into stream_right (role, prefix, type, author) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
    [
      writers.map(({ role }) => role),
      writers.map(({ prefix }) => prefix),
      writers.map(({ type }) => type),
      writers.map(({ author }) => author),
    ],
  );
  const askers = Object.entries(workRights).flatMap(([topic, roles]) => roles.map((role) => ({ topic, role })));
  await client.query('insert into work_right (role, topic) select * from unnest($1::text[], $2::text[])', [
    askers.map(({ role }) => role),
    askers.map(({ topic }) => topic),
  ]);
  await client.query('insert into declared (sha256) values ($1)', [digestOf(entries)]);
}
