import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { Authenticator, type Oddity } from '../../support/authenticator.js';
import { type Desk, PASSWORD, startDesk, type Visitor } from '../../support/desk.js';
import { machineTime } from '../../support/machine-clock.js';

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
const typesOf = async (id: string) => (await entriesOf(id)).map(({ type }) => type);
const codeAt = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: machineTime() + steps * 30_000 });

/** Enrols an application. The code that did is forgotten: a test has that of now and that of the next step, whatever the clock. */
async function enrolTotp(person: Person) {
  const offer = (await person.send('POST', '/api/factors/totp')).json<{ ceremony: string; secret: string }>();
  const body = { ceremony: offer.ceremony, code: codeAt(offer.secret) };
  const answer = await person.send('POST', '/api/factors/totp/confirmation', { body });
  expect(answer.statusCode).toBe(201);
  await desk.fresh.asOwner('update totp set last_step = last_step - 5 where person_id = $1', [person.id]);
  const { recoveryCodes } = answer.json<{ recoveryCodes: string[] | null }>();
  return { secret: offer.secret, recoveryCodes };
}

async function enrolPasskey(person: Visitor, device: Authenticator, change: Oddity = {}) {
  const { ceremony, options } = (await person.send('POST', '/api/factors/passkeys/options')).json<Offer>();
  const body = { ceremony, name: 'Clé de bureau', response: device.create(options, change) };
  return person.send('POST', '/api/factors/passkeys', { body });
}

describe('a proof of presence', () => {
  const anHourAgo = (id: string) =>
    desk.fresh.asOwner(`update session set proved_at = now() - interval '10 minutes 1 second' where person_id = $1`, [
      id,
    ]);
  const act = (person: Visitor) => person.send('DELETE', '/api/people/0198c0de-0000-7000-8000-000000000001/lock');

  it('is a fresh sign-in, for ten minutes; then the password, under a new cookie and a new token', async () => {
    const person = await desk.personWith('administrator');
    expect((await act(person)).statusCode).toBe(404);
    await anHourAgo(person.id);
    const refused = await act(person);
    expect([refused.statusCode, refused.json()]).toEqual([
      403,
      expect.objectContaining({ type: '/problems/step-up-required', article: 'OWASP ASVS 5.0, 7.5.3' }),
    ]);
    expect((await person.send('GET', '/api/session')).json().presentUntil).toBeNull();
    expect((await person.send('GET', '/api/people')).statusCode).toBe(200);
    const { cookie, csrfToken } = person;
    expect((await person.stepUp()).statusCode).toBe(200);
    expect(person.cookie).not.toBe(cookie);
    expect(person.csrfToken).not.toBe(csrfToken);
    expect((await act(person)).statusCode).toBe(404);
    const stale = await person.send('GET', '/api/session', { headers: { cookie } });
    expect(stale.statusCode).toBe(401);
    expect((await entriesOf(person.id)).at(-1)).toMatchObject({
      type: 'access.presence_proved',
      data: { methods: ['password'] },
    });
  });

  it('is refused on a wrong password, and guesses are counted with those to change it', async () => {
    const person = await desk.personWith('administrator');
    const statuses = [];
    for (let round = 0; round < 4; round += 1) {
      statuses.push((await person.stepUp({ password: 'another horse battery' })).statusCode);
    }
    const change = { body: { current: 'another horse battery', next: 'a long enough phrase' } };
    statuses.push((await person.send('PUT', '/api/session/password', change)).statusCode);
    statuses.push((await person.stepUp()).statusCode);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    expect(await typesOf(person.id)).toEqual(expect.arrayContaining(['access.presence_refused', 'access.locked']));
  });

  it('asks users who have a second factor for it, beside the password', async () => {
    const person = await desk.personWith('administrator');
    const { secret, recoveryCodes } = await enrolTotp(person);
    const [code, next] = [codeAt(secret), codeAt(secret, 1)];
    const statuses = [];
    for (const proof of [{ password: PASSWORD }, { code }, { password: PASSWORD, code }]) {
      statuses.push((await person.stepUp(proof)).statusCode);
    }
    // The code was spent with the refused proof: the next one is good, and a recovery code is as well.
    for (const proof of [
      { password: PASSWORD, code: next },
      { password: PASSWORD, recoveryCode: recoveryCodes?.[0] },
    ]) {
      statuses.push((await person.stepUp(proof)).statusCode);
    }
    expect(statuses).toEqual([403, 403, 403, 200, 200]);
  });

  it('may be a passkey alone, whose device recognised its owner', async () => {
    const person = await desk.personWith('administrator');
    const device = new Authenticator(origin);
    await enrolPasskey(person, device);
    const prove = async (who: Visitor, change: Oddity = {}, more = {}) => {
      const { ceremony, options } = (await who.send('POST', '/api/session/step-up/options')).json<Offer>();
      return who.stepUp({ passkey: { ceremony, response: device.get(options, change) }, ...more });
    };
    await anHourAgo(person.id);
    expect((await prove(person, { userVerified: false })).statusCode).toBe(403);
    expect((await prove(person)).statusCode).toBe(200);
    expect((await prove(person, { userVerified: false }, { password: PASSWORD })).statusCode).toBe(200);
    expect((await act(person)).statusCode).toBe(404);
    const { ceremony, options } = (await person.send('POST', '/api/session/step-up/options')).json<Offer>();
    const elsewhere = { body: { ceremony, response: device.get(options) } };
    expect((await desk.visitor().send('POST', '/api/session/passkey', elsewhere)).statusCode).toBe(401);
    const unasked = { ceremony: 'x'.repeat(43), response: device.get({ ...options, challenge: '' }) };
    expect((await person.stepUp({ passkey: unasked })).statusCode).toBe(403);
    const thief = await desk.personWith('administrator');
    await enrolPasskey(thief, new Authenticator(origin));
    expect((await prove(thief)).statusCode).toBe(403);
  });
});

describe('the time to enrol', () => {
  const longAgo = (id: string) =>
    desk.fresh.asOwner(`update person set added_at = now() - interval '8 days' where id = $1`, [id]);

  it('when over, closes all but their own account to users who decide, until they enrol a factor', async () => {
    const person = await desk.personWith('administrator');
    expect((await person.send('GET', '/api/people')).statusCode).toBe(200);
    await longAgo(person.id);
    const shut = await person.send('GET', '/api/people');
    expect([shut.statusCode, shut.json().type]).toEqual([403, '/problems/second-factor-due']);
    expect((await person.send('GET', '/api/session')).json().secondFactor).toMatchObject({ overdue: true });
    await enrolTotp(person);
    expect((await person.send('GET', '/api/people')).statusCode).toBe(200);
  });

  it('has no end for users who only sort or read', async () => {
    const person = await desk.personWith('auditor');
    await longAgo(person.id);
    const who = (await person.send('GET', '/api/session')).json();
    expect(who.secondFactor).toEqual({ enrolled: false, proved: false, enrolBy: null, overdue: false });
  });
});
