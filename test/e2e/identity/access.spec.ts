import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../../src/domain/kernel/brand.js';
import { roles } from '../../../src/domain/law/vocabulary.js';
import { PeopleService } from '../../../src/identity/people/people.service.js';
import { type Desk, type Member, type Method, startDesk } from '../../support/desk.js';
import { askForPerson } from '../../support/grants.js';

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

/** Every route of this room, with who may pass and what they then get. */
const routes = [
  ['GET', '/api/people', managers, 200],
  ['POST', '/api/people', managers, 422],
  ['PUT', `/api/people/${unknownId}/roles`, managers, 422],
  ['PUT', `/api/people/${unknownId}/disabled`, managers, 404],
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
  const url = `/api/people/${unknownId}/disabled`;
  it.each([
    ['without the token', { 'x-csrf-token': undefined }, 'csrf-token-missing'],
    ['with an invented token', { 'x-csrf-token': 'x'.repeat(43) }, 'csrf-token-missing'],
    ['from another origin', { origin: 'https://evil.example' }, 'cross-site-request'],
    ['from a sandboxed page', { origin: 'null' }, 'cross-site-request'],
    ['as the browser tells', { 'sec-fetch-site': 'cross-site' }, 'cross-site-request'],
    ['from a subdomain', { 'sec-fetch-site': 'same-site' }, 'cross-site-request'],
  ])('%s is refused', async (_, headers, code) => {
    const answer = await visitorWith('administrator').send('PUT', url, { headers });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().type).toBe(`/problems/${code}`);
  });

  it("is refused with the token of someone else's session", async () => {
    const headers = { 'x-csrf-token': visitorWith('dpo').csrfToken };
    expect((await visitorWith('administrator').send('PUT', url, { headers })).statusCode).toBe(403);
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
    const { id } = visitorWith('executive');
    const change = { body: { roles: ['administrator', role] } };
    expect((await visitorWith('administrator').send('PUT', `/api/people/${id}/roles`, change)).statusCode).toBe(409);
  });

  it('is kept by the database too', async () => {
    const { id } = visitorWith('administrator');
    const write = desk.fresh.asOwner(`update person set roles = array['administrator', 'jurist'] where id = $1`, [id]);
    await expect(write).rejects.toThrow('duties_stay_separate');
  });

  it('lets no one change their own roles or close their own account', async () => {
    const administrator = visitorWith('administrator');
    const change = await administrator.send('PUT', `/api/people/${administrator.id}/roles`, {
      body: { roles: ['auditor'] },
    });
    expect([change.statusCode, change.json().type]).toEqual([403, '/problems/own-roles']);
    expect((await administrator.send('PUT', `/api/people/${administrator.id}/disabled`)).statusCode).toBe(403);
  });

  it('takes a role away at once, in a session that is open', async () => {
    const person = await desk.personWith('jurist', 'dpo');
    const actions = async () => (await person.send('GET', '/api/session')).json<{ actions: string[] }>().actions;
    expect(await actions()).toContain('case.prepare');
    const change = { body: { roles: ['dpo'] } };
    const answer = await visitorWith('administrator').send('PUT', `/api/people/${person.id}/roles`, change);
    expect(answer.json().roles).toEqual(['dpo']);
    expect(await actions()).not.toContain('case.prepare');
  });

  it('keeps the last administrator, whatever the role that asks', async () => {
    const people = desk.app.get(PeopleService);
    const administrators = (await people.list()).filter((person) => person.roles.includes('administrator'));
    const last = visitorWith('administrator').id as PersonId;
    for (const { id } of administrators) if (id !== last) await people.disable(id, 'command-line');
    const refusals = [
      await people.disable(last, 'command-line'),
      await people.changeRoles(last, ['dpo'], visitorWith('dpo').id as PersonId),
    ];
    expect(refusals.map((result) => result.ok || result.refusal.code)).toEqual([
      'no-one-would-confirm',
      'no-one-would-confirm',
    ]);
  });

  it('never leaves the desk without an administrator, though two of them act at once', async () => {
    const two = [visitorWith('administrator'), await desk.personWith('administrator')] as const;
    const remove = (by: Member, whom: { readonly id: string }) => by.send('PUT', `/api/people/${whom.id}/disabled`);
    const answers = await Promise.all([remove(two[0], two[1]), remove(two[1], two[0])]);
    const [row] = await desk.fresh.asOwner<{ left: number }>(
      `select count(*)::int as left from person where disabled_at is null and roles @> array['administrator']`,
    );
    expect(row?.left).toBe(1);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });
});
