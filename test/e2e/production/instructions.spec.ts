// @stage slow
/** Data that a case has kept reach operations as signed instructions, by the screen and by the machine interface. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from '../../../src/domain/case/command.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { answered, freeze, freezing, heldToken, KEPT_UNTIL, keptCase } from '../../support/kept-case.js';
import { outcome, ProductionDesk } from '../../support/production-desk.js';

let house: ProductionDesk;
beforeAll(async () => {
  house = await ProductionDesk.open();
});
afterAll(() => house?.close());

interface Listed {
  readonly id: string;
  readonly task: string;
  readonly answer: string | null;
}
const listed = async (id: string) =>
  (await house.operations.send('GET', '/api/instructions'))
    .json<{ instructions: Listed[] }>()
    .instructions.find((each) => each.id === id);
const opened = (id: string) => house.operations.send('GET', `/api/instructions/${id}`);
const shown = async (caseId: string) =>
  (await house.jurist.send('GET', `/api/cases/${caseId}/instructions`)).json<{
    freezeOwed: boolean;
    instructions: { instruction: Listed; names: { targets: { name: string }[] } | null }[];
  }>();

/** A freeze that waits. */
async function frozen() {
  const { caseId } = await keptCase(house);
  const given = freezing();
  expect(outcome(await freeze(house, caseId, given))).toBe('done');
  return { caseId, orderId: given.orderId };
}
/** Another person than ordered the freeze releases it. */
const releaseBy = (caseId: string, of: string, role: 'jurist' | 'head_of_legal') => {
  const command: Command = { type: 'order_release', orderId: randomUUID(), of, noteId: randomUUID() };
  return house.desk.give(caseId, command, house.desk.person(role));
};

describe('an instruction to operations', () => {
  it('says what to keep, for which targets, categories and period, until when, and nothing else of the case', async () => {
    const { caseId } = await keptCase(house);
    expect(await shown(caseId)).toEqual({ freezeOwed: true, instructions: [] });
    const given = freezing({ targets: [{ place: 0 }, { name: 'Autre.Compte@cible.example' }] });
    expect(outcome(await freeze(house, caseId, given))).toBe('done');
    expect((await house.operations.send('GET', '/api/instructions')).body).not.toContain('canari');
    expect(await listed(given.orderId)).toMatchObject({ task: 'freeze', measure: 'preserve_data', answer: null });
    const answer = await opened(given.orderId);
    expect(answer.json()).toMatchObject({
      ...{ until: KEPT_UNTIL, categories: ['SUB', 'TRF'], from: '2026-01-01', to: null, words: null },
      targets: [{ name: 'canari@cible.example' }, { name: 'Autre.Compte@cible.example' }],
    });
    for (const secret of ['Clerk', '24-mj-00731', 'Warrant', 'preservation', 'F01'])
      expect(answer.body).not.toContain(secret);
    const entries = await house.desk.database.transaction((tx) => house.app.get(Ledger).read(tx, `case/${caseId}`));
    expect(JSON.stringify(entries)).not.toContain('canari');
    expect(entries.at(-1)).toMatchObject({ type: 'case.keeping_ordered', actor: house.jurist.id });
    expect(await shown(caseId)).toMatchObject({ freezeOwed: false, instructions: [{ names: { targets: [{}, {}] } }] });
  });

  it('is answered once by operations, signed, and then closed to them', async () => {
    const place = await frozen();
    expect(outcome(await answered(house, place, 'done', house.jurist))).toBe('not-permitted');
    const unsigned = { answer: 'done', reason: null, signature: { key: randomUUID(), signature: 'A'.repeat(86) } };
    const url = `/api/instructions/${place.orderId}/answer`;
    expect(outcome(await house.operations.send('POST', url, { body: unsigned }))).toBe('signing-key-unknown');
    expect(outcome(await answered(house, place))).toBe('done');
    expect(outcome(await answered(house, place))).toBe('instruction-answered-already');
    expect(await listed(place.orderId)).toMatchObject({ answer: 'done' });
    expect(outcome(await opened(place.orderId))).toBe('production-closed');
    const access = await house.desk.database.transaction((tx) =>
      house.app.get(Ledger).read(tx, `access/${house.operations.id}`),
    );
    expect(access.filter(({ data }) => JSON.stringify(data).includes(place.caseId))).toHaveLength(0);
  });

  it('that is impossible says why, sealed with the case, and leaves a freeze owed with an alarm', async () => {
    const place = await frozen();
    expect(outcome(await answered(house, place, 'impossible'))).toBe('done');
    expect((await house.jurist.send('GET', `/api/cases/${place.caseId}/notes`)).body).toContain('ne sont pas gardés');
    expect(await shown(place.caseId)).toMatchObject({ freezeOwed: true });
    const { alarms } = await house.desk.state(place.caseId);
    expect(alarms).toContainEqual({ code: 'measure_impossible', about: place.orderId });
  });

  it('without an answer in its hours raises an alarm', async () => {
    const { caseId, orderId } = await frozen();
    const work = await house.desk.platform.fresh.asOwner<{ hours: number }>(
      `select round(extract(epoch from due_at - now()) / 3600)::int as hours from outbox
       where topic = 'cases.timer' and payload ->> 'about' = $1`,
      [orderId],
    );
    expect(work).toEqual([{ hours: 24 }]);
    expect((await house.desk.state(caseId)).instructions?.[0]?.answer).toBeNull();
  });

  it('to release is given by another person, once the preservation is over, and names the targets of the freeze', async () => {
    const { caseId, orderId } = await frozen();
    await answered(house, { caseId, orderId });
    await expect(releaseBy(caseId, orderId, 'head_of_legal')).rejects.toThrow('nothing-to-release');
    const end: Command = {
      type: 'end_preservation',
      cause: 'withdrawn',
      otherHoldsChecked: true,
      noteId: randomUUID(),
    };
    await house.desk.give(caseId, end, house.desk.person('jurist'));
    await expect(releaseBy(caseId, orderId, 'jurist')).rejects.toThrow('ended-it');
    await releaseBy(caseId, orderId, 'head_of_legal');
    const [, release] = (await shown(caseId)).instructions;
    expect(release).toMatchObject({
      instruction: { task: 'release' },
      names: { targets: [{ name: 'canari@cible.example' }] },
    });
    const { id = '' } = release?.instruction ?? {};
    expect((await opened(id)).json()).toMatchObject({ freeze: orderId, words: null, targets: [{}], until: null });
    expect(outcome(await answered(house, { caseId, orderId: id }))).toBe('done');
  });
});

describe('a machine of operations', () => {
  const call = async (token: string, method: string, path: string, body?: object, key: string = randomUUID()) => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (body) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': key });
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${house.address}/api/operations/instructions${path}`, init);
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
  };

  it('reads what is to be kept and answers it once, and each reading is an entry', async () => {
    const { caseId, orderId } = await frozen();
    const [reader, writer] = [
      await heldToken(house, ['instructions:read']),
      await heldToken(house, ['instructions:answer']),
    ];
    const list = await call(reader, 'GET', '');
    expect(list.json.instructions).toContainEqual(expect.objectContaining({ id: orderId, answer: null }));
    expect((await call(reader, 'GET', `/${orderId}`)).json.targets).toMatchObject([{ name: 'canari@cible.example' }]);
    expect((await call(writer, 'GET', `/${orderId}`)).status).toBe(403);
    const read = await house.desk.platform.fresh.asOwner(
      `select data from entry where type = 'machine.instruction_read' and data ->> 'instruction' = $1`,
      [orderId],
    );
    expect(read).toHaveLength(1);
    const said = { answer: 'done', reason: null };
    expect((await call(reader, 'POST', `/${orderId}/answer`, said)).status).toBe(403);
    const key = randomUUID();
    expect((await call(writer, 'POST', `/${orderId}/answer`, said, key)).status).toBe(204);
    expect((await call(writer, 'POST', `/${orderId}/answer`, said, key)).status).toBe(204);
    const again = await call(writer, 'POST', `/${orderId}/answer`, said);
    expect([again.status, again.json.type]).toEqual([409, '/problems/instruction-answered-already']);
    expect((await house.desk.state(caseId)).instructions).toMatchObject([{ answer: 'done' }]);
  });

  it('says why where it is impossible, and its reason is sealed with the case', async () => {
    const { caseId, orderId } = await frozen();
    const writer = await heldToken(house, ['instructions:answer']);
    const bare = await call(writer, 'POST', `/${orderId}/answer`, { answer: 'impossible', reason: null });
    expect([bare.status, bare.json.type]).toEqual([422, '/problems/answer-reason-wrong']);
    const said = { answer: 'impossible', reason: 'Compte inconnu de ce système.' };
    expect((await call(writer, 'POST', `/${orderId}/answer`, said)).status).toBe(204);
    expect((await house.jurist.send('GET', `/api/cases/${caseId}/notes`)).body).toContain('inconnu de ce système');
  });
});
