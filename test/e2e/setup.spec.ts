import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetupService } from '../../src/auth/setup/setup.service.js';
import { type Desk, PASSWORD, startDesk } from '../support/desk.js';

let desk: Desk;
let setup: SetupService;

beforeAll(async () => {
  desk = await startDesk();
  setup = desk.app.get(SetupService);
});
afterAll(() => desk.close());

const first = (code: string, email: string) =>
  desk.visitor().send('POST', '/api/setup', { body: { code, name: 'Ada', email, password: PASSWORD } });
const people = () => desk.fresh.asOwner<{ email: string; roles: string[] }>('select email, roles from person');

describe('the set-up, in the order of a first day', () => {
  it('is open while nobody is registered, and says what is missing', async () => {
    const answer = await desk.visitor().send('GET', '/api/setup');
    expect(answer.json()).toMatchObject({
      open: true,
      missing: expect.arrayContaining([expect.objectContaining({ code: 'administrator', variable: null })]),
    });
  });

  it('refuses a code that the server did not print, or too long ago', async () => {
    const old = (await setup.invite()) ?? '';
    await desk.fresh.asOwner(`update setup_code set expires_at = now() - interval '1 second'`);
    for (const code of ['x', 'x'.repeat(43), old]) {
      const answer = await first(code, 'ada@desk.example');
      expect([answer.statusCode, answer.json().type]).toEqual([403, '/problems/setup-code-wrong']);
    }
  });

  it('keeps the code for whoever chose a password that is too easy', async () => {
    const code = (await setup.invite()) ?? '';
    const easy = { code, name: 'Ada Lovelace', email: 'ada@desk.example', password: 'lovelace-lovelace' };
    const answer = await desk.visitor().send('POST', '/api/setup', { body: easy });
    expect([answer.statusCode, answer.json().type]).toEqual([422, '/problems/password-guessable']);
    expect((await desk.visitor().send('GET', '/api/setup')).json().open).toBe(true);
  });

  it('is done once, however many try at once and by whatever codes, and by an entry', async () => {
    const codes = [(await setup.invite()) ?? '', (await setup.invite()) ?? ''];
    const tries = Array.from({ length: 8 }, (_, number) => first(codes[number % 2] ?? '', `ada${number}@desk.example`));
    const answers = await Promise.all(tries);
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201, 409]));
    const [administrator, ...others] = await people();
    expect([administrator?.roles, others]).toEqual([['administrator'], []]);
    const entries = await desk.fresh.asOwner(
      `select type, actor from entry where stream = 'config/people' order by seq`,
    );
    expect(entries).toEqual([
      { type: 'config.set_up', actor: 'set-up' },
      { type: 'config.person_added', actor: 'set-up' },
    ]);
    expect((await desk.visitor().signIn(administrator?.email ?? '')).statusCode).toBe(201);
  });

  it('is closed for ever: no code, no list, not even for who writes to the database as the application', async () => {
    expect(await setup.invite()).toBeUndefined();
    expect((await desk.visitor().send('GET', '/api/setup')).json()).toEqual({ open: false, missing: [] });
    await desk.fresh.asOwner(`insert into setup_code values (sha256('x'), now() + interval '1 hour')`);
    const answer = await first('x'.repeat(43), 'grace@desk.example');
    expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/setup-closed']);
    await expect(desk.database.query('update setup set done_at = null')).rejects.toThrow('for ever');
    await expect(desk.database.query('delete from setup')).rejects.toThrow('permission denied');
  });
});

it('is closed by the first person from the command line as well', async () => {
  const other = await startDesk();
  const code = (await other.app.get(SetupService).invite()) ?? '';
  await other.personWith('administrator');
  const body = { code, name: 'Ada', email: 'ada@desk.example', password: PASSWORD };
  expect((await other.visitor().send('POST', '/api/setup', { body })).statusCode).toBe(409);
  await other.close();
});
