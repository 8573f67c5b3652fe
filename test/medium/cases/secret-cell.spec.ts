// @stage redis
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Particulars } from '../../../src/cases/rows/particulars.js';
import { CaseVault, erased, type Reader } from '../../../src/cases/rows/vault.js';
import type { Actor } from '../../../src/domain/case/model/circumstances.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { SecretCase, secret } from '../../support/secret-case.js';
import { requisition } from '../../support/written-request.js';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
  for (const role of ['secret_officer', 'dpo', 'executive'] as const) await desk.addPerson(role);
});
afterAll(() => desk?.close());
afterEach(() => desk.forget());

const read = (caseId: string, reader: Reader = 'anyone') =>
  desk.database.transaction((tx) => desk.module.get(CaseVault).all(tx, caseId, 'particulars', Particulars, reader));
const sealed = async (caseId: string) =>
  (await desk.platform.fresh.asOwner('select 1 from case_secret where case_id = $1', [caseId])).length;

/** A secret matter leaves the ordinary workflow (promise 7 of the rules). */
describe('the secret cell', () => {
  it('locks at once what was read, deletes none of it, acknowledges nothing, and prepares nothing', async () => {
    const { id } = await SecretCase.open(desk);
    expect(await sealed(id)).toBeGreaterThan(0);
    expect(await read(id)).toBe(erased);
    expect(await read(id, 'cleared')).toHaveLength(1);
    expect(await desk.work('correspondence.acknowledge')).toEqual([]);
    await expect(desk.draft(id, 'refuse')).rejects.toThrow();
  });

  it('locks by the log: the row of the case opens nothing', async () => {
    const { id } = await SecretCase.open(desk);
    await desk.platform.fresh.asOwner(`update case_file set circuit = 'disclosure', secret = false where id = $1`, [
      id,
    ]);
    expect(await read(id)).toBe(erased);
  });

  it('keeps what was read of a case that one person handed over, and locks it too', async () => {
    const id = await desk.request({ facts: requisition, classification: { ...secret, decided: 'hand_over' } });
    expect(await sealed(id)).toBeGreaterThan(0);
    expect(await read(id)).toBe(erased);
  });

  it('leaves an ordinary case alone', async () => {
    expect(await read(await desk.request())).toHaveLength(1);
  });
});

describe('two accounts of one person', () => {
  let both: { officer: Actor; dpo: Actor; jurist: Actor; head: Actor };
  beforeAll(async () => {
    for (const role of ['secret_officer', 'dpo', 'jurist', 'head_of_legal'] as const) await desk.addPerson(role);
    const [officer, dpo] = [desk.person('secret_officer', 1), desk.person('dpo', 1)];
    both = { officer, dpo, jurist: desk.person('jurist', 2), head: desk.person('head_of_legal', 1) };
    const idOf = (actor: Actor) => (actor.kind === 'person' ? actor.id : '');
    for (const [one, other] of [
      [officer, dpo],
      [both.jurist, both.head],
    ] as const) {
      await desk.platform.fresh.asOwner('insert into same_person (account, person) values ($1, $2)', [
        idOf(one),
        idOf(other),
      ]);
    }
  });

  it('do not close a case of the cell, which asks two', async () => {
    const { id } = await SecretCase.open(desk);
    await desk.give(id, { type: 'close', outcome: 'redirected' }, both.jurist);
    await expect(desk.give(id, { type: 'close', outcome: 'redirected' }, both.head)).rejects.toThrow('began-it');
    expect((await desk.state(id)).status).toBe('open');
    await desk.give(id, { type: 'close', outcome: 'redirected' }, desk.person('head_of_legal'));
    expect((await desk.state(id)).status).toBe('closed');
  });

  it('do not order an erasure and confirm it', async () => {
    const found = await SecretCase.open(desk);
    await found.close();
    const orderId = await found.order({ by: both.officer });
    await expect(found.confirm(orderId, both.dpo)).rejects.toThrow('began-it');
    expect((await desk.state(found.id)).erasureOrder).toMatchObject({ confirmedBy: null });
    await found.confirm(orderId);
    expect((await desk.state(found.id)).erasureOrder).toMatchObject({ confirmedBy: expect.any(String) });
  });
});

describe('the keys of a case of the secret cell', () => {
  const closed = async (): Promise<SecretCase> => {
    const found = await SecretCase.open(desk);
    await found.close();
    return found;
  };

  it('are destroyed by no closing', async () => {
    const found = await closed();
    const keys = await found.keys();
    expect(keys).toHaveLength(2);
    await found.pass(40);
    await found.sweep();
    expect(await found.destroyed(keys)).toBe(0);
    expect((await desk.state(found.id)).status).toBe('closed');
  });

  it('are destroyed by an order of two persons once its days are over, and the log says by which', async () => {
    const found = await closed();
    const keys = await found.keys();
    const orderId = await found.order({ days: 3 });
    await found.pass(4);
    await found.sweep();
    expect(await found.destroyed(keys)).toBe(0);
    await found.confirm(orderId);
    await found.pass(2);
    await found.sweep();
    expect(await found.destroyed(keys)).toBe(0);
    await found.pass(2);
    await found.sweep();
    await found.sweep();
    expect(await found.destroyed(keys)).toBe(2);
    expect((await desk.state(found.id)).erasureOrder).toMatchObject({ ended: 'carried_out' });
    const told = await desk.platform.fresh.asOwner<{ data: object }>(
      `select data from entry where type = 'erasure.key_destroyed' and stream = any ($1)`,
      [keys.map((key) => `erasure/${key}`)],
    );
    expect(told.map(({ data }) => data)).toEqual([
      { case: found.id, order: orderId },
      { case: found.id, order: orderId },
    ]);
  });

  it('stay for the days of the order from the checkpoint that seals its confirmation, for the database too', async () => {
    const found = await closed();
    const keys = await found.keys();
    const orderId = await found.order({ days: 3 });
    await found.confirm(orderId);
    await found.age(4, ['entry']);
    await found.sweep();
    const destroys = () =>
      desk.database.transaction((tx) => desk.module.get(CaseVault).erase(tx, found.id, orderId, keys));
    await expect(destroys()).rejects.toThrow('by an order of two persons in the log, after its days');
    await found.seal();
    await found.sweep();
    await expect(destroys()).rejects.toThrow('by an order of two persons in the log, after its days');
    expect(await found.destroyed(keys)).toBe(0);
    await found.age(4, ['checkpoint']);
    await found.sweep();
    expect(await found.destroyed(keys)).toBe(2);
  });

  it('stay when one person stops the order, as long as it is not carried out', async () => {
    const found = await closed();
    const keys = await found.keys();
    const orderId = await found.order();
    await found.confirm(orderId);
    await found.pass(2);
    await desk.give(found.id, { type: 'stop_erasure', orderId }, desk.person('executive'));
    await found.pass(30);
    await found.sweep();
    expect(await found.destroyed(keys)).toBe(0);
  });

  it('stay while the people who signed have lost the right to', async () => {
    const found = await closed();
    const keys = await found.keys();
    await found.confirm(await found.order());
    await found.pass(4);
    const officer = desk.person('secret_officer');
    if (officer.kind === 'person') await desk.signing.close(officer.id);
    await found.sweep();
    expect(await found.destroyed(keys)).toBe(0);
  });
});
