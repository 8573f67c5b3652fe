import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Authenticator, type Oddity } from '../../support/authenticator.js';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';

type Person = Visitor & { readonly id: string; readonly email: string };
interface Offer {
  readonly ceremony: string;
  readonly options: Parameters<Authenticator['get']>[0];
}

let desk: Desk;
let origin: string;

beforeAll(async () => {
  desk = await startDesk();
  origin = `http://localhost:${new URL(desk.address).port}`;
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.fresh.asOwner('delete from sign_in_attempt');
});

const entriesOf = (id: string) =>
  desk.fresh.asOwner<{ type: string; actor: string; data: Record<string, unknown> }>(
    'select type, actor, data from entry where stream = $1 order by seq',
    [`access/${id}`],
  );
const factorsOf = async (person: Visitor) => (await person.send('GET', '/api/factors')).json();

async function enrolPasskey(person: Visitor, device: Authenticator, change: Oddity = {}) {
  const { ceremony, options } = (await person.send('POST', '/api/factors/passkeys/options')).json<Offer>();
  const body = { ceremony, name: 'Clé de bureau', response: device.create(options, change) };
  return person.send('POST', '/api/factors/passkeys', { body });
}

async function signInByPasskey(device: Authenticator, change: Oddity = {}) {
  const visitor = desk.visitor();
  const { ceremony, options } = (await visitor.send('POST', '/api/session/passkey/options')).json<Offer>();
  const body = { ceremony, response: device.get(options, change) };
  return { visitor, body, answer: visitor.keep(await visitor.send('POST', '/api/session/passkey', { body })) };
}

const second = async (visitor: Visitor, body: object) =>
  visitor.keep(await visitor.send('POST', '/api/session/second-factor', { body }));

/** A browser that gave the right password of a person who holds a second factor. */
async function afterPassword(person: Person) {
  const visitor = desk.visitor();
  const answer = await visitor.signIn(person.email);
  expect(answer.statusCode).toBe(202);
  return { visitor, asked: answer.json<{ kinds: string[]; passkey: Offer['options'] }>() };
}

describe('a passkey', () => {
  it('is enrolled under a name, and signs in alone when its device recognised its owner', async () => {
    const person = await desk.personWith('head_of_legal');
    const device = new Authenticator(origin, { multiDevice: true });
    const enrolled = await enrolPasskey(person, device);
    expect(enrolled.statusCode).toBe(201);
    const { id, recoveryCodes } = enrolled.json<{ id: string; recoveryCodes: string[] }>();
    expect(recoveryCodes).toHaveLength(10);
    const { visitor, answer } = await signInByPasskey(device, { backedUp: true });
    expect(answer.statusCode).toBe(201);
    expect(answer.json().secondFactor).toMatchObject({ enrolled: true, proved: true });
    expect((await factorsOf(visitor)).passkeys).toEqual([
      expect.objectContaining({ id, name: 'Clé de bureau', multiDevice: true, backedUp: true }),
    ]);
    expect((await entriesOf(person.id)).at(-1)).toMatchObject({
      type: 'access.signed_in',
      data: { methods: ['passkey'], passkey: id },
    });
  });

  it('is the second factor after a password, with or without a PIN', async () => {
    const person = await desk.personWith('head_of_legal');
    const device = new Authenticator(origin, { userVerified: false });
    await enrolPasskey(person, device);
    const { visitor, asked } = await afterPassword(person);
    expect(asked.kinds).toEqual(['passkey', 'recovery_code']);
    expect(asked.passkey.allowCredentials?.map(({ id }) => id)).toEqual([device.id.toString('base64url')]);
    expect((await second(visitor, { passkey: device.get(asked.passkey) })).statusCode).toBe(201);
  });

  it.each<[string, Oddity]>([
    ['did not recognise its owner', { userVerified: false }],
    ['was asked by another site', { origin: 'https://greffe.evil.example' }],
    ['answers another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['counts backwards, as a copy does', { counter: 1 }],
    ['turned from one device to many', { multiDevice: true, backedUp: true }],
    ['was signed by another key', { signWith: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
    ['belongs to another account', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('that %s opens nothing', async (_, change) => {
    const person = await desk.personWith('head_of_legal');
    const device = new Authenticator(origin);
    await enrolPasskey(person, device);
    expect((await signInByPasskey(device)).answer.statusCode).toBe(201);
    const { answer } = await signInByPasskey(device, change);
    expect([answer.statusCode, answer.json().type]).toEqual([401, '/problems/sign-in-refused']);
    expect((await entriesOf(person.id)).at(-1)?.type).toBe('access.sign_in_failed');
  });

  it('that is unknown, or sent twice, opens nothing, and each attempt counts', async () => {
    const person = await desk.personWith('head_of_legal');
    const device = new Authenticator(origin);
    const unknown = new Authenticator(origin);
    await enrolPasskey(person, device);
    const { visitor, body, answer } = await signInByPasskey(device);
    expect(answer.statusCode).toBe(201);
    expect((await desk.visitor().send('POST', '/api/session/passkey', { body })).statusCode).toBe(401);
    expect((await signInByPasskey(unknown)).answer.json().type).toBe('/problems/sign-in-refused');
    expect((await visitor.send('GET', '/api/session')).statusCode).toBe(200);
    const unverified = async () => (await signInByPasskey(device, { userVerified: false })).answer.statusCode;
    expect(await unverified()).toBe(401);
    await desk.fresh.asOwner('update sign_in_attempt set attempts = 29 where attempts > 1');
    expect([await unverified(), await unverified()]).toEqual([401, 429]);
    expect((await desk.visitor().signIn(person.email)).statusCode).toBe(202);
  });

  it('is not enrolled twice, from another site, late, or for another user', async () => {
    const person = await desk.personWith('head_of_legal');
    const other = await desk.personWith('head_of_legal');
    const device = new Authenticator(origin);
    expect((await enrolPasskey(person, device)).statusCode).toBe(201);
    const again = await enrolPasskey(other, device);
    expect([again.statusCode, again.json().type]).toEqual([409, '/problems/passkey-taken']);
    const elsewhere = await enrolPasskey(person, new Authenticator('http://127.0.0.1:80'));
    expect([elsewhere.statusCode, elsewhere.json().detail]).toEqual([422, expect.stringContaining(origin)]);
    const { ceremony, options } = (await person.send('POST', '/api/factors/passkeys/options')).json<Offer>();
    const body = { ceremony, name: 'x', response: new Authenticator(origin).create(options) };
    expect((await other.send('POST', '/api/factors/passkeys', { body })).statusCode).toBe(422);
    await desk.fresh.asOwner(`update ceremony set expires_at = now()`);
    expect((await person.send('POST', '/api/factors/passkeys', { body })).statusCode).toBe(422);
  });

  it('may be one of several, is renamed and removed, but is never the last where a role asks for one', async () => {
    const person = await desk.personWith('jurist');
    const [laptop, key] = [new Authenticator(origin), new Authenticator(origin)];
    const first = (await enrolPasskey(person, laptop)).json<{ id: string }>().id;
    const next = (await enrolPasskey(person, key)).json<{ id: string; recoveryCodes: null }>();
    expect(next.recoveryCodes).toBeNull();
    const rename = (who: Visitor, name: string) =>
      who.send('PUT', `/api/factors/passkeys/${first}/name`, { body: { name } });
    expect((await rename(person, 'Portable')).statusCode).toBe(204);
    expect((await rename(await desk.personWith('jurist'), 'Volée')).statusCode).toBe(404);
    const remove = (id: string) => person.send('DELETE', `/api/factors/passkeys/${id}`);
    expect((await remove(next.id)).statusCode).toBe(204);
    expect((await signInByPasskey(key)).answer.statusCode).toBe(401);
    const last = await remove(first);
    expect([last.statusCode, last.json().type]).toEqual([409, '/problems/last-factor']);
    expect(((await factorsOf(person)).passkeys as { name: string }[]).map(({ name }) => name)).toEqual(['Portable']);
  });
});
