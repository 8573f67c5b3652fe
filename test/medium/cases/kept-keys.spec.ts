// @stage redis
/** What the database loses of keys comes back from outside of it; what two persons ordered to destroy does not. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeptKeys } from '../../../src/cases/jobs/kept-keys.js';
import { actOn, payloadOfThing } from '../../../src/domain/signature/act.js';
import { DataKeys } from '../../../src/platform/keys/keys.js';
import { WRAPPED_COPY, WrappedCopy } from '../../../src/platform/keys/wrapped-copy.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { SecretCase } from '../../support/secret-case.js';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
  for (const role of ['secret_officer', 'dpo', 'executive'] as const) await desk.addPerson(role);
});
afterAll(() => desk?.close());

const sql = <Row extends object = object>(text: string, values: unknown[] = []) =>
  desk.platform.fresh.asOwner<Row>(text, values);
const look = () => desk.module.get(KeptKeys).look();
const copied = (keys: readonly string[]) => desk.module.get(WrappedCopy).find(keys);
const bytes = async (keys: readonly string[]) =>
  (
    await sql<{ b: string }>(`select coalesce(encode(wrapped, 'base64'), '') as b from data_key where id = any ($1)`, [
      keys,
    ])
  )
    .map(({ b }) => b.replaceAll('\n', ''))
    .sort();
const alarms = async () => (await sql(`select from alarm where topic = 'keys.restored'`)).length;
/** As the owner of the tables, who needs no order. */
async function emptied(keys: readonly string[]): Promise<void> {
  await sql('alter table data_key disable trigger user');
  await sql('update data_key set wrapped = null, erased_at = now() where id = any ($1)', [keys]);
  await sql('alter table data_key enable trigger user');
}
const accountOf = (role: 'secret_officer' | 'dpo'): string => {
  const actor = desk.person(role);
  return actor.kind === 'person' ? actor.id : '';
};
const append = (caseId: string, type: string, actor: string, data: object) =>
  sql(
    `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
     select $1, max(seq) + 1, $2, date_trunc('milliseconds', clock_timestamp()), $3, $4::jsonb, 'other', sha256('s'), sha256('o')
     from entry where stream = $1`,
    [`case/${caseId}`, type, actor, JSON.stringify(data)],
  );
const closedCase = async (): Promise<{ found: SecretCase; keys: string[] }> => {
  const found = await SecretCase.open(desk);
  await found.close();
  return { found, keys: await found.keys() };
};
const ordered = async (): Promise<{ found: SecretCase; keys: string[] }> => {
  const { found, keys } = await closedCase();
  await found.confirm(await found.order());
  await found.pass(4);
  return { found, keys };
};

describe('keys that the owner of the database empties', () => {
  it('come back at the next look, with an entry and an alarm', async () => {
    const { found, keys } = await closedCase();
    const before = await bytes(keys);
    await emptied(keys);
    expect(await found.destroyed(keys)).toBe(2);
    await look();
    expect(await found.destroyed(keys)).toBe(0);
    expect(await bytes(keys)).toEqual(before);
    const told = await sql(`select from entry where type = 'erasure.key_restored' and stream = any ($1)`, [
      keys.map((key) => `erasure/${key}`),
    ]);
    expect([told.length, await alarms()]).toEqual([2, 1]);
  });

  it('come back where an order is not signed, still runs its days, or was stopped', async () => {
    for (const days of [2, 5]) {
      const { found, keys } = await closedCase();
      const orderId = await found.order();
      await found.confirm(orderId);
      if (days > 3) await desk.give(found.id, { type: 'stop_erasure', orderId }, desk.person('executive'));
      await found.pass(days);
      await emptied(keys);
      await look();
      expect(await found.destroyed(keys)).toBe(0);
    }
  });

  it('come back where the case is not closed, whatever two persons signed', async () => {
    const found = await SecretCase.open(desk);
    const keys = await found.keys();
    const orderId = randomUUID();
    const terms = { keys, days: 3, cause: 'handed_over' };
    const about = { case: found.id, preparation: orderId, payload: payloadOfThing(terms) };
    const [officer, dpo] = [accountOf('secret_officer'), accountOf('dpo')];
    const { seq } = await desk.state(found.id);
    const order = (await desk.signing.of(officer)).sign(actOn('order_erasure', about));
    await append(found.id, 'case.erasure_ordered', officer, { orderId, ...terms, signature: order });
    const confirmation = (await desk.signing.of(dpo)).sign(actOn('confirm_erasure', { ...about, seq: seq + 1 }));
    const dueAt = '2026-01-01T00:00:00.000Z';
    await append(found.id, 'case.erasure_confirmed', dpo, { orderId, ...terms, dueAt, signature: confirmation });
    await found.pass(4);
    await emptied(keys);
    await look();
    expect(await found.destroyed(keys)).toBe(0);
  });
});

describe('keys that two persons ordered to destroy', () => {
  it('go from the copy with their rows', async () => {
    const { found, keys } = await ordered();
    expect((await copied(keys)).size).toBe(2);
    await found.sweep();
    expect((await copied(keys)).size).toBe(0);
    await look();
    expect(await found.destroyed(keys)).toBe(2);
    const folder = join(desk.platform.settings.dataFolder, WRAPPED_COPY);
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
    expect(keys.every((key) => text.includes(key))).toBe(true);
  });

  it('go from the copy later, where the process ended in between', async () => {
    const { found, keys } = await ordered();
    const kept = await copied(keys);
    await found.sweep();
    await desk.module.get(WrappedCopy).add([...kept].map(([id, wrapped]) => ({ id, wrapped })));
    await look();
    expect(await found.destroyed(keys)).toBe(2);
    expect((await copied(keys)).size).toBe(0);
  });
});

describe('the copy', () => {
  it('holds keys that are older than it', async () => {
    const { keys } = await closedCase();
    await desk.module.get(WrappedCopy).destroy(keys);
    await desk.module.get(KeptKeys).fill();
    expect((await copied(keys)).size).toBe(2);
  });

  it('holds a key before its row is committed', async () => {
    let id = '';
    const failed = desk.database.transaction(async (tx) => {
      id = (await desk.module.get(DataKeys).create(tx)).id;
      expect((await copied([id])).size).toBe(1);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
  });
});

describe('the function that brings a key back', () => {
  it('takes the bytes of before and no others, and only with its entry', async () => {
    const { keys } = await closedCase();
    const [key = ''] = keys;
    const kept = (await copied(keys)).get(key);
    await emptied(keys);
    const restores = (wrapped: Buffer | undefined, type: string) =>
      desk.database.transaction(async (tx) => {
        await tx.query(
          `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
           values ($1, 1, $2, date_trunc('milliseconds', clock_timestamp()), 'cases', '{}', 'other', sha256('s'), sha256('o'))`,
          [`erasure/${key}`, type],
        );
        await tx.query('select greffe_restore_key($1, $2)', [key, wrapped]);
      });
    await expect(restores(Buffer.alloc(60), 'erasure.key_restored')).rejects.toThrow('never exchanged');
    await expect(restores(kept, 'erasure.key_destroyed')).rejects.toThrow('never exchanged');
    await restores(kept, 'erasure.key_restored');
    await look();
  });
});
