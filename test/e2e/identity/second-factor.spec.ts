// @stage slow
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { Authenticator, type Oddity } from '../../support/authenticator.js';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';
import { askToForget, confirmGrant, grantOf } from '../../support/grants.js';
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
const factorsOf = async (person: Visitor) => (await person.send('GET', '/api/factors')).json();

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

describe('an authenticator application', () => {
  it('is enrolled by its first code, with ten recovery codes, and ends the sessions elsewhere', async () => {
    const person = await desk.personWith('jurist');
    const elsewhere = desk.visitor();
    await elsewhere.signIn(person.email);
    const { secret, recoveryCodes } = await enrolTotp(person);
    expect(recoveryCodes).toHaveLength(10);
    expect(await factorsOf(person)).toMatchObject({ totp: { enrolledAt: expect.any(String) }, recoveryCodes: 10 });
    expect((await elsewhere.send('GET', '/api/session')).statusCode).toBe(401);
    expect((await person.send('GET', '/api/session')).json().secondFactor).toMatchObject({
      enrolled: true,
      proved: true,
    });
    expect(await typesOf(person.id)).toContain('access.totp_enrolled');
    const [kept] = await desk.fresh.asOwner<{ text: string }>(
      `select concat((select string_agg(t::text, ' ') from totp t), (select string_agg(r::text, ' ') from recovery_code r),
         (select string_agg(i::text, ' ') from ceremony i), (select string_agg(e::text, ' ') from entry e)) as text`,
    );
    const raw = Buffer.from(Secret.fromBase32(secret).bytes).toString('hex');
    for (const text of [secret, raw, ...(recoveryCodes ?? [])]) expect(kept?.text).not.toContain(text);
  });

  it('is not enrolled by a wrong code, nor by another user; guesses are counted', async () => {
    const person = await desk.personWith('jurist');
    const stranger = await desk.personWith('jurist');
    const { ceremony, secret } = (await person.send('POST', '/api/factors/totp')).json<{
      ceremony: string;
      secret: string;
    }>();
    const confirm = (who: Visitor, code: string) =>
      who.send('POST', '/api/factors/totp/confirmation', { body: { ceremony, code } });
    expect((await confirm(stranger, codeAt(secret))).json().type).toBe('/problems/code-wrong');
    const statuses = [];
    for (let round = 0; round < 6; round += 1) statuses.push((await confirm(person, codeAt(secret, 9))).statusCode);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    expect((await factorsOf(person)).totp).toBeNull();
  });

  it('is asked after the password: a code opens the session once, and not twice', async () => {
    const person = await desk.personWith('jurist');
    const { secret } = await enrolTotp(person);
    const { visitor, asked } = await afterPassword(person);
    expect(asked).toEqual({ kinds: ['totp', 'recovery_code'], passkey: null });
    expect((await visitor.send('GET', '/api/session')).statusCode).toBe(401);
    expect((await visitor.send('GET', '/api/session/second-factor')).json()).toEqual(asked);
    const code = codeAt(secret);
    const ticket = { cookie: visitor.cookie };
    expect((await second(visitor, { code })).statusCode).toBe(201);
    const replay = { body: { code: codeAt(secret, 1) }, headers: ticket };
    expect((await desk.visitor().send('POST', '/api/session/second-factor', replay)).statusCode).toBe(401);
    expect((await visitor.send('GET', '/api/session')).json().person).toMatchObject({ id: person.id });
    expect((await entriesOf(person.id)).at(-1)?.data).toMatchObject({ methods: ['password', 'totp'] });

    const again = await afterPassword(person);
    const refused = await second(again.visitor, { code });
    expect([refused.statusCode, refused.json().type]).toEqual([401, '/problems/factor-refused']);
    expect((await second(again.visitor, { code: codeAt(secret, 1) })).statusCode).toBe(201);
    expect((await second((await afterPassword(person)).visitor, { code })).statusCode).toBe(401);
  });

  it('takes one of two browsers that send the same code at once', async () => {
    const person = await desk.personWith('jurist');
    const { secret } = await enrolTotp(person);
    const two = [await afterPassword(person), await afterPassword(person)];
    const answers = await Promise.all(two.map(({ visitor }) => second(visitor, { code: codeAt(secret) })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401]);
  });

  it('asks to wait after five guesses, although the password was right each time', async () => {
    const person = await desk.personWith('jurist');
    const { secret } = await enrolTotp(person);
    const { visitor } = await afterPassword(person);
    const statuses = [];
    for (let round = 0; round < 6; round += 1) {
      statuses.push((await second(visitor, { code: codeAt(secret, 40) })).statusCode);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await second(visitor, { code: codeAt(secret) })).statusCode).toBe(429);
    expect(await typesOf(person.id)).toEqual(expect.arrayContaining(['access.factor_refused', 'access.locked']));
  });

  it('is not asked for after a wrong password, and its ticket expires with its time and its account', async () => {
    const person = await desk.personWith('jurist');
    const { secret } = await enrolTotp(person);
    expect((await desk.visitor().signIn(person.email, 'another horse battery')).statusCode).toBe(401);
    expect((await second(desk.visitor(), { code: codeAt(secret) })).statusCode).toBe(401);
    const late = await afterPassword(person);
    await desk.fresh.asOwner(`update ceremony set expires_at = now() where person_id = $1`, [person.id]);
    expect((await second(late.visitor, { code: codeAt(secret) })).statusCode).toBe(401);
    const leaving = await afterPassword(person);
    await desk.fresh.asOwner('update person set disabled_at = now() where id = $1', [person.id]);
    expect((await second(leaving.visitor, { code: codeAt(secret) })).statusCode).toBe(401);
  });

  it('may be replaced by another, and removed where no role asks for it', async () => {
    const person = await desk.personWith('analyst');
    const first = await enrolTotp(person);
    const next = await enrolTotp(person);
    expect(next.recoveryCodes).toBeNull();
    const { visitor } = await afterPassword(person);
    expect((await second(visitor, { code: codeAt(first.secret) })).statusCode).toBe(401);
    expect((await second(visitor, { code: codeAt(next.secret) })).statusCode).toBe(201);
    expect((await visitor.send('DELETE', '/api/factors/totp')).statusCode).toBe(204);
    expect((await visitor.send('DELETE', '/api/factors/totp')).statusCode).toBe(404);
    expect(await factorsOf(visitor)).toEqual({ totp: null, recoveryCodes: 0, passkeys: [] });
    expect((await desk.visitor().signIn(person.email)).statusCode).toBe(201);
  });
});

describe('a recovery code', () => {
  it('stands in for the other factor once, however it is typed', async () => {
    const person = await desk.personWith('dpo');
    const { recoveryCodes } = await enrolTotp(person);
    const recoveryCode = recoveryCodes?.[3]?.toUpperCase().replaceAll('-', ' ') ?? '';
    const first = await afterPassword(person);
    expect((await second(first.visitor, { recoveryCode })).statusCode).toBe(201);
    expect((await factorsOf(first.visitor)).recoveryCodes).toBe(9);
    expect((await second((await afterPassword(person)).visitor, { recoveryCode })).statusCode).toBe(401);
    expect((await second((await afterPassword(person)).visitor, { recoveryCode: 'no code' })).statusCode).toBe(401);
  });

  it('is refused once new codes were made, and to another user', async () => {
    const person = await desk.personWith('dpo');
    const other = await desk.personWith('dpo');
    const old = await enrolTotp(person);
    const own = await enrolTotp(other);
    const renewed = (await person.send('POST', '/api/factors/recovery-codes')).json<{ recoveryCodes: string[] }>();
    const { visitor } = await afterPassword(person);
    const tries = [old.recoveryCodes?.[0], own.recoveryCodes?.[0], renewed.recoveryCodes[0]];
    const statuses = [];
    for (const recoveryCode of tries) statuses.push((await second(visitor, { recoveryCode })).statusCode);
    expect(statuses).toEqual([401, 401, 201]);
    const none = await desk.personWith('dpo');
    expect((await none.send('POST', '/api/factors/recovery-codes')).statusCode).toBe(404);
  });
});

describe('factors that were lost', () => {
  it('are forgotten when a second person confirms: the sessions end, and the password is asked alone', async () => {
    const person = await desk.personWith('jurist');
    const device = new Authenticator(origin);
    await enrolPasskey(person, device);
    const { recoveryCodes } = await enrolTotp(person);
    expect(recoveryCodes).toBeNull();
    const administrator = await desk.personWith('administrator');
    expect((await askToForget(desk, administrator, person)).statusCode).toBe(204);
    expect((await person.send('GET', '/api/session')).statusCode).toBe(200);
    const head = await desk.personWith('head_of_legal');
    const grant = await grantOf(head, person.id);
    expect((await confirmGrant(desk, administrator, grant)).json().type).toBe('/problems/asked-it');
    // The password holds: no code is made to choose another.
    expect((await confirmGrant(desk, head, grant)).json()).toEqual({ firstCode: null });
    expect((await person.send('GET', '/api/session')).statusCode).toBe(401);
    expect((await signInByPasskey(device)).answer.statusCode).toBe(401);
    expect((await desk.visitor().signIn(person.email)).statusCode).toBe(201);
    const entries = await entriesOf(person.id);
    expect(entries.find(({ type }) => type === 'access.factors_forgotten')?.actor).toBe(head.id);
  });
});
