/** One person who confirms suspends one account over HTTP: at once, for three days, and seen by who may lift it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { liftingAct, suspensionAct } from '../../../src/domain/signature/suspensions.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { type Desk, type Member, PASSWORD, startDesk } from '../../support/desk.js';

let desk: Desk;
let ana: Member;
let head: Member;
let dpo: Member;
let jurist: Member;

beforeAll(async () => {
  desk = await startDesk();
  [ana, head, dpo, jurist] = [
    await desk.personWith('administrator'),
    await desk.personWith('head_of_legal'),
    await desk.personWith('dpo'),
    await desk.personWith('jurist'),
  ];
  for (const { id } of [ana, head, dpo, jurist]) await desk.signing.of(id);
}, 60_000);
afterAll(() => desk?.close());

const problem = async (sent: ReturnType<Member['send']>): Promise<string> => {
  const answer = await sent;
  return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
};

async function suspend(by: Member, { id: account }: Member, signer = by) {
  const id = randomUUID();
  const signature = (await desk.signing.of(signer.id)).sign(suspensionAct(id, account));
  return { id, answer: await problem(by.send('POST', '/api/suspensions', { body: { id, account, signature } })) };
}
async function lift(by: Member, id: string) {
  const signature = (await desk.signing.of(by.id)).sign(liftingAct(id));
  return problem(by.send('POST', `/api/suspensions/${id}/lifting`, { body: { signature } }));
}
const standing = async () =>
  (await ana.send('GET', '/api/suspensions')).json<{ suspensions: { id: string; account: string }[] }>().suspensions;
const signIn = async (whom: Member) => (await desk.visitor().signIn(whom.email, PASSWORD)).statusCode;

describe('a person who confirms', () => {
  it('ends the sessions of an account, keeps it out, and lifts it again', async () => {
    const { id, answer } = await suspend(head, jurist);
    expect(answer).toBe('done');
    expect((await jurist.send('GET', '/api/session')).statusCode).toBe(401);
    expect([await signIn(jurist), await standing()]).toEqual([401, [expect.objectContaining({ id })]]);
    const shown = (await ana.send('GET', '/api/people')).json<{ id: string; suspendedUntil: string | null }[]>();
    expect(shown.filter(({ suspendedUntil }) => suspendedUntil !== null).map((person) => person.id)).toEqual([
      jurist.id,
    ]);
    const told = await desk.fresh.asOwner(`select 1 from outbox where payload ->> 'news' = 'suspended'`);
    expect(told).toHaveLength(1);
    expect(await lift(head, id)).toBe('done');
    expect([await signIn(jurist), await standing()]).toEqual([201, []]);
  });

  it('suspends neither two accounts at a time, nor the same again, nor their own, nor without their signature', async () => {
    expect((await suspend(head, jurist)).answer).toBe('suspended-before');
    expect((await suspend(head, head)).answer).toBe('not-permitted');
    expect((await suspend(head, dpo, dpo)).answer).toBe('signing-key-unknown');
    const { id } = await suspend(head, dpo);
    expect((await suspend(head, ana)).answer).toBe('one-suspension-at-a-time');
    expect(await lift(head, id)).toBe('done');
  });

  it('leaves an administrator and another person who confirm', async () => {
    await dpo.signIn(dpo.email);
    const { id, answer } = await suspend(dpo, head);
    expect(answer).toBe('done');
    expect(await lift(ana, id)).toBe('done');
    expect(await lift(ana, id)).toBe('suspension-lifted-by-you');
    expect(await standing()).toHaveLength(1);
    const ciso = await desk.personWith('ciso');
    await desk.signing.of(ciso.id);
    expect(await lift(ciso, id)).toBe('done');
    expect(await standing()).toEqual([]);
    expect(await lift(ciso, id)).toBe('suspension-unknown');
  });
});

it('a suspension ends by itself, by the clock of the database', async () => {
  const { id } = await suspend(ana, jurist);
  expect(await signIn(jurist)).toBe(401);
  await desk.fresh.asOwner('alter table entry disable trigger user');
  await desk.fresh.asOwner(
    `update entry set at = at - interval '72 hours' where type = 'config.account_suspended' and data ->> 'suspensionId' = $1`,
    [id],
  );
  await desk.fresh.asOwner('alter table entry enable trigger user');
  await desk.signing.of((await desk.personWith('analyst')).id);
  expect([await standing(), await signIn(jurist)]).toEqual([[], 201]);
  const authority = await desk.database.transaction((tx) => desk.app.get(Authorities).of(tx));
  expect(authority.faults).toEqual([]);
});
