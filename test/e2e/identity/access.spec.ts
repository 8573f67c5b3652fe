import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../../src/domain/kernel/brand.js';
import { roles } from '../../../src/domain/law/vocabulary.js';
import { AccountAccessService } from '../../../src/identity/people/accounts/account-access.service.js';
import { PeopleService } from '../../../src/identity/people/accounts/people.service.js';
import { type Desk, type Member, type Method, startDesk } from '../../support/desk.js';
import { askAbout, askForPerson, askForRoles, askOf, confirmGrant, grantOf } from '../../support/grants.js';

let desk: Desk;
let people: Record<string, Member>;

beforeAll(async () => {
  desk = await startDesk();
  const visitors = await Promise.all(roles.map(async (role) => [role, await desk.personWith(role)] as const));
  people = Object.fromEntries(visitors);
});
afterAll(() => desk.close());

const visitorWith = (role: string): Member => {
  const visitor = people[role];
  if (visitor === undefined) throw new Error(`No user is ${role}.`);
  return visitor;
};
const unknownId = '0198c0de-0000-7000-8000-000000000001';
const everyone: readonly string[] = roles;
const managers = ['administrator'];
const confirming = ['administrator', 'head_of_legal', 'dpo', 'ciso', 'executive'];

/** Every route of this room, with who may pass and what they then get. */
const routes = [
  ['GET', '/api/people', managers, 200],
  ['POST', '/api/people', managers, 422],
  ['PUT', `/api/people/${unknownId}/roles`, managers, 422],
  ['POST', `/api/people/${unknownId}/closing`, managers, 422],
  ['POST', `/api/people/${unknownId}/one-person`, managers, 422],
  ['POST', `/api/people/${unknownId}/two-persons`, managers, 422],
  ['GET', '/api/suspensions', confirming, 200],
  ['POST', '/api/suspensions', confirming, 422],
  ['POST', `/api/suspensions/${unknownId}/lifting`, confirming, 422],
  ['GET', '/api/colleagues', everyone, 200],
  ['GET', '/api/session', everyone, 200],
  ['PUT', '/api/session/password', everyone, 422],
  ['GET', '/api/sessions', everyone, 200],
  ['DELETE', `/api/sessions/${unknownId}`, everyone, 404],
] satisfies [Method, string, readonly string[], number][];

describe('role × route', () => {
  it.each(routes.flatMap((route) => roles.map((role) => [route[0], route[1], role, route] as const)))(
    '%s %s by %s',
    async (method, url, role, [, , allowed, passed]) => {
      const answer = await visitorWith(role).send(method, url, method === 'GET' ? {} : { body: {} });
      expect(answer.statusCode).toBe(allowed.includes(role) ? passed : 403);
    },
  );

  it.each(routes.map(([method, url]) => [method, url] as const))('%s %s without a session', async (method, url) => {
    const answer = await desk.visitor().send(method, url, method === 'GET' ? {} : { body: {} });
    expect(answer.statusCode).toBe(401);
    expect(answer.json().type).toBe('/problems/session-required');
  });
});

it('gives colleagues a name for each id and whether a case may be theirs, no address and no role', async () => {
  const { people: named } = (await visitorWith('jurist').send('GET', '/api/colleagues')).json<{ people: object[] }>();
  expect(named).toContainEqual({ id: visitorWith('dpo').id, name: 'Person of dpo', active: true, readsCases: true });
  expect(new Set(named.flatMap(Object.keys))).toEqual(new Set(['id', 'name', 'active', 'readsCases']));
});

describe('another way to write the address', () => {
  it.each([
    '/%61pi/people',
    '/api/%70eople',
    '/api//people',
    '//api/people',
    '/api/./people',
    '/api/people/',
    '/API/people',
    '/api/people%2f',
    '/api/people;x=1',
    '/api/people%00',
    '/api/people?role=administrator',
    '/api/people#',
  ])('%s shows no person to a stranger or to a jurist', async (url) => {
    for (const visitor of [desk.visitor(), visitorWith('jurist')]) {
      const answer = await visitor.send('GET', url);
      expect([401, 403, 404, 400]).toContain(answer.statusCode);
      expect(answer.body).not.toContain('@desk.example');
    }
  });

  it.each([
    ['x-http-method-override', 'GET'],
    ['x-original-url', '/api/openapi.json'],
    ['x-rewrite-url', '/api/openapi.json'],
  ])('%s moves nothing', async (header, value) => {
    const answer = await desk.visitor().send('GET', '/api/people', { headers: { [header]: value } });
    expect(answer.statusCode).toBe(401);
  });
});

describe('a write from elsewhere', () => {
  const url = `/api/people/${unknownId}/closing`;
  it.each([
    ['without the token', { 'x-csrf-token': undefined }, 'csrf-token-missing'],
    ['with an invented token', { 'x-csrf-token': 'x'.repeat(43) }, 'csrf-token-missing'],
    ['from another origin', { origin: 'https://evil.example' }, 'cross-site-request'],
    ['from a sandboxed page', { origin: 'null' }, 'cross-site-request'],
    ['as the browser tells', { 'sec-fetch-site': 'cross-site' }, 'cross-site-request'],
    ['from a subdomain', { 'sec-fetch-site': 'same-site' }, 'cross-site-request'],
  ])('%s is refused', async (_, headers, code) => {
    const answer = await visitorWith('administrator').send('POST', url, { headers });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().type).toBe(`/problems/${code}`);
  });

  it("is refused with the token of someone else's session", async () => {
    const headers = { 'x-csrf-token': visitorWith('dpo').csrfToken };
    expect((await visitorWith('administrator').send('POST', url, { headers })).statusCode).toBe(403);
  });

  it('cannot even sign in', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await desk.visitor().signIn('ada@desk.example', 'whatever it is', headers)).statusCode).toBe(403);
  });

  it('passes from our own pages', async () => {
    const headers = { origin: 'http://localhost:80', host: 'localhost', 'sec-fetch-site': 'same-origin' };
    expect((await visitorWith('administrator').send('PUT', url, { headers })).statusCode).toBe(404);
  });

  it('cannot come as a form, which a page of another site may post without asking', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await desk.visitor().send('POST', '/api/session', { body: 'email=a&password=b', headers });
    expect(answer.statusCode).toBe(415);
  });
});

describe('duties', () => {
  const register = async (given: { name: string; email: string; roles: string[] }) =>
    (await askForPerson(desk, visitorWith('administrator'), given)).answer;
  const account = { name: 'Grace', email: 'grace@desk.example', roles: ['jurist'] };

  it('registers a person, with an entry that says who did it and contains no name', async () => {
    const answer = await register(account);
    expect(answer.statusCode).toBe(201);
    const { id } = answer.json();
    const hex = /^[0-9a-f]{64}$/;
    const signed = { card: expect.stringMatching(hex), half: expect.stringMatching(hex), signature: expect.anything() };
    const entries = await desk.fresh.asOwner<{ type: string; actor: string; data: object }>(
      `select type, actor, data from entry where stream = 'config/people' order by seq desc limit 2`,
    );
    const actor = visitorWith('administrator').id;
    expect(entries).toEqual([
      {
        type: 'config.grant_asked',
        actor,
        data: { grantId: answer.json().grantId, person: id, what: 'roles', roles: ['jurist'], ...signed },
      },
      { type: 'config.person_added', actor, data: { person: id, roles: [] } },
    ]);
  });

  it('gives one address to one person', async () => {
    const answer = await register({ ...account, email: 'grace@desk.example' });
    expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/email-taken']);
  });

  it.each([['jurist'], ['dpo'], ['auditor'], ['analyst']])('keeps administration apart from %s', async (role) => {
    const answer = await register({ ...account, email: 'two-hats@desk.example', roles: ['administrator', role] });
    expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/roles-incompatible']);
    const change = await askForRoles(desk, visitorWith('administrator'), visitorWith('executive'), [
      'administrator',
      role,
    ]);
    expect([change.statusCode, change.json().type]).toEqual([409, '/problems/roles-incompatible']);
  });

  it('is kept by the database too', async () => {
    const { id } = visitorWith('administrator');
    const write = desk.fresh.asOwner(`update person set roles = array['administrator', 'jurist'] where id = $1`, [id]);
    await expect(write).rejects.toThrow('duties_stay_separate');
  });

  it('lets no one change their own roles or close their own account', async () => {
    const administrator = visitorWith('administrator');
    const change = await askForRoles(desk, administrator, administrator, ['auditor']);
    expect([change.statusCode, change.json().type]).toEqual([403, '/problems/own-roles']);
    expect((await askAbout(desk, administrator, administrator, 'closing')).statusCode).toBe(403);
  });

  it('takes a role away once it is confirmed, in a session that is open', async () => {
    const person = await desk.personWith('jurist', 'dpo');
    const actions = async () => (await person.send('GET', '/api/session')).json<{ actions: string[] }>().actions;
    expect(await actions()).toContain('case.prepare');
    const answer = await askForRoles(desk, visitorWith('administrator'), person, ['dpo']);
    expect(answer.json().roles).toEqual(['jurist', 'dpo']);
    expect(await actions()).toContain('case.prepare');
    const head = visitorWith('head_of_legal');
    await confirmGrant(desk, head, await grantOf(head, person.id));
    expect(await actions()).not.toContain('case.prepare');
  });

  it('keeps the last administrator, whatever the role that asks', async () => {
    const last = visitorWith('administrator');
    await desk.fresh.asOwner(
      `update person set disabled_at = now() where roles @> '{administrator}' and id <> $1 and disabled_at is null`,
      [last.id],
    );
    const dpo = visitorWith('dpo');
    const [access, people] = [desk.app.get(AccountAccessService), desk.app.get(PeopleService)];
    const closing = await askOf(desk, dpo, { person: last, what: 'closing', wantsCode: false });
    const change = await askOf(desk, dpo, { person: last, what: 'roles', roles: ['dpo'], wantsCode: false });
    const refusals = [
      await access.askToClose(last.id as PersonId, closing.given, dpo.id as PersonId),
      await people.changeRoles(last.id as PersonId, ['dpo'], change.given, dpo.id as PersonId),
    ];
    expect(refusals.map((result) => result.ok || result.refusal.code)).toEqual([
      'no-one-would-confirm',
      'no-one-would-confirm',
    ]);
  });

  it('never leaves the desk without an administrator, though two of them are closed at once', async () => {
    const two = [visitorWith('administrator'), await desk.personWith('administrator')] as const;
    const seconds = [visitorWith('head_of_legal'), visitorWith('dpo')] as const;
    for (const [by, whom] of [two, [two[1], two[0]]] as const) {
      expect((await askAbout(desk, by, whom, 'closing')).statusCode).toBe(204);
    }
    const grants = [await grantOf(seconds[0], two[1].id), await grantOf(seconds[1], two[0].id)] as const;
    const answers = await Promise.all([
      confirmGrant(desk, seconds[0], grants[0]),
      confirmGrant(desk, seconds[1], grants[1]),
    ]);
    const [row] = await desk.fresh.asOwner<{ left: number }>(
      `select count(*)::int as left from person where disabled_at is null and roles @> array['administrator']`,
    );
    expect(row?.left).toBe(1);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });
});
