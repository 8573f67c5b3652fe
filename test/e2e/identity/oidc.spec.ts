// @stage slow
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { type Desk, startDesk, type Visitor } from '../../support/desk.js';
import {
  arrive,
  type Login,
  leave,
  type RealProvider,
  settingsFor,
  startProvider,
} from '../../support/identity-provider.js';

const callbackOf = ({ address }: Desk) => `http://localhost:${new URL(address).port}/api/session/oidc/callback`;

const sessionOf = async (visitor: Visitor) => visitor.send('GET', '/api/session');
const entriesOf = (desk: Desk, stream: string) =>
  desk.fresh.asOwner<{ type: string; data: Record<string, unknown> }>(
    'select type, data from entry where stream = $1 order by seq',
    [stream],
  );

describe('sign-in by an identity provider', () => {
  let provider: RealProvider;
  let desk: Desk;

  beforeAll(async () => {
    // It warns that it keeps its sessions in memory.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    provider = await startProvider();
    desk = await startDesk([], settingsFor(provider.issuer));
    provider.open(callbackOf(desk));
  });
  afterAll(async () => {
    await desk?.close();
    await provider?.stop();
  });

  async function signIn(login: Login, body: object = {}) {
    const visitor = desk.visitor();
    const answer = await arrive(visitor, await provider.visit(await leave(visitor, '/api/session/oidc', body), login));
    expect(answer.statusCode).toBe(303);
    return { visitor, location: answer.headers.location };
  }

  it('opens a session of the registered person whose address the provider verified, then of the same account', async () => {
    const person = await desk.personWith('jurist');
    const first = await signIn({ sub: 'ada', email: person.email.toUpperCase() }, { returnTo: '/cases/1?tab=letters' });
    expect(first.location).toBe('/cases/1?tab=letters');
    const who = (await sessionOf(first.visitor)).json();
    expect(who).toMatchObject({ person: { id: person.id }, secondFactor: { proved: false } });
    const again = await signIn({ sub: 'ada', email: 'married@desk.example', emailVerified: false });
    expect((await sessionOf(again.visitor)).json()).toMatchObject({ person: { id: person.id } });
    const entries = await entriesOf(desk, `access/${person.id}`);
    expect(entries.map(({ type }) => type)).toEqual([
      'access.signed_in',
      'access.identity_linked',
      'access.signed_in',
      'access.signed_in',
    ]);
    expect(entries.at(-1)?.data).toMatchObject({ methods: ['oidc'] });
    expect(JSON.stringify(entries)).not.toMatch(/"ada"|desk\.example/);
  });

  it('tells that there is a provider, and goes to no page of another host', async () => {
    expect((await desk.visitor().send('GET', '/api/session/oidc')).json()).toEqual({
      provider: new URL(provider.issuer).host,
    });
    for (const returnTo of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a b']) {
      const answer = await desk.visitor().send('POST', '/api/session/oidc', { body: { returnTo } });
      expect(answer.statusCode).toBe(422);
    }
  });

  it.each<[string, Omit<Login, 'email'> & { email?: string }]>([
    ['a person who is not registered', { sub: 'stranger', email: 'stranger@desk.example' }],
    ['an address that the provider did not verify', { sub: 'claimant', emailVerified: false }],
    ['a second account with the address of a person who has one', { sub: 'second' }],
  ])('opens nothing to %s, and registers no account', async (_, login) => {
    const person = await desk.personWith('jurist');
    if (login.sub === 'second') await signIn({ sub: `first of ${person.id}`, email: person.email });
    const [before] = await desk.fresh.asOwner<{ people: number }>('select count(*)::int as people from person');
    const { visitor, location } = await signIn({ email: person.email, ...login });
    expect(location).toBe('/?signIn=refused');
    expect((await sessionOf(visitor)).statusCode).toBe(401);
    expect(await desk.fresh.asOwner('select count(*)::int as people from person')).toEqual([before]);
    expect((await entriesOf(desk, 'access/unknown')).at(-1)).toMatchObject({
      type: 'access.sign_in_failed',
      data: { method: 'oidc', account: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('opens nothing to a closed account', async () => {
    const person = await desk.personWith('jurist');
    await desk.fresh.asOwner('update person set disabled_at = now() where id = $1', [person.id]);
    expect((await signIn({ sub: 'leaver', email: person.email })).location).toBe('/?signIn=refused');
  });

  async function enrolTotp(person: Visitor) {
    const { ceremony, secret } = (await person.send('POST', '/api/factors/totp')).json<Record<string, string>>();
    const code = () => new TOTP({ secret: Secret.fromBase32(secret ?? '') }).generate();
    await person.send('POST', '/api/factors/totp/confirmation', { body: { ceremony, code: code() } });
    await desk.fresh.asOwner('update totp set last_step = last_step - 5');
    return code;
  }
  async function stepUp(visitor: Visitor, login: Login) {
    const url = await leave(visitor, '/api/session/step-up/oidc', { returnTo: '/approvals' });
    return (await arrive(visitor, await provider.visit(url, login))).headers.location;
  }

  it('takes the second factor that the provider tells by acr or amr, and asks for it here otherwise', async () => {
    const person = await desk.personWith('jurist');
    const code = await enrolTotp(person);
    const login = { sub: 'grace', email: person.email };
    for (const proof of [{ acr: 'eidas2' }, { amr: ['pwd', 'mfa'] }]) {
      const { visitor } = await signIn({ ...login, ...proof });
      expect((await sessionOf(visitor)).json().secondFactor).toMatchObject({ proved: true });
    }
    const { visitor, location } = await signIn({ ...login, amr: ['pwd'] });
    expect(location).toBe('/?signIn=second-factor');
    expect((await sessionOf(visitor)).statusCode).toBe(401);
    expect((await visitor.send('GET', '/api/session/second-factor')).json().kinds).toEqual(['totp', 'recovery_code']);
    visitor.keep(await visitor.send('POST', '/api/session/second-factor', { body: { code: code() } }));
    expect((await sessionOf(visitor)).json().secondFactor).toMatchObject({ proved: true });
    expect((await entriesOf(desk, `access/${person.id}`)).at(-1)?.data).toMatchObject({ methods: ['oidc', 'totp'] });
  });

  it('is a proof of presence from the time of the authentication at the provider', async () => {
    const person = await desk.personWith('jurist');
    const present = async (ago: number) => {
      const { visitor } = await signIn({ sub: 'mary', email: person.email, ago });
      return (await sessionOf(visitor)).json().presentUntil !== null;
    };
    expect([await present(0), await present(540), await present(660)]).toEqual([true, true, false]);
  });

  it('proves presence in an open session when the provider asks again, to its owner alone', async () => {
    const person = await desk.personWith('jurist');
    const { visitor } = await signIn({ sub: 'joan', email: person.email, ago: 3600 });
    visitor.csrfToken = (await sessionOf(visitor)).json<{ csrfToken: string }>().csrfToken;
    const before = visitor.cookie;
    const other = await desk.personWith('jurist');
    expect(await stepUp(visitor, { sub: 'other', email: other.email })).toBe('/?signIn=refused');
    expect(await stepUp(visitor, { sub: 'joan', email: person.email, ago: 3600 })).toBe('/?signIn=refused');
    expect((await sessionOf(visitor)).json().presentUntil).toBeNull();
    expect(await stepUp(visitor, { sub: 'joan', email: person.email })).toBe('/approvals');
    expect((await sessionOf(visitor)).json().presentUntil).not.toBeNull();
    expect((await visitor.send('GET', '/api/session', { headers: { cookie: before } })).statusCode).toBe(401);
  });

  it('proves presence of a user with a second factor by that factor only', async () => {
    const person = await desk.personWith('jurist');
    await enrolTotp(person);
    const login = { sub: 'lise', email: person.email };
    expect(await stepUp(person, login)).toBe('/?signIn=refused');
    expect(await stepUp(person, { ...login, acr: 'eidas2' })).toBe('/approvals');
  });

  it('is one journey: not without its cookie, not with another state, not twice, not when it was broken off', async () => {
    const person = await desk.personWith('jurist');
    const login = { sub: 'rosa', email: person.email };
    const [honest, thief] = [desk.visitor(), desk.visitor()];
    const back = await provider.visit(await leave(honest), login);
    const refused = '/?signIn=refused';
    expect((await arrive(thief, back)).headers.location).toBe(refused);
    await leave(thief);
    expect((await arrive(thief, back)).headers.location).toBe(refused);
    const journey = honest.cookie;
    expect((await arrive(honest, back)).headers.location).toBe('/');
    honest.cookie = journey;
    expect((await arrive(honest, back)).headers.location).toBe(refused);
    // Login by a code that was caught elsewhere: PKCE and the nonce bind it to the browser that left.
    const caught = new URL(await provider.visit(await leave(thief), { sub: 'caught', email: person.email }));
    caught.searchParams.set('state', new URL(await leave(honest)).searchParams.get('state') ?? '');
    expect((await arrive(honest, caught.href)).headers.location).toBe(refused);
    const stopped = desk.visitor();
    const state = new URL(await leave(stopped)).searchParams.get('state');
    const broken = `${callbackOf(desk)}?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`;
    expect((await arrive(stopped, broken)).headers.location).toBe(refused);
  });
});

it('is off unless it is configured', async () => {
  const desk = await startDesk();
  expect((await desk.visitor().send('GET', '/api/session/oidc')).json()).toEqual({ provider: null });
  const answer = await desk.visitor().send('POST', '/api/session/oidc', { body: {} });
  expect([answer.statusCode, answer.json().type]).toEqual([404, '/problems/oidc-off']);
  await desk.close();
});
