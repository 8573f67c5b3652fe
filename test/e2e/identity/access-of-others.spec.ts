import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Desk, PASSWORD, startDesk } from '../../support/desk.js';
import { askToForget } from '../../support/grants.js';

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

describe('the access of someone else', () => {
  const problemOf = (answer: { json(): Readonly<Record<string, unknown>> }) =>
    String(answer.json().type).split('/').at(-1);

  it('shows when and in what kind of browser each session was opened, and no address', async () => {
    const person = await desk.personWith('jurist');
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await desk.visitor().signIn(person.email, PASSWORD, { 'user-agent': firefox });
    const administrator = await desk.personWith('administrator');
    const shown = await administrator.send('GET', `/api/people/${person.id}/sessions`);
    expect(shown.json()).toEqual([
      expect.objectContaining({ browser: 'firefox', system: 'linux', methods: ['password'] }),
      expect.objectContaining({ browser: 'other', system: 'other' }),
    ]);
    expect(shown.body).not.toMatch(/127\.0\.0\.1|Gecko/);
    expect(
      (await administrator.send('GET', '/api/people/0198c0de-0000-7000-8000-000000000001/sessions')).statusCode,
    ).toBe(404);
  });

  it('is ended by an administrator, one session or all, each an entry under their name', async () => {
    const person = await desk.personWith('jurist');
    const administrator = await desk.personWith('administrator');
    const others = [desk.visitor(), desk.visitor()];
    for (const visitor of others) await visitor.signIn(person.email);
    const address = `/api/people/${person.id}/sessions`;
    const [newest] = (await administrator.send('GET', address)).json<{ id: string }[]>();
    expect((await administrator.send('DELETE', `${address}/${newest?.id}`)).statusCode).toBe(204);
    expect((await administrator.send('DELETE', `${address}/${newest?.id}`)).statusCode).toBe(404);
    const alive = async () => {
      const answers = await Promise.all([person, ...others].map((visitor) => visitor.send('GET', '/api/session')));
      return answers.map(({ statusCode }) => statusCode);
    };
    expect(await alive()).toEqual([200, 200, 401]);
    expect((await administrator.send('DELETE', address)).statusCode).toBe(204);
    expect(await alive()).toEqual([401, 401, 401]);
    const last = (await entriesOf(`access/${person.id}`)).slice(-2);
    expect(last.map(({ type, actor }) => [type, actor])).toEqual([
      ['access.signed_out', administrator.id],
      ['access.sessions_ended', administrator.id],
    ]);
  });

  it('is ended everywhere but here by its owner', async () => {
    const person = await desk.personWith('jurist');
    const elsewhere = desk.visitor();
    await elsewhere.signIn(person.email);
    expect((await person.send('DELETE', '/api/sessions')).statusCode).toBe(204);
    expect((await person.send('GET', '/api/session')).statusCode).toBe(200);
    expect((await elsewhere.send('GET', '/api/session')).statusCode).toBe(401);
  });

  it('is seen to be locked, and opened again by an administrator, but not by oneself', async () => {
    const person = await desk.personWith('analyst');
    const administrator = await desk.personWith('administrator');
    const lockedUntil = async () => {
      const people = (await administrator.send('GET', '/api/people')).json<
        { id: string; lockedUntil: string | null }[]
      >();
      return people.find(({ id }) => id === person.id)?.lockedUntil;
    };
    const lift = (id: string) => administrator.send('DELETE', `/api/people/${id}/lock`);
    expect(await lockedUntil()).toBeNull();
    expect(problemOf(await lift(person.id))).toBe('account-not-locked');
    for (let round = 0; round < 5; round += 1) await desk.visitor().signIn(person.email, 'another horse battery');
    expect((await desk.visitor().signIn(person.email)).statusCode).toBe(429);
    expect(await lockedUntil()).toMatch(/^\d{4}-/);
    expect((await entriesOf(`access/${person.id}`)).at(-1)).toMatchObject({
      type: 'access.locked',
      data: { person: person.id, lock: 'accountHere' },
    });
    expect((await lift(person.id)).statusCode).toBe(204);
    expect((await desk.visitor().signIn(person.email)).statusCode).toBe(201);
    expect((await entriesOf(`access/${person.id}`)).at(-2)).toMatchObject({
      type: 'access.lock_lifted',
      actor: administrator.id,
    });
    expect(problemOf(await lift(administrator.id))).toBe('own-roles');
    expect(problemOf(await askToForget(desk, administrator, administrator))).toBe('own-roles');
  });
});
