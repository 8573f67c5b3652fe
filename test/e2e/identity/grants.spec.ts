// @stage slow
/** Rights are given by two, and a first password by two codes, over HTTP. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newToken } from '../../../src/identity/account/attempt/token.js';
import { type Desk, type Member, PASSWORD, register, startDesk } from '../../support/desk.js';
import {
  askAbout,
  askForPerson,
  askForRecovery,
  askForRoles,
  askOf,
  closeAccount,
  confirmGrant,
  type Grant,
  grantOf,
  refuseGrant,
  signedGrant,
} from '../../support/grants.js';

let desk: Desk;
let ana: Member;
let bruno: Member;
let head: Member;
let jurist: Member;

beforeAll(async () => {
  desk = await startDesk();
  ana = await desk.personWith('administrator');
  bruno = await desk.personWith('administrator');
  head = await desk.personWith('head_of_legal');
  jurist = await desk.personWith('jurist');
  for (const { id } of [ana, bruno, head, jurist]) await desk.signing.of(id);
});
afterAll(() => desk.close());

const account = (roles: string[]) => askForPerson(desk, ana, { roles });
const problem = async (sent: ReturnType<Member['send']>): Promise<string> => {
  const answer = await sent;
  return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
};
const rolesOf = async (id: string) =>
  (await desk.fresh.asOwner<{ roles: string[] }>('select roles from person where id = $1', [id]))[0]?.roles;
const lastEntries = (many: number) =>
  desk.fresh.asOwner<{ type: string; actor: string }>(
    `select type, actor from entry where stream = 'config/people' order by seq desc limit ${many}`,
  );

const waiting = (id: string) => grantOf(head, id);
const signed = (by: Member, grant: Grant) => signedGrant(desk, by, grant);
const confirm = async (by: Member, id: string, code?: string) => confirmGrant(desk, by, await waiting(id), code);

describe('a right', () => {
  it('acts once a second person confirmed it, who neither asked nor benefits, and each act is an entry', async () => {
    const { id, grantId } = await account(['jurist']);
    const body = await signed(bruno, await waiting(grantId));
    expect(await problem(confirm(ana, grantId))).toBe('asked-it');
    expect(await problem(confirm(jurist, grantId))).toBe('not-permitted');
    expect(await rolesOf(id)).toEqual([]);
    expect((await head.send('GET', '/api/grants')).json()).toMatchObject({
      grants: [{ id: grantId, person: id, what: 'roles', roles: ['jurist'], held: [], askedBy: ana.id }],
    });
    expect(await problem(confirm(head, grantId))).toBe('done');
    expect(await problem(bruno.send('POST', `/api/grants/${grantId}/confirmation`, { body }))).toBe('grant-unknown');
    expect(await rolesOf(id)).toEqual(['jurist']);
    expect(await lastEntries(3)).toEqual([
      { type: 'config.grant_confirmed', actor: head.id },
      { type: 'config.grant_asked', actor: ana.id },
      { type: 'config.person_added', actor: ana.id },
    ]);
  });

  it('that is wider is asked, once at a time, and the roles held stay until then; one refuses it alone', async () => {
    const person = await desk.personWith('analyst');
    const wider = (roles: string[]) => askForRoles(desk, ana, person, roles);
    expect((await wider(['analyst', 'dpo'])).json().roles).toEqual(['analyst']);
    expect(await problem(wider(['executive']))).toBe('grant-waiting');
    const asked = await waiting(person.id);
    expect(await problem(refuseGrant(desk, ana, asked.id))).toBe('done');
    expect(await rolesOf(person.id)).toEqual(['analyst']);
    expect(await lastEntries(1)).toEqual([{ type: 'config.grant_refused', actor: ana.id }]);
  });

  it('is not confirmed for oneself, nor under a second account of the requester', async () => {
    expect(await problem(askForRoles(desk, ana, head, ['head_of_legal', 'dpo']))).toBe('done');
    expect(await problem(confirm(head, head.id))).toBe('benefits-from-it');
    const double = await desk.personWith('executive');
    const dpo = await desk.personWith('dpo');
    expect(await problem(askAbout(desk, bruno, double, 'one_person', ana.id))).toBe('done');
    expect(await problem(confirm(ana, double.id))).toBe('benefits-from-it');
    expect(await problem(confirm(dpo, double.id))).toBe('done');
    expect(await problem(askAbout(desk, bruno, ana, 'one_person', double.id))).toBe('one-person-already');
    expect(await problem(confirm(double, head.id))).toBe('asked-it');
    const forDouble = askForRoles(desk, ana, double, ['executive', 'dpo']);
    expect(await problem(forDouble)).toBe('own-roles');
    expect(await problem(confirm(bruno, head.id))).toBe('done');
    expect(await rolesOf(head.id)).toEqual(['head_of_legal', 'dpo']);
  });

  it('is given by one of two who confirm at once', async () => {
    const { grantId } = await account(['ciso']);
    const grant = await waiting(grantId);
    const bodies = [await signed(head, grant), await signed(bruno, grant)];
    const answers = await Promise.all(
      [head, bruno].map((who, at) => {
        return problem(who.send('POST', `/api/grants/${grantId}/confirmation`, { body: bodies[at] }));
      }),
    );
    expect(answers.sort()).toEqual(['done', 'grant-unknown']);
  });

  it('requires the signature of the user who confirms, over exactly this grant and this code', async () => {
    const { grantId } = await account(['dpo']);
    const grant = await waiting(grantId);
    const send = (body: object) => problem(head.send('POST', `/api/grants/${grantId}/confirmation`, { body }));
    const good = await signed(head, grant);
    expect(await send({ code: good.code })).toBe('invalid-data');
    expect(await send(await signed(head, { ...grant, roles: ['executive'] }))).toBe('signature-wrong');
    expect(await send(await signed(head, { ...grant, askedBy: bruno.id }))).toBe('signature-wrong');
    expect(await send({ ...good, code: 'a'.repeat(64) })).toBe('signature-wrong');
    expect(await send(await signed(bruno, grant))).toBe('signing-key-unknown');
    expect(await send(await signed(head, { ...grant, wantsCode: false }))).toBe('first-code-unwanted');
    expect(await send(good)).toBe('done');
  });

  it('is not confirmed by a person whose own right no signed grant gave', async () => {
    const forged = await desk.personWith('jurist');
    await desk.signing.of(forged.id);
    await desk.fresh.asOwner(`update person set roles = '{executive}' where id = $1`, [forged.id]);
    const { grantId } = await account(['dpo']);
    expect(await problem(confirm(forged, grantId))).toBe('not-permitted');
  });
});

/** Asked by Ana, confirmed by Head: the code that Head made and hands over. */
async function confirmed(grantId: string): Promise<{ code: string; expiresAt: string } | null> {
  const code = newToken();
  const { firstCode } = (await confirm(head, grantId, code)).json<{ firstCode: { expiresAt: string } | null }>();
  return firstCode && { code, ...firstCode };
}
async function newAccount() {
  const { id, name, email, askedCode, grantId } = await account(['jurist']);
  return { id, name, email, askedCode, first: await confirmed(grantId) };
}
const choose = (code: string, askedCode: string, password: string) =>
  problem(desk.visitor().send('POST', '/api/first-password', { body: { code, askedCode, password } }));

describe('a first password', () => {
  it('is chosen by its person alone, by the two codes that two people were shown, once', async () => {
    const { id, email, askedCode, first } = await newAccount();
    const code = first?.code ?? '';
    const awaits = async () =>
      (await ana.send('GET', '/api/people'))
        .json<{ id: string; awaitsPassword: boolean }[]>()
        .find((each) => each.id === id)?.awaitsPassword;
    expect(await awaits()).toBe(true);
    expect(Date.parse(first?.expiresAt ?? '') - Date.parse(await desk.fresh.now())).toBeGreaterThan(6.9 * 86_400_000);
    expect(await choose(code, askedCode, 'aaaaaaaaaaaaaaaa')).toBe('password-guessable');
    expect(await choose('x'.repeat(43), askedCode, PASSWORD)).toBe('first-code-wrong');
    // The user who confirmed gains no access to the account by it: neither alone, nor with a code of another account.
    for (const other of ['', code, (await newAccount()).askedCode]) {
      expect(await choose(code, other, PASSWORD)).toBe('first-code-wrong');
    }
    expect(await choose(code, ` ${askedCode.toUpperCase()}`, PASSWORD)).toBe('done');
    expect(await choose(code, askedCode, 'another correct horse')).toBe('first-code-wrong');
    expect(await awaits()).toBe(false);
    const grace = desk.visitor();
    expect((await grace.signIn(email)).statusCode).toBe(201);
    expect((await grace.send('GET', '/api/session')).json().actions).toContain('case.prepare');
    const kept = await desk.fresh.asOwner<{ kept: string }>(
      `select f::text as kept from first_password f where person_id = $1
       union all select data::text from entry where stream = 'access/' || $1`,
      [id],
    );
    expect(JSON.stringify(kept)).not.toContain(code);
    expect(JSON.stringify(kept)).not.toContain(askedCode);
    const entries = await desk.fresh.asOwner<{ type: string; actor: string }>(
      `select type, actor from entry where stream = 'access/' || $1 order by seq limit 2`,
      [id],
    );
    expect(entries).toEqual([
      { type: 'access.first_code_made', actor: head.id },
      { type: 'access.first_password_chosen', actor: id },
    ]);
  });

  it('cannot be chosen by the requester: the request takes none, and the server returns no code', async () => {
    const person = { id: randomUUID(), name: 'Grace', email: `grace-${randomUUID()}@desk.example` };
    const { given } = await askOf(desk, ana, { person, what: 'roles', roles: ['jurist'], wantsCode: true });
    const body = { ...person, roles: ['jurist'], ask: given };
    expect((await ana.send('POST', '/api/people', { body: { ...body, password: PASSWORD } })).statusCode).toBe(422);
    const answer = await ana.send('POST', '/api/people', { body });
    expect(Object.keys(answer.json())).toEqual(['id', 'grantId']);
    expect((await desk.visitor().signIn(person.email)).statusCode).toBe(401);
    const other = await newAccount();
    const told = (await ana.send('GET', '/api/grants')).body + (await ana.send('GET', '/api/people')).body;
    expect(told).not.toContain(other.first?.code);
  });

  it('has a code for seven days; another comes by two', async () => {
    const newcomer = await newAccount();
    const { id, askedCode, first } = newcomer;
    await desk.fresh.asOwner(
      `alter table first_password disable trigger first_password_comes_once;
       update first_password set expires_at = now() - interval '1 second' where person_id = '${id}';
       alter table first_password enable trigger first_password_comes_once`,
    );
    expect(await choose(first?.code ?? '', askedCode, PASSWORD)).toBe('first-code-wrong');
    const again = async () => {
      const asked = await askForRecovery(desk, ana, newcomer);
      return { askedCode: asked.askedCode, first: await confirmed(id) };
    };
    const renewed = await again();
    expect(await choose(renewed.first?.code ?? '', askedCode, PASSWORD)).toBe('first-code-wrong');
    expect(await choose(renewed.first?.code ?? '', renewed.askedCode, PASSWORD)).toBe('done');
  });

  it('opens no closed account', async () => {
    const { id, name, email, askedCode, first } = await newAccount();
    await closeAccount(desk, [ana, head], { id, name, email });
    expect(await choose(first?.code ?? '', askedCode, PASSWORD)).toBe('first-code-wrong');
  });

  it('has no code but by a confirmation, whatever SQL the application sends', async () => {
    const { id } = await newAccount();
    const sql = (statement: string) => desk.identity.query(statement, [id]);
    const code = `sha256('x')`;
    await expect(sql(`update first_password set code_sha256 = ${code} where person_id = $1`)).resolves.toBeDefined();
    await newAccount();
    await expect(sql(`update first_password set code_sha256 = ${code} where person_id = $1`)).rejects.toThrow(
      'A code is made when a second person confirms',
    );
    await expect(sql(`update first_password set asked_sha256 = ${code} where person_id = $1`)).rejects.toThrow(
      'The code of whoever asks is made when they ask',
    );
    await expect(sql('delete from first_password where person_id = $1')).rejects.toThrow('permission denied');
    await expect(
      sql(`update first_password set expires_at = now() + interval '1 year' where person_id = $1`),
    ).rejects.toThrow('permission denied');
    const unasked = (await register(desk.fresh, [])).id;
    await desk.identity.query('insert into first_password (person_id) values ($1)', [unasked]);
    await expect(
      desk.identity.query('update first_password set chosen_at = now() where person_id = $1', [unasked]),
    ).rejects.toThrow('No code that holds');
  });
});
