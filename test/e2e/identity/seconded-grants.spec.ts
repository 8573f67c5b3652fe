/** Over HTTP and in the database: two people, of whom none asked or gains, confirm what gives or takes a strong role. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NEWEST_RULES, RULES_ENTRY, refusalAct } from '../../../src/domain/signature/grant-event.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { anySignature } from '../../support/case-walk.js';
import { type Desk, type Member, startDesk, type Visitor } from '../../support/desk.js';
import { askForRoles, confirmGrant, grantOf, refuseGrant, secondGrant } from '../../support/grants.js';

let desk: Desk;
let people: Record<'ana' | 'head' | 'dpo' | 'camille', Member>;

const problemOf = async (answer: ReturnType<Visitor['send']>): Promise<string> => {
  const { statusCode, json } = await answer;
  return statusCode < 300 ? 'done' : String(json().type).replace('/problems/', '');
};
const record = (type: string, actor: string, data: object) =>
  desk.identity.transaction((tx) =>
    desk.app.get(Ledger).record(tx, 'config/people', [{ type, class: 'other', actor, data: { ...data } }]),
  );
async function asked(roles: string[]) {
  const { ana, head, camille } = people;
  const answer = await askForRoles(desk, ana, camille, roles);
  expect(answer.statusCode).toBeLessThan(300);
  return grantOf(head, camille.id);
}
const rolesOf = async ({ id }: Member) =>
  (await desk.fresh.asOwner<{ roles: string[] }>('select roles from person where id = $1', [id]))[0]?.roles;

beforeAll(async () => {
  desk = await startDesk();
  people = {
    ana: await desk.personWith('administrator'),
    head: await desk.personWith('head_of_legal'),
    dpo: await desk.personWith('dpo'),
    camille: await desk.personWith('analyst'),
  };
  for (const { id } of Object.values(people)) await desk.signing.of(id);
  await record(RULES_ENTRY, 'keys', { version: NEWEST_RULES });
}, 60_000);
afterAll(() => desk?.close());

describe('a strong role', () => {
  it('is given once two people confirmed it, of whom none asked', async () => {
    const { ana, head, dpo, camille } = people;
    const grant = await asked(['jurist']);
    expect(grant).toMatchObject({ wantsSecond: true, secondedBy: null });
    expect(await problemOf(confirmGrant(desk, head, grant))).toBe('second-missing');
    expect(await problemOf(secondGrant(desk, ana, grant))).toBe('asked-it');
    expect(await problemOf(secondGrant(desk, camille, grant))).toBe('not-permitted');
    expect(await problemOf(secondGrant(desk, head, grant))).toBe('done');
    expect(await grantOf(dpo, camille.id)).toMatchObject({ wantsSecond: false, secondedBy: head.id });
    expect(await problemOf(secondGrant(desk, dpo, grant))).toBe('second-unwanted');
    expect(await problemOf(confirmGrant(desk, head, grant))).toBe('seconded-it');
    expect(await rolesOf(camille)).toEqual(['analyst']);
    expect(await problemOf(confirmGrant(desk, dpo, grant))).toBe('done');
    expect(await rolesOf(camille)).toEqual(['jurist']);
  });

  it('is taken by two as well', async () => {
    const { head, dpo, camille } = people;
    const grant = await asked(['analyst']);
    expect(await problemOf(confirmGrant(desk, dpo, grant))).toBe('second-missing');
    expect(await problemOf(secondGrant(desk, dpo, grant))).toBe('done');
    expect(await problemOf(confirmGrant(desk, head, grant))).toBe('done');
    expect(await rolesOf(camille)).toEqual(['analyst']);
  });

  it('is confirmed in no row without the entry of another person', async () => {
    const { ana, head, dpo } = people;
    const grant = await asked(['jurist']);
    const row = (by: Member) =>
      desk.identity.query('update grant_request set seconded_by = $2 where id = $1', [grant.id, by.id]);
    const entry = (by: Member) =>
      record('config.grant_seconded', by.id, { grantId: grant.id, signature: anySignature });
    await expect(row(head)).rejects.toThrow('The log does not say');
    await entry(ana);
    await expect(row(ana)).rejects.toThrow('Another person who may');
    await entry(head);
    await row(head);
    // The signature is none: the fold counts no first confirmation, and the service asks for one.
    expect(await problemOf(confirmGrant(desk, dpo, grant))).toBe('second-missing');
    expect(await problemOf(refuseGrant(desk, dpo, grant.id))).toBe('done');
  });
});

it('another role is given by one person who confirms', async () => {
  const { head, camille } = people;
  expect(await problemOf(confirmGrant(desk, head, await asked(['auditor'])))).toBe('done');
  expect(await rolesOf(camille)).toEqual(['auditor']);
});

it('a refusal is signed by the person who refuses', async () => {
  const { head, dpo } = people;
  const grant = await asked(['analyst']);
  const path = `/api/grants/${grant.id}/refusal`;
  expect(await problemOf(head.send('POST', path, { body: {} }))).toBe('invalid-data');
  const signature = (await desk.signing.of(dpo.id)).sign(refusalAct(grant.id));
  expect(await problemOf(head.send('POST', path, { body: { signature } }))).toBe('signing-key-unknown');
  expect(await problemOf(refuseGrant(desk, head, grant.id))).toBe('done');
});
