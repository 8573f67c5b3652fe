/** Safe mode over HTTP: everyone reads that it is on, people decide nothing meanwhile, and two of them end it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { placeAct } from '../../../src/domain/signature/place.js';
import { ServiceStatusController } from '../../../src/operations/service-status.controller.js';
import { SafeMode } from '../../../src/platform/place/safe-mode.js';
import { type Desk, type Member, startDesk, type Visitor } from '../../support/desk.js';

interface Shown {
  readonly reasons: string[];
  readonly place: string;
  readonly lost: { size: number; root: string } | null;
  readonly before: number;
  readonly confirmations: { by: string; at: string }[];
}

let desk: Desk;
let head: Member;
let ciso: Member;
let jurist: Member;

beforeAll(async () => {
  desk = await startDesk([ServiceStatusController]);
  head = await desk.personWith('head_of_legal');
  ciso = await desk.personWith('ciso');
  jurist = await desk.personWith('jurist');
});
afterAll(() => desk.close());

const shown = async (by: Visitor) => (await by.send('GET', '/api/installation')).json<Shown>();
const outcome = (answer: Awaited<ReturnType<Visitor['send']>>): string =>
  answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
const confirm = async (by: Member, said?: Partial<Shown>) => {
  const { place, lost, before } = { ...(await shown(by)), ...said };
  const signature = (await desk.signing.of(by.id)).sign(placeAct({ place, lost, before }));
  return outcome(await by.send('POST', '/api/installation/confirmation', { body: { signature } }));
};
/** The newest place on record is another one: as a dump that was restored here brings it with it. */
const isCopied = async () => {
  await desk.fresh.asOwner(`insert into installation_place (database, files) values ('1/1', '1:1')`);
  await desk.app.get(SafeMode).look();
};
const health = async () => (await desk.visitor().send('GET', '/health')).json<{ ready: boolean; faults: string[] }>();
const entries = () =>
  desk.fresh.asOwner<{ type: string; actor: string }>(
    `select type, actor from entry where stream = 'installation/place' order by seq`,
  );

it('an installation in its place is not in safe mode, and has nothing to confirm', async () => {
  expect(await shown(jurist)).toMatchObject({ reasons: [], lost: null, confirmations: [] });
  expect((await health()).faults).not.toContain('safe_mode');
  expect(await confirm(head)).toBe('not-in-safe-mode');
});

it('health, the status page and the API say that safe mode is on', async () => {
  await isCopied();
  expect(await health()).toMatchObject({ ready: true, faults: expect.arrayContaining(['safe_mode']) });
  const state = (await jurist.send('GET', '/api/status')).body;
  expect(state).toContain('nothing is sent, swept or sealed');
  expect(state).toContain('Mode protégé');
  expect((await desk.visitor().send('GET', '/status?lang=en')).body).toContain('Someone must look');
  expect(await shown(jurist)).toMatchObject({ reasons: ['moved'] });
});

it('in safe mode people decide nothing, and still sign in and out', async () => {
  const administrator = await desk.personWith('administrator');
  const body = { name: 'New', email: 'new@desk.example', roles: ['analyst'] };
  await administrator.stepUp();
  expect(outcome(await administrator.send('POST', '/api/people', { body }))).toBe('safe-mode');
  expect(outcome(await administrator.send('DELETE', '/api/session'))).toBe('done');
});

it('it is ended by two people who confirm, each with a signature over this very place', async () => {
  expect(await confirm(jurist)).toBe('not-permitted');
  expect(await confirm(head, { place: 'b'.repeat(64) })).toBe('signature-wrong');
  expect(await confirm(head, { lost: { size: 1, root: 'b'.repeat(64) } })).toBe('signature-wrong');
  expect(await confirm(head)).toBe('done');
  expect(await confirm(head)).toBe('place-confirmed-by-you');
  expect(await shown(ciso)).toMatchObject({ reasons: ['moved'], confirmations: [{ by: head.id }] });
  expect(await confirm(ciso)).toBe('done');
  expect(await shown(jurist)).toMatchObject({ reasons: [], confirmations: [] });
  expect((await health()).faults).not.toContain('safe_mode');
  expect(await entries()).toEqual([
    { type: 'installation.place_confirmed', actor: head.id },
    { type: 'installation.place_confirmed', actor: ciso.id },
    { type: 'installation.place_taken', actor: ciso.id },
  ]);
});

it('a second account of one person is not a second person', async () => {
  await isCopied();
  const double = await desk.personWith('dpo');
  expect(await confirm(head)).toBe('done');
  await desk.fresh.asOwner('insert into same_person (account, person) values ($1, $2)', [double.id, head.id]);
  await desk.signing.of(double.id);
  await desk.signing.merge(double.id, head.id);
  expect(await confirm(double)).toBe('place-confirmed-by-you');
  expect((await shown(jurist)).reasons).toEqual(['moved']);
});

it('a confirmation of an earlier copy does not count for a later one', async () => {
  expect(await confirm(ciso)).toBe('done');
  expect((await shown(jurist)).reasons).toEqual([]);
  await isCopied();
  expect((await shown(jurist)).confirmations).toEqual([]);
});
