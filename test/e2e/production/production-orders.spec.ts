// @stage slow
/** A production order from the jurist to operations, who see nothing else of the case. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { actOn } from '../../../src/domain/signature/act.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import type { Method } from '../../support/desk.js';
import { outcome, ProductionDesk } from '../../support/production-desk.js';

let house: ProductionDesk;
beforeAll(async () => {
  house = await ProductionDesk.open();
});
afterAll(() => house?.close());

interface Listed {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
}
const listed = async (orderId: string): Promise<Listed | undefined> =>
  (await house.operations.send('GET', '/api/production'))
    .json<{ orders: Listed[] }>()
    .orders.find(({ id }) => id === orderId);

describe('a production order', () => {
  it('reaches operations with its targets, categories, period and due time, and nothing else', async () => {
    const period = { from: '2026-01-01', to: '2026-03-31' };
    const targets = [{ place: 0 }, { name: 'Autre.Compte@cible.example' }];
    const { caseId, orderId } = await house.ordered({ targets, ...period });
    const list = (await house.operations.send('GET', '/api/production')).body;
    expect(list).not.toContain('canari');
    expect(await listed(orderId)).toMatchObject({ state: 'issued', targets: 2, categories: ['SUB'] });
    const opened = await house.operations.send('GET', `/api/production/${orderId}`);
    const order = opened.json<{ targets: { name: string }[] }>();
    expect(order).toMatchObject(period);
    expect(order.targets.map(({ name }) => name)).toEqual(['canari@cible.example', 'Autre.Compte@cible.example']);
    expect(Object.keys(order).toSorted()).toEqual(
      [
        ...['id', 'reference', 'orderedAt', 'dueAt', 'state', 'categories'],
        ...['targets', 'from', 'to', 'empty'],
      ].toSorted(),
    );
    expect(opened.body).not.toContain(caseId);
    for (const secret of ['Clerk', '24-mj-00731', 'Warrant', 'judicial', 'F01'])
      expect(opened.body).not.toContain(secret);
  });

  it('is signed by its jurist, and its opening by operations is an entry', async () => {
    const { caseId, orderId } = await house.ordered();
    const entries = await house.desk.database.transaction((tx) => house.app.get(Ledger).read(tx, `case/${caseId}`));
    const entry = entries.find(({ type }) => type === 'case.production_ordered');
    expect(entry).toMatchObject({ actor: house.jurist.id, data: { orderId, signature: expect.anything() } });
    expect(JSON.stringify(entries)).not.toContain('canari');
    await house.operations.send('GET', `/api/production/${orderId}`);
    const stream = `access/${house.operations.id}`;
    const access = await house.desk.database.transaction((tx) => house.app.get(Ledger).read(tx, stream));
    expect(access.at(-1)).toMatchObject({ type: 'access.document_opened', data: { document: 'order', id: caseId } });
  });

  it('is not issued under the signature of another order', async () => {
    const caseId = await house.request();
    const [given, other] = [await house.given(), await house.given({ categories: ['SUB'], from: '2026-01-01' })];
    const { payload } = (
      await house.jurist.send('POST', `/api/cases/${caseId}/production-order-draft`, { body: other })
    ).json<{ payload: string }>();
    expect(payload).toMatch(/^[0-9a-f]{64}$/);
    const act = actOn('order_production', { case: caseId, payload, preparation: given.orderId });
    const signature = (await house.desk.signing.of(house.jurist.id)).sign(act);
    const body = { seen: (await house.desk.state(caseId)).seq, ...given, signature };
    const answer = await house.jurist.send('POST', `/api/cases/${caseId}/production-orders`, { body });
    expect(outcome(answer)).toBe('signature-wrong');
    expect((await house.desk.state(caseId)).production).toBeUndefined();
  });

  it('names one target by one id in every order of its case, and by the list where it was read', async () => {
    const { caseId } = await house.ordered({ targets: [{ place: 0 }, { name: 'Autre.Compte@cible.example' }] });
    const again = await house.given({ targets: [{ name: 'autre.compte@CIBLE.example' }] });
    expect(outcome(await house.order(caseId, again))).toBe('done');
    const twice = [{ name: 'a@cible.example' }, { name: 'A@cible.example' }];
    expect(outcome(await house.order(caseId, await house.given({ targets: twice })))).toBe('ordered-target-unknown');
    const read = await house.given({ targets: [{ name: 'CANARI@cible.example' }] });
    expect(outcome(await house.order(caseId, read))).toBe('ordered-target-read');
    const [first, second] = (await house.desk.state(caseId)).production ?? [];
    expect(first?.targets[1]?.id).toBe(second?.targets[0]?.id);
    const other = await house.ordered({ targets: [{ name: 'Autre.Compte@cible.example' }] });
    expect((await house.desk.state(other.caseId)).production?.[0]?.targets[0]?.id).not.toBe(second?.targets[0]?.id);
  });

  it('is kept as a PDF that says the same', async () => {
    const { orderId } = await house.ordered();
    const answer = await house.operations.send('GET', `/api/production/${orderId}/instruction?language=fr`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.body).toMatch(/^%PDF-/);
  });

  it('is begun and delivered, each by operations, and shown so to the people of the case', async () => {
    const { caseId, orderId } = await house.ordered();
    expect(await house.act(orderId, 'delivery', { empty: [] }, house.jurist)).toBe('not-permitted');
    expect(await house.act(orderId, 'collection')).toBe('done');
    expect(await house.act(orderId, 'collection')).toBe('production-begun-already');
    const [target] = (await house.desk.state(caseId)).production?.[0]?.targets ?? [];
    expect(await house.act(orderId, 'delivery', { empty: [randomUUID()] })).toBe('produced-target-unknown');
    expect(await house.act(orderId, 'delivery', { empty: [target?.id] })).toBe('done');
    const orders = (await house.jurist.send('GET', `/api/cases/${caseId}/production-orders`)).json<{
      orders: { order: object; names: object }[];
    }>();
    expect(orders.orders[0]).toMatchObject({
      order: { state: 'delivered', empty: [target?.id] },
      names: { targets: [{ name: 'canari@cible.example' }] },
    });
    expect(outcome(await house.operations.send('GET', `/api/production/${orderId}`))).toBe('production-closed');
  });

  it('that cannot be carried out says why, sealed with the case', async () => {
    const { caseId, orderId } = await house.ordered();
    expect(await house.act(orderId, 'impossibility', { reason: 'Journaux déjà effacés.' })).toBe('done');
    const notes = (await house.jurist.send('GET', `/api/cases/${caseId}/notes`)).body;
    expect(notes).toContain('Journaux déjà effacés.');
    expect(await listed(orderId)).toMatchObject({ state: 'impossible' });
  });

  it('that is withdrawn, suspended or of a closed case is seen so, and takes nothing more', async () => {
    const { caseId, orderId } = await house.ordered();
    const body = { seen: (await house.desk.state(caseId)).seq, reason: 'Demande précisée.' };
    await house.jurist.send('POST', `/api/cases/${caseId}/production-orders/${orderId}/withdrawal`, { body });
    expect(await listed(orderId)).toMatchObject({ state: 'withdrawn' });
    expect(await house.act(orderId, 'collection')).toBe('production-order-over');
    const suspended = await house.ordered();
    await house.desk.give(
      suspended.caseId,
      { type: 'challenge', challengeId: randomUUID(), kind: 'nullity', suspends: true, noteId: randomUUID() },
      house.desk.person('jurist'),
    );
    expect(await listed(suspended.orderId)).toMatchObject({ state: 'suspended' });
    expect(await house.act(suspended.orderId, 'collection')).toBe('production-order-suspended');
    const closed = await house.ordered();
    await house.desk.withdraw(closed.caseId);
    expect(await listed(closed.orderId)).toMatchObject({ state: 'withdrawn' });
    expect(await house.act(closed.orderId, 'collection')).toBe('case-closed');
  });

  it('has a row only where the log says that it was ordered, and ends only where the log says so', async () => {
    const { caseId, orderId } = await house.ordered();
    const { database } = house.desk;
    const forged = database.transaction((tx) =>
      tx.query('insert into production_order (id, case_id) values ($1, $2)', [randomUUID(), caseId]),
    );
    await expect(forged).rejects.toThrow('The log does not say that this was ordered.');
    const ended = database.transaction((tx) =>
      tx.query('update production_order set over_at = clock_timestamp() where id = $1', [orderId]),
    );
    await expect(ended).rejects.toThrow('The log does not say that this order is over.');
  });
});

it('operations reach their orders, and no other route of the product', async () => {
  const { caseId, orderId } = await house.ordered();
  const messageId = (await house.desk.state(caseId)).messages[0] ?? '';
  const document = (await house.jurist.send('GET', '/api/openapi.json')).json<OpenAPIObject>();
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Record<string, string>>).map(([method, operation]) => ({
      path,
      method: method.toUpperCase() as Method,
      asks: operation['x-permission'],
    })),
  );
  const actions = [
    'begin_production',
    'hand_in_file',
    'deliver_production',
    'decline_production',
    'answer_instruction',
  ];
  const own = ['production.read', ...actions.map((action) => `case.${action}`)];
  const reached: string[] = [];
  for (const { path, method, asks } of routes) {
    if (asks === undefined || asks === 'signed-in') continue;
    const url = path
      .replace('{orderId}', orderId)
      .replace('{messageId}', messageId)
      .replace('{id}', caseId)
      .replace('{language}', 'fr')
      .replace('{page}', 'clocks')
      .replace(/\{\w+\}/g, randomUUID());
    const code = outcome(await house.operations.send(method, url, method === 'GET' ? {} : { body: {} }));
    const isShut = ['not-permitted', 'http-403'].includes(code) || (asks.startsWith('machine ') && code !== 'done');
    if (!isShut) reached.push(`${method} ${path}`);
    expect([path, isShut || own.includes(asks)]).toEqual([path, true]);
  }
  expect(reached.toSorted()).toEqual([
    'DELETE /api/production/{orderId}/uploads/{uploadId}',
    'GET /api/instructions',
    'GET /api/instructions/{orderId}',
    'GET /api/production',
    'GET /api/production/{orderId}',
    'GET /api/production/{orderId}/instruction',
    'GET /api/production/{orderId}/uploads',
    'HEAD /api/production/{orderId}/uploads/{uploadId}',
    'OPTIONS /api/production/{orderId}/uploads',
    'PATCH /api/production/{orderId}/uploads/{uploadId}',
    'POST /api/instructions/{orderId}/answer',
    'POST /api/production/{orderId}/collection',
    'POST /api/production/{orderId}/delivery',
    'POST /api/production/{orderId}/impossibility',
    'POST /api/production/{orderId}/uploads',
  ]);
  const colleagues = (await house.operations.send('GET', '/api/colleagues')).json<{ people: { id: string }[] }>();
  expect(colleagues.people.map(({ id }) => id)).toEqual([house.operations.id]);
  const live = await house.operations.send('GET', '/api/cases');
  expect(live.statusCode).toBe(403);
});
