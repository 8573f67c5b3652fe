/** Statements that a stolen password of the database may be used for; each must be refused. */
import type { DatabaseRole } from '../../src/platform/database/roles.js';

const LEADER = '00000000-0000-4000-8000-000000000001';
const columns = 'stream, seq, type, at, actor, data, class, salt, opening';
const hour = (offset = '0 s') => `date_trunc('milliseconds', clock_timestamp() + interval '${offset}')`;

export interface Target {
  readonly caseId: string;
  readonly keyId: string;
  readonly person: string;
  readonly preparation: string;
}

/** An entry that the role may write, but for what is forged of it. */
const allowed: Readonly<Record<DatabaseRole, readonly [stream: string, type: string, actor: string]>> = {
  greffe_intake: ['message/forged', 'message.received', 'smtp'],
  greffe_api: ['case/forged', 'case.noted', LEADER],
  greffe_worker: ['case/forged-too', 'case.read', 'classification'],
  greffe_sequencer: ['ledger/forged', 'ledger.entry_set_aside', 'sequencer'],
  greffe_identity: ['access/forged', 'access.signed_in', LEADER],
  // By its functions alone.
  greffe_portal: ['delivery/forged', 'delivery.entered', 'portal'],
};
export const entryOf = (role: DatabaseRole, { seq = 1, at = hour(), more = '', value = '' } = {}): string => {
  const [stream, type, actor] = allowed[role];
  return `insert into entry (${columns}${more}) values ('${stream}', ${seq}, '${type}', ${at}, '${actor}', '{}', 'other', sha256('s'), sha256('o')${value})`;
};
/** With what stands for a signature, which some entries need. */
const inStream = (stream: string, type: string, actor: string) =>
  `insert into entry (${columns}) values ('${stream}', 1, '${type}', ${hour()}, '${actor}', '{"signature":{}}', 'other', sha256('s'), sha256('o'))`;

export type Attack = readonly [name: string, sql: (role: DatabaseRole, target: Target) => string | null];
const but =
  (free: readonly DatabaseRole[], sql: (target: Target) => string): Attack[1] =>
  (role, target) =>
    free.includes(role) ? null : sql(target);

/** Null where the role has the right: its process needs it. */
export const attacks: readonly Attack[] = [
  ['takes an entry off the work list', () => 'delete from unsealed_entry'],
  ['puts one on it', () => `insert into unsealed_entry (stream, seq) values ('x', 1)`],
  ['changes the work list', () => 'update unsealed_entry set seq = seq + 1'],
  ['writes a leaf of its own', (role) => entryOf(role, { more: ', leaf', value: `, sha256('x')` })],
  ['leaves a hole', (role) => entryOf(role, { seq: 7 })],
  ['writes of the past', (role) => entryOf(role, { at: hour('-1 day') })],
  ['writes of the future', (role) => entryOf(role, { at: hour('1 day') })],
  ['changes an entry', () => `update entry set data = '{}'`],
  ['deletes entries', () => 'delete from entry'],
  ['empties the log', () => 'truncate entry cascade'],
  ['writes into the sealed list', () => `insert into sealed_entry values (0, 'x', 1, sha256('x'))`],
  ['deletes from the sealed list', () => 'delete from sealed_entry'],
  ['writes a checkpoint', () => `insert into checkpoint (size, root, note) values (1, sha256('x'), 'x')`],
  ['deletes checkpoints', () => 'delete from checkpoint'],
  ['forgets what the watch found', () => 'delete from log_fault'],
  ['takes the lead away', but(['greffe_sequencer'], () => `select greffe_lead('${LEADER}', 60)`)],
  ['reads who leads', () => 'select holder from sequencer_lease'],
  ['changes who leads', () => `update sequencer_lease set holder = '${LEADER}'`],
  ['seals without leading', () => `select greffe_seal('${LEADER}', 0, '{1}', array[sha256('x')])`],
  ['signs without leading', () => `select greffe_checkpoint('${LEADER}', 1, sha256('x'), 'x')`],
  ['sets an entry aside without leading', () => `select greffe_set_aside('${LEADER}', 1)`],
  ['destroys a key', (_, { keyId }) => `update data_key set wrapped = null, erased_at = now() where id = '${keyId}'`],
  ['destroys a key by its function', (_, { keyId }) => `select greffe_destroy_key('${keyId}')`],
  ['exchanges a key', (_, { keyId }) => `update data_key set wrapped = 'x' where id = '${keyId}'`],
  ['deletes keys', () => 'delete from data_key'],
  ['deletes what is sealed in a case', (_, { caseId }) => `delete from case_secret where case_id = '${caseId}'`],
  ['gives a case another key', () => 'update case_file set key_id = gen_random_uuid()'],
  ['reads a password', but(['greffe_identity'], () => 'select password_hash from person')],
  ['changes a password', but(['greffe_identity'], () => `update person set password_hash = '$argon2id$'`)],
  ['gives itself roles', (_, { person }) => `update person set roles = '{administrator}' where id = '${person}'`],
  [
    'registers a person with roles',
    () =>
      `insert into person (id, name, email, password_hash, roles) values (gen_random_uuid(), 'x', 'x@x', '$argon2id$', '{jurist}')`,
  ],
  [
    'opens a session',
    but(
      ['greffe_identity'],
      ({ person }) =>
        `insert into session (id, person_id, token_sha256, expires_at) values (gen_random_uuid(), '${person}', sha256('x'), now() + interval '1 hour')`,
    ),
  ],
  ['takes a session over', but(['greffe_identity'], () => `update session set token_sha256 = sha256('x')`)],
  [
    'proves a second factor',
    but(['greffe_identity'], () => 'update session set second_factor = true, proved_at = now()'),
  ],
  [
    'registers a key',
    but(
      ['greffe_identity'],
      ({ person }) =>
        `insert into passkey (id, person_id, credential_id, public_key, counter, transports, multi_device, backed_up, name) values (gen_random_uuid(), '${person}', 'x', '', 0, '{}', false, false, 'x')`,
    ),
  ],
  ['reads second factors', but(['greffe_identity'], () => 'select secret from totp')],
  [
    'consents',
    but(
      ['greffe_api'],
      ({ preparation, person }) =>
        `insert into approval (preparation_id, payload, prepared_by, approved_by, role) values ('${preparation}', '${'a'.repeat(64)}', '${person}', '${person}', 'jurist')`,
    ),
  ],
  [
    'writes a consent into the log',
    but(['greffe_api'], ({ caseId, person }) => inStream(`case/${caseId}`, 'case.approved', person)),
  ],
  [
    'lets an answer go',
    but(
      ['greffe_api'],
      ({ preparation, person }) =>
        `insert into dispatch (preparation_id, payload, prepared_by, dispatched_by) values ('${preparation}', '${'a'.repeat(64)}', '${person}', '${person}')`,
    ),
  ],
  [
    'writes in the stream of accounts',
    but(['greffe_identity'], ({ person }) => inStream('config/people', 'config.grant_confirmed', person)),
  ],
  ['writes an entry of no kind', (role) => inStream(allowed[role][0], 'case.unheard_of', allowed[role][2])],
  ['writes its kind in another stream', (role) => inStream('config/people', allowed[role][1], allowed[role][2])],
  [
    'writes as a person',
    but(['greffe_api', 'greffe_identity'], ({ person }) => inStream('message/forged', 'message.received', person)),
  ],
  [
    'asks for the erasure of a case',
    but(
      ['greffe_api', 'greffe_worker'],
      ({ caseId }) =>
        `insert into outbox (id, topic, payload, due_at) values (gen_random_uuid(), 'cases.erase', '{"caseId":"${caseId}"}', now())`,
    ),
  ],
  [
    'asks for a letter',
    but(
      ['greffe_api', 'greffe_worker'],
      ({ caseId }) =>
        `insert into outbox (id, topic, payload, due_at) values (gen_random_uuid(), 'correspondence.send_letter', '{"caseId":"${caseId}"}', now())`,
    ),
  ],
  ['deletes work', () => 'delete from outbox'],
  ['ends work that waits', but(['greffe_worker'], () => 'update outbox set done_at = now() where done_at is null')],
  [
    'puts work off that waits',
    but(['greffe_worker'], () => `update outbox set due_at = now() + interval '1 year' where done_at is null`),
  ],
  ['deletes mail', () => 'delete from raw_message'],
  ['marks a letter as sent', but(['greffe_api', 'greffe_worker'], () => `update delivery set state = 'sent'`)],
  ['switches a trigger off', () => 'alter table entry disable trigger all'],
  ['switches all of them off', () => 'set session_replication_role = replica'],
  [
    'replaces a function',
    () => `create or replace function greffe_leaf(e entry) returns bytea language sql as 'select null::bytea'`,
  ],
  ['makes a function', () => `create function public.mine() returns int language sql as 'select 1'`],
  ['becomes another process', (role) => `set role ${role === 'greffe_api' ? 'greffe_identity' : 'greffe_api'}`],
  ['becomes the owner', () => 'set role greffe'],
  ['gives its rights away', (role) => `grant greffe_identity to ${role}`],
  [
    'gives itself kinds of entries',
    (role) => `insert into stream_right values ('${role}', 'case', 'case.approved', 'any')`,
  ],
];

/** What PostgreSQL, or a trigger of the product, says to each of them. */
export const refused =
  /permission denied|must be (owner|superuser|member)|writes no entry|asks for no work|ends and puts off no work|has no entry before it|The hour of an entry|Another process seals|with its entry in the log|never exchanged|refused to everyone|Rights are given by two|registered without rights/;
