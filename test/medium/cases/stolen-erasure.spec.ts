// @stage redis slow
/** Security review of 1 December 2026, N3: what a stolen password of the database destroys. Nothing at once, and nothing by itself. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeptKeys } from '../../../src/cases/jobs/kept-keys.js';
import { actOn, payloadOfThing } from '../../../src/domain/signature/act.js';
import type { Signature } from '../../../src/domain/signature/signature.js';
import { databaseRoles, ORDINARY_ROLE } from '../../../src/platform/database/roles.js';
import { anySignature } from '../../support/case-walk.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { SecretCase } from '../../support/secret-case.js';
import { forgeries, type Signed, StolenDatabase, thieves } from '../../support/stolen-database.js';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
  for (const role of ['secret_officer', 'dpo', 'executive'] as const) await desk.addPerson(role);
});
afterAll(() => desk?.close());

const accountOf = (role: 'secret_officer' | 'dpo'): string => {
  const actor = desk.person(role);
  return actor.kind === 'person' ? actor.id : '';
};
const enter = async (name: string): Promise<StolenDatabase> => {
  const [, open] = thieves.find(([thief]) => thief === name) ?? [];
  if (!open) throw new Error(`No thief is called ${name}.`);
  return new StolenDatabase(desk, await open(desk));
};
const closedCase = async (): Promise<SecretCase> => {
  const found = await SecretCase.open(desk);
  await found.close();
  return found;
};

/** An order and its confirmation, written as entries in the names of the people who may. */
async function forge(thief: StolenDatabase, { id, keys }: { id: string; keys: string[] }, signed: Signed) {
  const orderId = randomUUID();
  const terms = { keys, days: 3, cause: 'handed_over' };
  const about = { case: id, preparation: orderId, payload: payloadOfThing(terms) };
  const [officer, dpo] = [accountOf('secret_officer'), accountOf('dpo')];
  const withSignature = (signature: Signature | undefined) => (signature ? { signature } : {});
  const order = await signed(thief, officer, actOn('order_erasure', about));
  await thief.append(`case/${id}`, 'case.erasure_ordered', officer, { orderId, ...terms, ...withSignature(order) });
  const [{ seq } = { seq: 0 }] = await desk.platform.fresh.asOwner<{ seq: number }>(
    'select coalesce(max(seq), 0)::int as seq from entry where stream = $1',
    [`case/${id}`],
  );
  const confirmation = await signed(thief, dpo, actOn('confirm_erasure', { ...about, seq }));
  const dueAt = '2026-01-01T00:00:00.000Z';
  const confirmed = { orderId, ...terms, dueAt, ...withSignature(confirmation) };
  await thief.append(`case/${id}`, 'case.erasure_confirmed', dpo, confirmed);
  return orderId;
}

/** What asked for an erasure before, and what destroys a key by itself. */
async function takes(thief: StolenDatabase, { id, keys, orderId }: { id: string; keys: string[]; orderId: string }) {
  await thief.sql(`update case_file set circuit = 'secret_cell', status = 'closed' where id = $1`, id);
  await thief.sql(
    `insert into outbox (id, topic, payload, due_at) values (gen_random_uuid(), 'cases.erase', $1, now())`,
    { caseId: id },
  );
  for (const key of keys) {
    await thief.destroys(key, { case: id, order: orderId });
    await thief.sql('update data_key set wrapped = null, erased_at = now() where id = $1', key);
    await thief.sql('delete from data_key where id = $1', key);
  }
  await thief.sql('delete from case_secret where case_id = $1', id);
}

const own: Signed = async ({ desk: of }, account, act) => (await of.signing.of(account)).sign(act);
const sealedOf = async (id: string) =>
  (await desk.platform.fresh.asOwner('select 1 from case_secret where case_id = $1', [id])).length;

describe.each([...databaseRoles])('with the password of %s', (role) => {
  it.each(forgeries)(
    'an order that carries %s destroys nothing, of an open case or a closed one',
    async (_, signed) => {
      const thief = await enter(role);
      const open = await SecretCase.open(desk);
      for (const found of [open, await closedCase()]) {
        const about = { id: found.id, keys: await found.keys() };
        const before = await sealedOf(found.id);
        const orderId = await forge(thief, about, signed);
        await takes(thief, { ...about, orderId });
        await found.pass(40);
        await found.sweep();
        await takes(thief, { ...about, orderId });
        expect(await found.destroyed(about.keys)).toBe(0);
        expect(await sealedOf(found.id)).toBe(before);
      }
      expect(thief.statements).toBeGreaterThan(10);
    },
  );
});

it('with the rights of all roles together nothing is destroyed before the days of an order', async () => {
  const thief = await enter(ORDINARY_ROLE);
  const found = await closedCase();
  const about = { id: found.id, keys: await found.keys() };
  await takes(thief, { ...about, orderId: await forge(thief, about, async () => undefined) });
  const orderId = await forge(thief, about, own);
  await takes(thief, { ...about, orderId });
  await found.sweep();
  expect(await found.destroyed(about.keys)).toBe(0);
});

it('with the rights of all roles together what a forged order destroys after its days comes back', async () => {
  const thief = await enter(ORDINARY_ROLE);
  const found = await closedCase();
  const about = { id: found.id, keys: await found.keys() };
  const orderId = await forge(thief, about, async () => anySignature);
  await found.pass(4);
  await takes(thief, { ...about, orderId });
  expect(await found.destroyed(about.keys)).toBe(2);
  await desk.module.get(KeptKeys).look();
  expect(await found.destroyed(about.keys)).toBe(0);
});

describe('CONTROL', () => {
  it('with the signatures of the people themselves the same order destroys', async () => {
    const found = await closedCase();
    const about = { id: found.id, keys: await found.keys() };
    await forge(await enter('greffe_api'), about, own);
    await found.pass(4);
    await found.sweep();
    // The date of the entry itself is not believed, and this one lies in the past.
    expect(await found.destroyed(about.keys)).toBe(2);
  });

  it('without its trigger the function of the worker destroys a key', async () => {
    const found = await closedCase();
    const keys = await found.keys();
    const thief = await enter('greffe_worker');
    await desk.platform.fresh.asOwner('alter table data_key disable trigger key_dies_with_its_entry');
    await takes(thief, { id: found.id, keys, orderId: randomUUID() });
    await desk.platform.fresh.asOwner('alter table data_key enable trigger key_dies_with_its_entry');
    expect(await found.destroyed(keys)).toBe(2);
  });
});
