// @stage slow
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { injectFaults } from '../../../src/platform/telemetry/trace-point.js';
import { type Desk, PASSWORD, startDesk, type Visitor } from '../../support/desk.js';
import { closeAccount } from '../../support/grants.js';

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.fresh.asOwner('delete from sign_in_attempt');
});

const entriesOf = (stream: string) =>
  desk.fresh.asOwner<{ type: string; actor: string; data: Record<string, unknown> }>(
    'select type, actor, data from entry where stream = $1 order by seq',
    [stream],
  );

describe('signing in', () => {
  it('opens a session in a strict cookie, of which the database knows the digest alone', async () => {
    const { email, id } = await desk.personWith('jurist');
    const visitor = desk.visitor();
    const answer = await visitor.signIn(email.toUpperCase());
    expect(answer.statusCode).toBe(201);
    expect(answer.json().person).toEqual({ id, name: 'Person of jurist', email, roles: ['jurist'] });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-greffe=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
      expect.stringMatching(/^__Host-greffe-device=[\w-]{22}\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; /),
    ]);
    const token = /=([\w-]{43})/.exec(String(visitor.cookie))?.[1] ?? 'none';
    const [row] = await desk.fresh.asOwner<{ text: string }>(`select string_agg(s::text, ' ') as text from session s`);
    expect(row?.text).not.toContain(token);
    expect((await visitor.send('GET', '/api/session')).json().actions).toContain('case.prepare');
  });

  it('is an entry of the log, as is signing out, and the cookie is dead afterwards', async () => {
    const visitor = await desk.personWith('dpo');
    expect((await visitor.send('DELETE', '/api/session')).statusCode).toBe(204);
    expect((await visitor.send('GET', '/api/session')).statusCode).toBe(401);
    const entries = await entriesOf(`access/${visitor.id}`);
    expect(entries.map(({ type }) => type)).toEqual(['access.signed_in', 'access.signed_out']);
    expect(entries.map(({ actor }) => actor)).toEqual([visitor.id, visitor.id]);
  });

  it('answers the same to a wrong password, an unknown account and a closed one, and logs each without an address', async () => {
    const { email, id } = await desk.personWith('analyst');
    const closed = await desk.personWith('analyst');
    await desk.fresh.asOwner('update person set disabled_at = now() where id = $1', [closed.id]);
    const answers = await Promise.all([
      desk.visitor().signIn(email, 'another horse battery'),
      desk.visitor().signIn('unknown@desk.example'),
      desk.visitor().signIn(closed.email),
    ]);
    const bodies = answers.map((answer) => ({ ...answer.json(), requestId: '' }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect((await entriesOf(`access/${id}`)).at(-1)?.type).toBe('access.sign_in_failed');
    expect((await entriesOf('access/unknown')).at(-1)?.data).toEqual({
      account: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const [log] = await desk.fresh.asOwner<{ text: string }>(`select string_agg(e::text, ' ') as text from entry e`);
    expect(log?.text).not.toContain('desk.example');
  });

  it('does the same work for an unknown account as for a wrong password', async () => {
    const { email } = await desk.personWith('analyst');
    const steps = async (address: string) => {
      const passed: string[] = [];
      injectFaults((point) => passed.push(point));
      expect((await desk.visitor().signIn(address, 'another horse battery')).statusCode).toBe(401);
      injectFaults(() => {});
      return passed.filter((point) => point.startsWith('sign_in.'));
    };
    expect(await steps(email)).toEqual(['sign_in.known', 'sign_in.password_checked']);
    expect(await steps('unknown@desk.example')).toEqual(await steps(email));
  });

  it('asks to wait after five failures, even with the right password, and not for ever', async () => {
    const { email } = await desk.personWith('analyst');
    for (let round = 0; round < 5; round += 1) {
      expect((await desk.visitor().signIn(email, 'another horse battery')).statusCode).toBe(401);
    }
    const refused = await desk.visitor().signIn(email);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect(refused.json()).toMatchObject({ type: '/problems/too-many-attempts', article: 'SecNumCloud 3.2, 9.5.b' });
    await desk.fresh.asOwner(`update sign_in_attempt set blocked_until = now() - interval '1 second'`);
    expect((await desk.visitor().signIn(email)).statusCode).toBe(201);
    expect((await desk.visitor().signIn(email, 'another horse battery')).statusCode).toBe(401);
  });

  it('counts attempts made at once, and those on an account that does not exist', async () => {
    const attempts = Array.from({ length: 12 }, () => desk.visitor().signIn('ghost@desk.example'));
    const statuses = (await Promise.all(attempts)).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('counts no success, and forgets failures after a day', async () => {
    const { email } = await desk.personWith('analyst');
    const attempts = () =>
      desk.fresh.asOwner<{ attempts: number }>('select attempts from sign_in_attempt order by attempts');
    await desk.fresh.asOwner('delete from sign_in_attempt');
    for (let round = 0; round < 3; round += 1) expect((await desk.visitor().signIn(email)).statusCode).toBe(201);
    expect(await attempts()).toEqual([{ attempts: 0 }]);
    await desk.fresh.asOwner(`update sign_in_attempt set attempts = 999, first_at = now() - interval '25 hours'`);
    expect((await desk.visitor().signIn('two@desk.example')).statusCode).toBe(401);
    expect((await attempts()).at(-1)).toEqual({ attempts: 1 });
  });

  it('waits longer after each further failure, up to a quarter of an hour', async () => {
    const waits = [];
    for (let round = 0; round < 11; round += 1) {
      const answer = await desk.visitor().signIn('patient@desk.example');
      if (answer.statusCode !== 429) continue;
      waits.push(Math.round(Number(answer.headers['retry-after']) / 60));
      await desk.fresh.asOwner(`update sign_in_attempt set blocked_until = now()`);
      await desk.visitor().signIn('patient@desk.example');
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
  });

  it('never reads the client address from a header that no trusted proxy set', async () => {
    const { email } = await desk.personWith('analyst');
    const statuses = [];
    for (let round = 0; round < 6; round += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${round}` };
      statuses.push((await desk.visitor().signIn(email, 'another horse battery', headers)).statusCode);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a session', () => {
  it.each([
    ['idle', `used_at = now() - interval '31 minutes'`],
    ['over', `expires_at = now() - interval '1 second'`],
    ['ended', 'ended_at = now()'],
  ])('that is %s is none', async (_, change) => {
    const visitor = await desk.personWith('jurist');
    await desk.fresh.asOwner(`update session set ${change} where person_id = $1`, [visitor.id]);
    const answer = await visitor.send('GET', '/api/session');
    expect(answer.statusCode).toBe(401);
    expect(answer.json().type).toBe('/problems/session-required');
  });

  it('lives on while it is used, but not beyond its end', async () => {
    const visitor = await desk.personWith('jurist');
    await desk.fresh.asOwner(`update session set used_at = now() - interval '20 minutes' where person_id = $1`, [
      visitor.id,
    ]);
    await visitor.send('GET', '/api/session');
    const [row] = await desk.fresh.asOwner<{ fresh: boolean }>(
      `select used_at > now() - interval '1 minute' and expires_at < now() + interval '12 hours 1 minute' as fresh
       from session where person_id = $1`,
      [visitor.id],
    );
    expect(row?.fresh).toBe(true);
  });

  it('is listed to its owner, who ends it from elsewhere; another person cannot', async () => {
    const laptop = await desk.personWith('jurist');
    const phone = desk.visitor();
    await phone.signIn(laptop.email);
    const sessions = (await phone.send('GET', '/api/sessions')).json<{ id: string; current: boolean }[]>();
    expect(sessions.map(({ current }) => current)).toEqual([true, false]);
    const stranger = await desk.personWith('jurist');
    const other = `/api/sessions/${sessions[1]?.id}`;
    expect((await stranger.send('DELETE', other)).statusCode).toBe(404);
    expect((await laptop.send('GET', '/api/session')).statusCode).toBe(200);
    expect((await phone.send('DELETE', other)).statusCode).toBe(204);
    expect((await laptop.send('GET', '/api/session')).statusCode).toBe(401);
    expect((await phone.send('GET', '/api/session')).statusCode).toBe(200);
  });

  it('dies with the account', async () => {
    const administrator = await desk.personWith('administrator');
    const leaver = await desk.personWith('jurist');
    await closeAccount(desk, [administrator, await desk.personWith('head_of_legal')], leaver);
    expect((await leaver.send('GET', '/api/session')).statusCode).toBe(401);
    expect((await desk.visitor().signIn(leaver.email, PASSWORD)).statusCode).toBe(401);
    await desk.fresh.asOwner('update session set ended_at = null where person_id = $1', [leaver.id]);
    expect((await leaver.send('GET', '/api/session')).statusCode).toBe(401);
  });
});

describe('a password', () => {
  const next = 'another horse, another battery';
  const change = (visitor: Visitor, body: object) => visitor.send('PUT', '/api/session/password', { body });

  it('is changed by its owner, who stays signed in while every other session ends', async () => {
    const visitor = await desk.personWith('jurist');
    const elsewhere = desk.visitor();
    await elsewhere.signIn(visitor.email);
    expect((await change(visitor, { current: PASSWORD, next })).statusCode).toBe(204);
    expect((await visitor.send('GET', '/api/session')).statusCode).toBe(200);
    expect((await elsewhere.send('GET', '/api/session')).statusCode).toBe(401);
    expect((await desk.visitor().signIn(visitor.email)).statusCode).toBe(401);
    expect((await desk.visitor().signIn(visitor.email, next)).statusCode).toBe(201);
    expect((await entriesOf(`access/${visitor.id}`)).map(({ type }) => type)).toContain('access.password_changed');
  });

  it('is kept when the current one is wrong or the next one is short, and guesses are counted', async () => {
    const visitor = await desk.personWith('jurist');
    expect((await change(visitor, { current: PASSWORD, next: 'short' })).statusCode).toBe(422);
    const statuses = [];
    for (let round = 0; round < 6; round += 1) {
      statuses.push((await change(visitor, { current: 'a wrong guess', next })).statusCode);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    expect((await desk.visitor().signIn(visitor.email)).statusCode).toBe(201);
  });
});
