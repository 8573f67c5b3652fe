// @stage slow
/** Machines and their tokens over HTTP: two people give access, one takes it, and nothing else opens a route. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MACHINES_STREAM } from '../../../src/domain/signature/directory-change.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { MachinesModule } from '../../../src/machines/machines.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { type Desk, type Member, startDesk } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { merge } from '../../support/grants.js';
import { admitted, adopt, askToken, daysAhead, type MachineDesk, propose, tokenOf } from '../../support/machine.js';

let desk: Desk;
let place: MachineDesk;
let administrator: Member;
let head: Member;

beforeAll(async () => {
  desk = await startDesk([], {}, [MachinesModule]);
  administrator = await desk.personWith('administrator');
  head = await desk.personWith('head_of_legal');
  place = { desk, administrator, head };
});
afterAll(() => desk.close());

const codeOf = ({ statusCode, body }: { statusCode: number; body: string }): string =>
  statusCode < 300 ? 'done' : String(JSON.parse(body).type).replace('/problems/', '');
const errorOf = async (answer: Response): Promise<string> =>
  `${answer.status} ${((await answer.json()) as { error?: string }).error ?? 'token'}`;
const feed = (token: string | null, headers: Record<string, string> = {}) =>
  fetch(`${desk.address}/api/feed`, {
    headers: token === null ? headers : { authorization: `Bearer ${token}`, ...headers },
  });
const stateOf = async (id: string) =>
  (await head.send('GET', '/api/machines'))
    .json<{ machines: { id: string; state: string }[] }>()
    .machines.find((one) => one.id === id)?.state;
const admittedToken = async (scopes: Parameters<typeof admitted>[1]) =>
  tokenOf(desk.address, await admitted(place, scopes));
const revoke = (id: string, by = administrator) => by.send('POST', `/api/machines/${id}/revocation`, { body: {} });

describe('a machine', () => {
  it('has access once another person confirmed it, under no account of the person who proposed it', async () => {
    const both = await desk.personWith('administrator');
    const proposed = await propose(place, ['events:read']);
    expect(proposed.answer.statusCode).toBe(204);
    expect(await errorOf(await askToken(desk.address, proposed))).toBe('401 invalid_client');
    expect(codeOf(await adopt(place, proposed, administrator))).toBe('directory-proposed-it');
    const third = await desk.personWith('administrator');
    expect((await merge(desk, [third, head], both, administrator)).statusCode).toBe(200);
    expect(codeOf(await adopt(place, proposed, both))).toBe('directory-proposed-it');
    expect(await stateOf(proposed.id)).toBe('waiting');
    expect(codeOf(await adopt(place, proposed, head))).toBe('done');
    expect(await stateOf(proposed.id)).toBe('in_force');
    expect(await errorOf(await askToken(desk.address, proposed))).toBe('200 token');
  });

  it('is neither proposed by someone who may not, nor confirmed under a signature over other rights', async () => {
    const { client, id } = await propose(place, ['events:read']);
    expect(codeOf(await head.send('POST', '/api/machines', { body: {} }))).toBe('not-permitted');
    const other = { ...client, scopes: ['events:read', 'requests:write'] as typeof client.scopes };
    expect(codeOf(await adopt(place, { id, client: other, secret: '', answer: null as never }, head))).toBe(
      'signature-wrong',
    );
    expect(await stateOf(id)).toBe('waiting');
  });

  it.each<[string, object, string]>([
    ['an end in the past', { until: daysAhead(-1) }, 'machine-end-wrong'],
    ['an end in two years', { until: daysAhead(730) }, 'machine-end-wrong'],
    ['an owner without an account', { owner: randomUUID() }, 'machine-owner-unknown'],
  ])('is not proposed with %s', async (_case, change, code) => {
    expect(codeOf((await propose(place, ['events:read'], change)).answer)).toBe(code);
  });

  it('has no name of another that waits or has access', async () => {
    const { client } = await admitted(place, ['events:read']);
    expect(codeOf((await propose(place, ['events:read'], { name: client.name })).answer)).toBe('machine-name-taken');
  });

  it('gets nothing when its proposal was withdrawn, or the row that keeps it was changed', async () => {
    const withdrawn = await propose(place, ['events:read']);
    await administrator.send('POST', `/api/machines/${withdrawn.id}/withdrawal`, { body: {} });
    expect(codeOf(await adopt(place, withdrawn, head))).toBe('directory-change-settled');
    const changed = await admitted(place, ['events:read']);
    await desk.fresh.asOwner('alter table machine_client disable trigger user');
    await desk.fresh.asOwner(`update machine_client set scopes = '{events:read,requests:write}' where id = $1`, [
      changed.id,
    ]);
    await desk.fresh.asOwner('alter table machine_client enable trigger user');
    expect(await errorOf(await askToken(desk.address, changed))).toBe('401 invalid_client');
  });
});

describe('an access token', () => {
  it('is given to the id and the secret, in the header or the body, and is in the log by its digest alone', async () => {
    const machine = await admitted(place, ['events:read', 'requests:write']);
    const answer = await askToken(desk.address, machine, { scope: 'events:read' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const given = (await answer.json()) as { access_token: string };
    expect(given).toMatchObject({ token_type: 'Bearer', scope: 'events:read' });
    expect(given).toMatchObject({ expires_in: expect.any(Number) });
    const [entry] = await desk.fresh.asOwner<{ data: { token: string } }>(`select data from entry where stream = $1`, [
      `machine/${machine.id}`,
    ]);
    expect(entry?.data.token).toBe(createHash('sha256').update(given.access_token).digest('hex'));
    const body = new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: machine.id, client_secret: machine.secret },
    });
    const posted = await fetch(`${desk.address}/api/token`, { method: 'POST', body });
    expect(await posted.json()).toMatchObject({ scope: 'events:read requests:write' });
    const rows = await desk.fresh.asOwner<{ text: string }>(
      `select row_to_json(t)::text as text from machine_token t union all select row_to_json(c)::text from machine_client c
       union all select data::text from entry`,
    );
    for (const secret of [given.access_token, machine.secret]) {
      expect(rows.some(({ text }) => text.includes(secret))).toBe(false);
    }
  });

  it.each<[string, () => Promise<Response>, string]>([
    [
      'a wrong secret',
      async () => askToken(desk.address, { ...(await admitted(place, ['events:read'])), secret: 'x' }),
      '401 invalid_client',
    ],
    ['an unknown id', () => askToken(desk.address, { id: randomUUID(), secret: 'x' }), '401 invalid_client'],
    ['an id that is none', () => askToken(desk.address, { id: "' or 1=1 --", secret: 'x' }), '401 invalid_client'],
    [
      'a scope of another',
      async () => askToken(desk.address, await admitted(place, ['events:read']), { scope: 'requests:write' }),
      '400 invalid_scope',
    ],
    [
      'a scope that is none',
      async () => askToken(desk.address, await admitted(place, ['events:read']), { scope: 'admin' }),
      '400 invalid_scope',
    ],
    [
      'another grant',
      async () => askToken(desk.address, await admitted(place, ['events:read']), { grant_type: 'password' }),
      '400 unsupported_grant_type',
    ],
  ])('is refused for %s', async (_case, ask, expected) => {
    expect(await errorOf(await ask())).toBe(expected);
  });

  it('is refused as JSON, and another route takes no form', async () => {
    const headers = { 'content-type': 'application/json' };
    const json = await fetch(`${desk.address}/api/token`, { method: 'POST', headers, body: '{}' });
    expect(await errorOf(json)).toBe('400 invalid_request');
    const form = await fetch(`${desk.address}/api/session`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'a' }),
    });
    expect(form.status).toBe(415);
  });

  it('opens the routes of its scopes, and no other', async () => {
    const [reader, writer] = [await admittedToken(['events:read']), await admittedToken(['requests:write'])];
    expect((await feed(reader)).status).toBe(200);
    const refused = await feed(writer);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope", scope="events:read"');
    for (const path of ['/api/people', '/api/machines', '/api/ledger/export', '/api/session']) {
      const other = await fetch(`${desk.address}${path}`, { headers: { authorization: `Bearer ${reader}` } });
      expect([path, other.status]).toEqual([path, 401]);
    }
  });

  it.each<[string, string | null]>([
    ['none', null],
    ['one that was made up', `grt_${randomBytes(32).toString('base64url')}`],
    ['its digest', createHash('sha256').update('x').digest('hex')],
    ['an unsigned JWT', 'eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImV2ZW50czpyZWFkIn0.'],
    ['a quote', "grt_' or true --"],
  ])('opens nothing when it is %s', async (_case, token) => {
    const answer = await feed(token);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('opens nothing beside the session of a person, who has no right to that route either', async () => {
    expect((await feed(null, { cookie: head.cookie ?? '' })).status).toBe(401);
  });

  it('holds no longer than its time, than the end of its machine, or than the account of its owner', async () => {
    const machine = await admitted(place, ['events:read']);
    const token = await tokenOf(desk.address, machine);
    const digest = createHash('sha256').update(token).digest();
    await desk.fresh.asOwner(`update machine_token set expires_at = clock_timestamp() where sha256 = $1`, [digest]);
    expect((await feed(token)).status).toBe(401);
    const soon = await admitted(place, ['events:read'], { until: daysAhead(2 / 86_400) });
    const short = (await (await askToken(desk.address, soon)).json()) as { access_token: string; expires_in: number };
    expect(short.expires_in).toBeLessThanOrEqual(2);
    await eventually(
      async () => (await feed(short.access_token)).status,
      (status) => status === 401,
    );
    expect(await errorOf(await askToken(desk.address, soon))).toBe('401 invalid_client');
    const owner = await desk.personWith('jurist');
    const owned = await admitted(place, ['events:read'], { owner: owner.id });
    const held = await tokenOf(desk.address, owned);
    expect((await feed(held)).status).toBe(200);
    await desk.fresh.asOwner('update person set disabled_at = now() where id = $1', [owner.id]);
    expect((await feed(held)).status).toBe(401);
    expect(await stateOf(owned.id)).toBe('owner_left');
    expect(await errorOf(await askToken(desk.address, owned))).toBe('401 invalid_client');
  });

  it('is over at once when one administrator revokes the machine, for good', async () => {
    const machine = await admitted(place, ['events:read']);
    const token = await tokenOf(desk.address, machine);
    expect((await feed(token)).status).toBe(200);
    expect(codeOf(await revoke(machine.id, head))).toBe('not-permitted');
    expect(codeOf(await revoke(machine.id))).toBe('done');
    expect((await feed(token)).status).toBe(401);
    expect(await errorOf(await askToken(desk.address, machine))).toBe('401 invalid_client');
    expect(codeOf(await revoke(machine.id))).toBe('machine-not-in-force');
    expect(codeOf(await adopt(place, machine, head))).toBe('directory-change-settled');
  });

  it('is refused to a wrong secret without the lock on which a revocation may wait', async () => {
    const machine = await admitted(place, ['events:read']);
    await desk.app.get(Database).transaction(async (tx) => {
      await desk.app.get(Ledger).lock(tx, MACHINES_STREAM);
      const answer = await askToken(desk.address, { ...machine, secret: 'another' });
      expect(await errorOf(answer)).toBe('401 invalid_client');
    });
  });

  it('is not left over where it is asked for while the machine is revoked', async () => {
    const machine = await admitted(place, ['events:read']);
    const asked = Array.from({ length: 12 }, () => askToken(desk.address, machine));
    const revoked = revoke(machine.id);
    const answers = await Promise.all(
      asked.map(async (one) => (await (await one).json()) as { access_token?: string }),
    );
    expect(codeOf(await revoked)).toBe('done');
    for (const { access_token: token } of answers) if (token) expect((await feed(token)).status).toBe(401);
  });

  it('is limited by the machine: after 240 calls in a minute it waits', async () => {
    const [token, other] = [await admittedToken(['events:read']), await admittedToken(['events:read'])];
    for (let at = 0; at < 239; at += 1) await feed(token);
    expect([(await feed(token)).status, (await feed(token)).status]).toEqual([200, 429]);
    expect((await feed(other)).status).toBe(200);
  });
});
