/** Rights are given by two, kept by the database alone: SQL as the application, with any entry it likes. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissions } from '../../../src/domain/case/permission.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import type { Tx } from '../../../src/platform/database/transaction.js';
import { anySignature } from '../../support/case-walk.js';
import { type Desk, type Member, register, startDesk } from '../../support/desk.js';

let desk: Desk;
let ana: Member;
let bruno: Member;
let head: Member;
let jurist: Member;

beforeAll(async () => {
  desk = await startDesk();
  ana = await desk.personWith('administrator');
  bruno = await desk.personWith('administrator');
  head = await desk.personWith('head_of_legal');
  jurist = await desk.personWith('jurist');
});
afterAll(() => desk.close());

const rolesOf = async (id: string) =>
  (await desk.fresh.asOwner<{ roles: string[] }>('select roles from person where id = $1', [id]))[0]?.roles;

describe('a right, kept by the database alone', () => {
  const entry = (tx: Tx, type: string, actor: string, data: object) =>
    desk.app.get(Ledger).record(tx, 'config/people', [{ type, class: 'other', actor, data: { ...data } }]);
  const sql = (statement: string, ...parameters: unknown[]) => desk.identity.query(statement, parameters);

  /** As the code does it, or as an attack would. */
  async function ask(askedBy: string, person: string, roles = ['jurist'], told: object = {}): Promise<string> {
    const id = randomUUID();
    await desk.identity.transaction(async (tx) => {
      await entry(tx, 'config.grant_asked', askedBy, {
        ...{ grantId: id, person, what: 'roles', roles, signature: anySignature },
        ...told,
      });
      await tx.query('insert into grant_request (id, person_id, what, roles, asked_by) values ($1, $2, $3, $4, $5)', [
        ...[id, person, 'roles', roles, askedBy],
      ]);
    });
    return id;
  }
  const settle = (id: string, by: string, type = 'config.grant_confirmed', set = 'confirmed = true') =>
    desk.identity.transaction(async (tx) => {
      await entry(tx, type, by, { grantId: id });
      await tx.query(`update grant_request set settled_by = $2, ${set} where id = $1`, [id, by]);
    });
  const newcomer = async () => (await register(desk.fresh, [])).id;

  it('inserts no account with a right, whatever the log says', async () => {
    const id = randomUUID();
    const attack = desk.identity.transaction(async (tx) => {
      await entry(tx, 'config.person_added', 'command-line', { person: id, roles: ['jurist'] });
      await tx.query(
        `insert into person (id, name, email, password_hash, roles) values ($1, 'x', 'x@desk.example', '$argon2id$', '{jurist}')`,
        [id],
      );
    });
    await expect(attack).rejects.toThrow('registered without rights');
  });

  it('widens and takes no right, closes no account and opens none', async () => {
    for (const set of [`roles = '{jurist,dpo}'`, `roles = '{}'`, 'disabled_at = now()', 'disabled_at = null']) {
      await expect(sql(`update person set ${set} where id = $1`, jurist.id)).rejects.toThrow('permission denied');
    }
  });

  it('takes what is asked from an administrator alone, for another, as the log says it', async () => {
    const person = await newcomer();
    await expect(ask(head.id, person)).rejects.toThrow('An administrator asks');
    await expect(ask(ana.id, ana.id)).rejects.toThrow('No one asks for themself');
    await expect(ask(ana.id, person, ['jurist'], { roles: ['analyst'] })).rejects.toThrow('The log does not say');
    await expect(ask(ana.id, person, [])).rejects.toThrow('roles_are_named');
  });

  it('is confirmed by another person who may, once, as it was asked, with their entry', async () => {
    const person = await newcomer();
    const id = await ask(ana.id, person);
    await expect(settle(id, ana.id)).rejects.toThrow('Whoever asks or benefits');
    await expect(settle(id, jurist.id)).rejects.toThrow('a role that may');
    await expect(settle(id, head.id, 'config.grant_refused')).rejects.toThrow('The log does not say');
    await expect(settle(id, head.id, 'config.grant_confirmed', `confirmed = true, roles = '{dpo}'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(
      sql('update grant_request set settled_by = $2, confirmed = true where id = $1', id, head.id),
    ).rejects.toThrow('The log does not say');
    await expect(sql('delete from grant_request')).rejects.toThrow('permission denied');
    expect(await rolesOf(person)).toEqual([]);
    await settle(id, head.id);
    expect(await rolesOf(person)).toEqual(['jurist']);
    await expect(settle(id, bruno.id)).rejects.toThrow('settled once');
  });

  it('counts the two accounts of one person once, and no closed account', async () => {
    const [asking, double, person] = [
      await register(desk.fresh, ['administrator']),
      await register(desk.fresh, ['dpo']),
      await newcomer(),
    ];
    const id = await ask(asking.id, person);
    await desk.fresh.asOwner('insert into same_person (account, person) values ($1, $2)', [double.id, asking.id]);
    await expect(settle(id, double.id)).rejects.toThrow('under any of their accounts');
    await desk.fresh.asOwner('update person set disabled_at = now() where id = $1', [asking.id]);
    await expect(settle(id, head.id)).rejects.toThrow('no administrator any more');
  });
});

it('lets the same roles confirm in the table of permissions and in the database', async () => {
  const [row] = await desk.fresh.asOwner<{ roles: string[] }>('select confirming_roles() as roles');
  expect([...(row?.roles ?? [])].sort()).toEqual([...permissions['people.confirm']].sort());
});
