import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../../src/platform/database/database.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

/** The second lock on "no one discloses alone": SQL as the application's own role, without a line of `decide`. */
describe('four eyes, kept by the database alone', () => {
  let fresh: FreshDatabase;
  let database: Database;
  const people: Record<string, string> = {};
  const payload = 'a'.repeat(64);

  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await Database.connect(fresh.url, () => undefined);
    for (const [name, roles] of Object.entries({
      preparer: ['jurist'],
      jurist: ['jurist'],
      head: ['head_of_legal'],
      gone: ['jurist'],
      administrator: ['administrator'],
    })) {
      people[name] = uuidv7();
      await fresh.asOwner(
        `insert into person (id, name, email, password_hash, roles, disabled_at)
         values ($1, $2, $2 || '@greffe.example', '$argon2id$', $3, case when $2 = 'gone' then now() end)`,
        [people[name], name, roles],
      );
    }
  });

  afterAll(async () => {
    await database?.close();
    await fresh?.drop();
  });

  const sql = (statement: string, ...parameters: unknown[]) => database.query(statement, parameters);

  async function prepared(asked: string[] = ['jurist', 'head_of_legal']): Promise<string> {
    const [key, caseId, id] = [uuidv7(), uuidv7(), uuidv7()];
    await sql(`insert into data_key (id, wrapped) values ($1, '\\x00')`, key);
    await sql(
      `insert into case_file (id, reference, key_id, seq, status, circuit, step, received_at, updated_at)
       values ($1::uuid, $1::uuid::text, $2, 1, 'open', 'refusal', 'triage', now(), now())`,
      caseId,
      key,
    );
    await sql(
      `insert into preparation (id, case_id, payload, action, prepared_by, asked) values ($1, $2, $3, 'disclose', $4, $5)`,
      id,
      caseId,
      payload,
      people.preparer,
      asked,
    );
    return id;
  }

  const approve = (id: string, who: string, role: string, hash = payload, preparer = 'preparer') =>
    sql(
      'insert into approval (preparation_id, payload, prepared_by, approved_by, role) values ($1, $2, $3, $4, $5)',
      id,
      hash,
      people[preparer],
      people[who],
      role,
    );
  const dispatch = (id: string, who: string) =>
    sql(
      'insert into dispatch (preparation_id, payload, prepared_by, dispatched_by) values ($1, $2, $3, $4)',
      id,
      payload,
      people.preparer,
      people[who],
    );

  it('lets a complete consent through, by three different people', async () => {
    const id = await prepared(['jurist']);
    await approve(id, 'jurist', 'jurist');
    await dispatch(id, 'head');
  });

  it('refuses the preparer as approver and as releaser', async () => {
    const id = await prepared(['jurist']);
    await expect(approve(id, 'preparer', 'jurist')).rejects.toThrow('preparer_is_not_approver');
    await approve(id, 'jurist', 'jurist');
    await expect(dispatch(id, 'preparer')).rejects.toThrow('preparer_is_not_releaser');
  });

  it('refuses another name for the preparer, and another hash than what leaves', async () => {
    const id = await prepared(['jurist']);
    await expect(approve(id, 'preparer', 'jurist', payload, 'head')).rejects.toThrow('foreign key');
    await expect(approve(id, 'jurist', 'jurist', 'b'.repeat(64))).rejects.toThrow('foreign key');
  });

  it('refuses a second consent of one person, a role not held and a closed account', async () => {
    const id = await prepared();
    await approve(id, 'jurist', 'jurist');
    await expect(approve(id, 'jurist', 'jurist')).rejects.toThrow('duplicate key');
    await expect(approve(id, 'administrator', 'head_of_legal')).rejects.toThrow('does not hold the role');
    await expect(approve(id, 'gone', 'jurist')).rejects.toThrow('does not hold the role');
  });

  it('refuses a dispatch while a consent is missing, and by an approver', async () => {
    const id = await prepared();
    await expect(dispatch(id, 'head')).rejects.toThrow('is missing');
    await approve(id, 'jurist', 'jurist');
    await expect(dispatch(id, 'head')).rejects.toThrow('The consent of head_of_legal is missing.');
    await approve(id, 'head', 'head_of_legal');
    await expect(dispatch(id, 'head')).rejects.toThrow('Whoever approved it cannot let it go.');
  });

  it('refuses a preparation that asks nobody', async () => {
    await expect(prepared([])).rejects.toThrow('violates check constraint');
  });

  it('never changes what was consented, not even as the owner', async () => {
    const id = await prepared(['jurist']);
    await approve(id, 'jurist', 'jurist');
    await expect(
      sql('update approval set approved_by = $2 where preparation_id = $1', id, people.head),
    ).rejects.toThrow('permission denied');
    await expect(fresh.asOwner('delete from approval where preparation_id = $1', [id])).rejects.toThrow('are history');
    await expect(fresh.asOwner('truncate approval')).rejects.toThrow('are history');
  });
});
