// @stage slow
/** Controls: with the guard taken away by the owner of a scratch database, the attack works, so that the guard is what held. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/platform/database/database.js';
import type { DatabaseRole } from '../../../src/platform/database/roles.js';
import { attacks, entryOf, type Target } from '../../support/role-attacks.js';
import { SealedLog } from '../../support/sealed-log.js';

const PERSON = '00000000-0000-4000-8000-00000000000a';
const CASE = '00000000-0000-4000-8000-00000000000c';
const KEY = '00000000-0000-4000-8000-00000000000d';
const target: Target = { caseId: CASE, keyId: KEY, person: PERSON, preparation: CASE };

const log = new SealedLog();
const logins = new Map<DatabaseRole, Database>();
const owner = (sql: string) => log.fresh.asOwner(sql);
const as = async (role: DatabaseRole, sql: string): Promise<unknown[]> => {
  const login = logins.get(role) ?? (await Database.connect(log.fresh.urlOf(role), () => undefined, 1));
  logins.set(role, login);
  return login.query(sql);
};
const attack = (name: string, role: DatabaseRole): string => {
  const sql = attacks.find(([known]) => known === name)?.[1](role, target);
  if (!sql) throw new Error(`There is no attack of the name "${name}".`);
  return sql;
};

beforeEach(async () => {
  await log.open();
  await owner(
    `insert into person (id, name, email, password_hash, roles) values ('${PERSON}', 'x', 'y@x', '$argon2id$', '{jurist}')`,
  );
  await owner(
    `insert into session (id, person_id, token_sha256, expires_at) values (gen_random_uuid(), '${PERSON}', sha256('t'), now() + interval '1 hour')`,
  );
  await owner(`insert into data_key (id, wrapped) values ('${KEY}', 'w')`);
  await owner(`insert into outbox (id, topic, payload, due_at) values ('${KEY}', 'cases.timer', '{}', now())`);
});
afterEach(async () => {
  for (const login of logins.values()) await login.close();
  logins.clear();
  await log.close();
});

describe('CONTROL: without its guard the attack works', () => {
  it.each<[string, DatabaseRole, string]>([
    ['reads a password', 'greffe_api', 'grant select (password_hash) on person to greffe_api'],
    ['changes a password', 'greffe_worker', 'grant update (password_hash) on person to greffe_worker'],
    ['opens a session', 'greffe_api', 'grant insert on session to greffe_api'],
    ['takes a session over', 'greffe_api', 'grant update (token_sha256) on session to greffe_api'],
    ['reads second factors', 'greffe_api', 'grant select on totp to greffe_api'],
    ['reads who leads', 'greffe_api', 'grant select on sequencer_lease to greffe_api'],
    ['forgets what the watch found', 'greffe_worker', 'grant delete on log_fault to greffe_worker'],
    ['makes a function', 'greffe_api', 'grant create on schema public to greffe_api'],
    ['takes the lead away', 'greffe_api', 'grant execute on function greffe_lead to greffe_api'],
    [
      'leaves a hole',
      'greffe_intake',
      'alter table entry disable trigger entry_arrives; alter table entry alter leaf drop not null',
    ],
    [
      'writes of the past',
      'greffe_api',
      'alter table entry disable trigger entry_arrives; alter table entry alter leaf drop not null',
    ],
    ['writes an entry of no kind', 'greffe_worker', 'alter table entry disable trigger entry_is_allowed'],
    ['writes in the stream of accounts', 'greffe_worker', 'alter table entry disable trigger entry_is_allowed'],
    ['asks for the erasure of a case', 'greffe_intake', 'alter table outbox disable trigger work_is_allowed'],
    ['ends work that waits', 'greffe_api', 'alter table outbox disable trigger waiting_work_is_left_alone'],
    ['destroys a key by its function', 'greffe_worker', 'alter table data_key disable trigger key_dies_with_its_entry'],
  ])('%s, as %s', async (name, role, unguard) => {
    await expect(as(role, attack(name, role))).rejects.toThrow();
    await owner(unguard);
    await expect(as(role, attack(name, role))).resolves.toBeDefined();
  });

  it('and an entry is hidden from the sealing, which the watch still finds', async () => {
    await owner('grant select, delete on unsealed_entry to greffe_api');
    await owner('alter table unsealed_entry disable trigger work_list_is_kept');
    await as('greffe_api', entryOf('greffe_api').replaceAll('case/forged', 'case/hidden'));
    await as('greffe_api', `delete from unsealed_entry where stream = 'case/hidden'`);
    await log.look();
    expect(await log.database.query(`select what from log_fault where stream = 'case/hidden'`)).toEqual([
      { what: 'hidden' },
    ]);
  });
});
