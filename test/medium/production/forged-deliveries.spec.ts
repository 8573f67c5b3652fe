import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PortalRows, seal } from '../../support/portal-rows.js';

let rows: PortalRows;
beforeAll(async () => {
  rows = await PortalRows.open();
});
afterAll(() => rows?.close());

const fails = (attack: Promise<unknown>, sentence: string | RegExp) => expect(attack).rejects.toThrow(sentence);

/** Against stolen passwords of the processes behind the portal: what is not told in the log is not delivered. */
describe('rows and entries of deliveries', () => {
  const notTold = 'The log does not say that this delivery was opened';

  it('follow a released answer that left by mail, and its sealed package', async () => {
    const answer = await rows.answer();
    expect(await rows.opened(answer)).toBeTruthy();
    const unsealed = await rows.answered({ packed: false });
    await fails(rows.opened(unsealed), 'does not say that this package was sealed');
    await fails(rows.opened(await rows.answered({ held: true })), 'did not leave by mail, as people released it');
    const caseId = await rows.desk.request();
    await fails(rows.opened({ ...answer, caseId }), 'does not say that this package was sealed');
  });

  it('are for the mailbox of the approved letter and the seal of the log alone', async () => {
    const answer = await rows.answer();
    await fails(rows.opened(answer, { entry: { mailbox: '9'.repeat(64) } }), 'to no other');
    await fails(
      rows.opened(answer, { entry: { sha256: '9'.repeat(64) } }),
      'does not say that this package was sealed',
    );
    await fails(rows.opened({ ...answer, packageId: randomUUID() }), 'does not say that this package was sealed');
  });

  it('are written together, by a person of a role that may', async () => {
    const answer = await rows.answer();
    await fails(rows.opened(answer, { row: null }), 'recorded with its row');
    await fails(rows.opened(answer, { entry: null }), notTold);
    await fails(rows.opened(answer, { row: { packed: randomUUID() } }), notTold);
    await fails(rows.opened(answer, { row: { of: await rows.desk.request() } }), notTold);
    const auditor = await rows.desk.addPerson('auditor');
    await fails(rows.opened(answer, { actor: auditor }), 'by a person of a role that may');
    const open = await rows.opened(answer);
    const told = { deliveryId: open, noteId: randomUUID() };
    const recall = rows.desk.database.transaction((tx) =>
      rows.append(tx, `case/${answer.caseId}`, 'case.delivery_recalled', rows.jurist, told),
    );
    await fails(recall, 'recorded with its row');
  });

  it('last from ten to forty-five days, and are one at a time for each package', async () => {
    const answer = await rows.answer();
    for (const days of [9, 46]) await fails(rows.opened(answer, { days }), 'from ten to forty-five days');
    const lasts = '2099-01-01T00:00:00.000Z';
    await fails(rows.opened(answer, { row: { lasts } }), notTold);
    await rows.opened(answer, { days: 10 });
    await fails(rows.opened(answer), 'duplicate key');
  });

  it('take the link and the code that the log tells of, while they are open', async () => {
    const { caseId, id } = await rows.delivered();
    const told = 'does not say that this link was made';
    await fails(rows.linked(caseId, id, randomBytes(32), randomBytes(32)), told);
    await fails(rows.coded(caseId, id, 'mine', 'case.delivery_linked'), /code was given|writes no entry/);
    const { database } = rows.desk;
    const set = (change: string) => database.query(`update portal_delivery set ${change} where id = $1`, [id]);
    await fails(set(`code_hash = sha256('x')`), 'does not say that this code was given');
    for (const change of [`link_sha256 = sha256('x')`, `sealed = 'other'`]) await fails(set(change), told);
    await rows.recall(caseId, id);
    await fails(rows.linked(caseId, id), told);
    await fails(rows.coded(caseId, id, 'again'), 'does not say that this code was given');
    const other = await rows.delivered();
    await rows.outlive(other.id);
    await fails(rows.linked(other.caseId, other.id), told);
    await fails(rows.coded(other.caseId, other.id, 'again'), 'does not say that this code was given');
  });

  it('never change what they are of, and never open again', async () => {
    const { id, caseId } = await rows.delivered();
    const { asOwner } = rows.desk.platform.fresh;
    const fixed = 'never change';
    for (const change of [`package_id = gen_random_uuid()`, `until = until + interval '1 day'`]) {
      await fails(asOwner(`update portal_delivery set ${change} where id = $1`, [id]), fixed);
    }
    await fails(
      asOwner('update portal_delivery set ended_at = now() where id = $1', [id]),
      'does not say that this delivery ended',
    );
    await rows.recall(caseId, id);
    await fails(asOwner('update portal_delivery set ended_at = null where id = $1', [id]), fixed);
    await fails(asOwner('delete from portal_delivery'), /./);
    const [row] = await asOwner('select sealed, code_hash, session_sha256 from portal_delivery where id = $1', [id]);
    expect(row).toEqual({ sealed: null, code_hash: null, session_sha256: null });
  });
});

/** Against a stolen password of the portal itself. */
describe('the database role of the portal', () => {
  it('reads no table but of which version it is, writes none, and calls four functions', async () => {
    const { asOwner } = rows.desk.platform.fresh;
    const tables = await asOwner<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    const version = ['declared', 'migrations'];
    for (const { name } of tables.filter((table) => !version.includes(table.name))) {
      await fails(rows.portal.query(`select from ${name}`), 'permission denied');
    }
    for (const name of version) await fails(rows.portal.query(`delete from ${name}`), 'permission denied');
    expect(tables.length).toBeGreaterThan(80);
    const called = await asOwner<{ name: string }>(
      `select proname as name from pg_proc where pronamespace = 'public'::regnamespace
         and has_function_privilege('greffe_portal', oid, 'execute') order by 1`,
    );
    expect(called.map(({ name }) => name)).toEqual([
      'portal_enter',
      'portal_fetch',
      'portal_receive',
      'portal_session',
    ]);
  });

  it('opens with the link and the code what was approved, once, and each step is an entry', async () => {
    const { id, link } = await rows.delivered();
    const session = randomBytes(32);
    expect(await rows.enter(link, 'right', session)).toBe(true);
    expect(await rows.session(session)).toMatchObject([{ id, received: false }]);
    expect(await rows.fetch(session)).toBe(true);
    expect(await rows.receive(session, '9'.repeat(64))).toBe(false);
    expect(await rows.receive(session, seal)).toBe(true);
    expect(await rows.receive(session, seal)).toBe(true);
    expect(await rows.told(id)).toEqual(['delivery.entered', 'delivery.fetched', 'delivery.received']);
  });

  it('opens nothing without the link, nor without the code, nor with that of another delivery', async () => {
    const { id, link } = await rows.delivered();
    const other = await rows.delivered(await rows.answered());
    expect(await rows.enter(randomBytes(32), 'right')).toBe(false);
    expect(await rows.enter(link, 'wrong')).toBe(false);
    await rows.coded(other.caseId, other.id, 'its own');
    expect(await rows.enter(other.link, 'right')).toBe(false);
    const answer = await rows.answer();
    const uncoded = await rows.opened(answer);
    expect(await rows.enter(await rows.linked(answer.caseId, uncoded), 'right')).toBe(false);
    expect(await rows.session(randomBytes(32))).toEqual([]);
    expect(await rows.fetch(randomBytes(32))).toBe(false);
    expect([await rows.told(id), await rows.told(uncoded)]).toEqual([
      ['delivery.refused code'],
      ['delivery.refused no_code'],
    ]);
  });

  it('tries five codes, then none, until a new one is given; the desk is notified', async () => {
    const { caseId, id, link } = await rows.delivered();
    for (let tries = 0; tries < 5; tries += 1) expect(await rows.enter(link, 'wrong')).toBe(false);
    expect(await rows.enter(link, 'right')).toBe(false);
    expect((await rows.told(id)).at(-1)).toBe('delivery.refused locked');
    expect(await rows.news(id)).toBe(2);
    await rows.coded(caseId, id, 'new');
    expect(await rows.enter(link, 'right')).toBe(false);
    expect(await rows.enter(link, 'new')).toBe(true);
  });

  it('tries five codes, however many ask at once', async () => {
    const { id, link } = await rows.delivered();
    await Promise.all(Array.from({ length: 12 }, () => rows.enter(link, 'wrong')));
    const told = await rows.told(id);
    expect(told.filter((each) => each === 'delivery.refused code')).toHaveLength(5);
    expect(told).toHaveLength(12);
  });

  it('takes a link once, also of two who ask at once, and the desk is notified of the other', async () => {
    const { id, link } = await rows.delivered();
    const entered = await Promise.all([rows.enter(link, 'right'), rows.enter(link, 'right')]);
    expect(entered.toSorted()).toEqual([false, true]);
    expect(await rows.told(id)).toEqual(['delivery.entered', 'delivery.refused used']);
    expect(await rows.news(id)).toBe(1);
  });

  it.each(['recalled', 'expired'])('opens nothing that is %s, and its session ends', async (end) => {
    const { caseId, id, link } = await rows.delivered();
    const session = randomBytes(32);
    expect(await rows.enter(link, 'right', session)).toBe(true);
    await (end === 'recalled' ? rows.recall(caseId, id) : rows.outlive(id));
    expect(await rows.session(session)).toEqual([]);
    expect(await rows.fetch(session)).toBe(false);
    expect(await rows.receive(session, seal)).toBe(false);
    expect(await rows.enter(link, 'right')).toBe(false);
    expect((await rows.told(id)).at(-1)).toBe('delivery.refused over');
  });

  it('opens nothing that the log recalls though its row says that it is open', async () => {
    const { caseId, id, link } = await rows.delivered(await rows.answered());
    const { asOwner } = rows.desk.platform.fresh;
    await asOwner('alter table entry disable trigger delivery_has_its_row');
    const told = { deliveryId: id, noteId: randomUUID() };
    await rows.desk.database.transaction((tx) =>
      rows.append(tx, `case/${caseId}`, 'case.delivery_recalled', rows.jurist, told),
    );
    await asOwner('alter table entry enable trigger delivery_has_its_row');
    expect(await rows.enter(link, 'right')).toBe(false);
  });

  it('opens nothing in a copy of the database', async () => {
    const { link } = await rows.delivered();
    const { asOwner } = rows.desk.platform.fresh;
    await asOwner('alter table installation_place disable trigger user');
    const set = (change: string) => asOwner(`update installation_place set database = ${change}`);
    await set(`'copy of ' || database`);
    expect(await rows.enter(link, 'right')).toBe(false);
    await set(`replace(database, 'copy of ', '')`);
    await asOwner('alter table installation_place enable trigger user');
    expect(await rows.enter(link, 'right')).toBe(true);
  });

  it('opens nothing of a case whose key was destroyed', async () => {
    const { caseId, id, link } = await rows.delivered(await rows.answered());
    const session = randomBytes(32);
    expect(await rows.enter(link, 'right', session)).toBe(true);
    const { asOwner } = rows.desk.platform.fresh;
    await asOwner('alter table data_key disable trigger user');
    await asOwner('alter table data_key enable trigger deliveries_end_with_key');
    await asOwner(
      `update data_key set wrapped = null, erased_at = now() where id = (select key_id from case_file where id = $1)`,
      [caseId],
    );
    await asOwner('alter table data_key enable trigger user');
    expect(await rows.session(session)).toEqual([]);
    const [row] = await asOwner<{ sealed: Buffer | null }>('select sealed from portal_delivery where id = $1', [id]);
    expect(row?.sealed).toBeNull();
  });
});
