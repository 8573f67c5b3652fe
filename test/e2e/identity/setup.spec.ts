import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { PeopleService } from '../../../src/identity/people/accounts/people.service.js';
import { SetupService } from '../../../src/identity/people/setup/setup.service.js';
import { SETUP_CODES } from '../../../src/identity/people/setup/setup-codes.js';
import { FOUNDING_BOOK } from '../../../src/platform/place/founding-book.js';
import { Settings } from '../../../src/platform/settings/settings.js';
import { type Desk, PASSWORD, startDesk } from '../../support/desk.js';

let desk: Desk;
let setup: SetupService;

beforeAll(async () => {
  desk = await startDesk();
  setup = desk.app.get(SetupService);
});
afterAll(() => desk.close());

const setUp = (code: string, email: string, as: string) =>
  desk.visitor().send('POST', '/api/setup', { body: { code, as, name: 'Ada', email, password: PASSWORD } });
const first = (code: string, email: string) => setUp(code, email, 'administrator');
const next = async () => (await desk.visitor().send('GET', '/api/setup')).json().next;
const people = () => desk.fresh.asOwner<{ email: string; roles: string[] }>('select email, roles from person');

describe('the set-up, in the order of a first day', () => {
  it('is open while no user is registered, and says what is missing', async () => {
    const answer = await desk.visitor().send('GET', '/api/setup');
    expect(answer.json()).toMatchObject({
      next: 'administrator',
      missing: expect.arrayContaining([expect.objectContaining({ code: 'administrator', variable: null })]),
    });
  });

  it('refuses a code that the server did not print, or too long ago', async () => {
    const old = (await setup.invite()) ?? '';
    const file = join(desk.app.get(Settings).dataFolder, SETUP_CODES);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll(/"until":"[^"]*"/g, '"until":"2026-01-01T00:00:00.000Z"'),
    );
    for (const code of ['x', 'x'.repeat(43), old]) {
      const answer = await first(code, 'ada@desk.example');
      expect([answer.statusCode, answer.json().type]).toEqual([403, '/problems/setup-code-wrong']);
    }
  });

  it('keeps the code valid after a password that is too easy', async () => {
    const code = (await setup.invite()) ?? '';
    const easy = {
      code,
      as: 'administrator',
      name: 'Ada Lovelace',
      email: 'ada@desk.example',
      password: 'lovelace-lovelace',
    };
    const answer = await desk.visitor().send('POST', '/api/setup', { body: easy });
    expect([answer.statusCode, answer.json().type]).toEqual([422, '/problems/password-guessable']);
    expect(await next()).toBe('administrator');
  });

  it('takes one first administrator, however many try at once and by whatever codes, and by an entry', async () => {
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
      // From here on what is asked of rights is signed.
      { type: 'config.authority_rules', actor: 'keys' },
    ]);
    expect((await desk.visitor().signIn(administrator?.email ?? '')).statusCode).toBe(201);
  });

  it('then takes one person who confirms, by the same code, and gives the administrator alone nothing', async () => {
    const code = (await setup.invite()) ?? '';
    expect(await next()).toBe('head_of_legal');
    const tries = Array.from({ length: 4 }, (_, number) => setUp(code, `grace${number}@desk.example`, 'head_of_legal'));
    const answers = await Promise.all(tries);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
    expect((await people()).map(({ roles }) => roles)).toEqual([['administrator'], ['head_of_legal']]);
  });

  it('is closed for ever: no code, no list, not even for who writes to the database as the application', async () => {
    expect(await setup.invite()).toBeUndefined();
    expect((await desk.visitor().send('GET', '/api/setup')).json()).toEqual({ next: null, missing: [] });
    const answer = await first('x'.repeat(43), 'grace@desk.example');
    expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/setup-closed']);
    await expect(desk.identity.query('update setup set done_at = null')).rejects.toThrow('for ever');
    await expect(desk.identity.query('update setup set two_at = null')).rejects.toThrow('permission denied');
    await expect(desk.identity.query('delete from setup')).rejects.toThrow('permission denied');
  });
});

describe('the owner of the database, without a file of the machine', () => {
  /** As if no one had ever been registered: triggers off, rows and entries gone. */
  const forgotten = `
    alter table entry disable trigger user; alter table person disable trigger user; alter table setup disable trigger user;
    update person set roles = '{}'; update setup set two_at = null, done_at = null, rights_can_be_given = false;
    alter table setup enable trigger user; alter table person enable trigger user;`;
  const founded = async () => (await desk.database.transaction((tx) => desk.app.get(Authorities).of(tx))).keys.length;

  it('opens nothing by rows alone: the log says that two people began', async () => {
    await desk.fresh.asOwner(`${forgotten} alter table entry enable trigger user`);
    expect([await setup.invite(), await next()]).toEqual([undefined, null]);
  });

  it('opens nothing by deleting the entries too: the book outside says that this machine founded', async () => {
    await desk.fresh.asOwner(
      `${forgotten} delete from entry where stream in ('config/people', 'keys'); alter table entry enable trigger user`,
    );
    expect([await founded(), await setup.invite(), await next()]).toEqual([0, undefined, null]);
    const answer = await first('x'.repeat(43), 'thief@desk.example');
    expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/setup-closed']);
  });

  it('control: without the book and with a code, the same opens the set-up', async () => {
    const book = join(desk.app.get(Settings).dataFolder, FOUNDING_BOOK);
    expect(readFileSync(book, 'utf8').trim().split('\n')).toHaveLength(2);
    rmSync(book);
    expect(await next()).toBe('administrator');
    expect((await first((await setup.invite()) ?? '', 'thief@desk.example')).statusCode).toBe(201);
  });
});

it('is closed by the first two people of the command line as well', async () => {
  const other = await startDesk();
  const code = (await other.app.get(SetupService).invite()) ?? '';
  const account = (email: string) => ({ name: 'Ada', email, password: PASSWORD });
  const add = (email: string, role: Role) =>
    other.app.get(PeopleService).addFirst({ ...account(email), roles: [role] }, 'command-line');
  expect(await add('early@desk.example', 'jurist')).toMatchObject({ ok: false, refusal: { code: 'not-the-first' } });
  expect(await add('ada@desk.example', 'administrator')).toMatchObject({ ok: true });
  expect(await add('early@desk.example', 'jurist')).toMatchObject({ ok: false, refusal: { code: 'not-the-first' } });
  expect(await add('grace@desk.example', 'dpo')).toMatchObject({ ok: true });
  expect(await add('late@desk.example', 'dpo')).toMatchObject({ ok: false, refusal: { code: 'beginning-over' } });
  const body = { code, as: 'administrator', ...account('late@desk.example') };
  expect((await other.visitor().send('POST', '/api/setup', { body })).statusCode).toBe(409);
  await other.close();
});
