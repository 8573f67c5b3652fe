// @stage slow
/** A forgotten password is replaced by two people and the person, over HTTP and against SQL of the application. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as OTPAuth from 'otpauth';
import { actOn } from '../../../src/domain/signature/act.js';
import { newToken } from '../../../src/identity/account/attempt/token.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { JobRegistry } from '../../../src/platform/jobs/job.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { WorklistModule } from '../../../src/worklist/worklist.module.js';
import { anySignature } from '../../support/case-walk.js';
import { type Desk, type Member, PASSWORD, startDesk } from '../../support/desk.js';
import { askForRecovery, askToForget, closeAccount, confirmGrant, grantOf, refuseGrant } from '../../support/grants.js';
import { type MailRelay, startMailRelay } from '../../support/mail-relay.js';
import { TEST_TIMINGS } from '../../support/platform.js';

const NEW = 'seven lanterns under a bridge';
let desk: Desk;
let relay: MailRelay;
let ana: Member;
let bruno: Member;
let head: Member;
let camille: Member;

beforeAll(async () => {
  relay = await startMailRelay();
  desk = await startDesk([], { mailUrl: relay.url, mailFrom: 'greffe@nuage.example' }, [
    WorklistModule,
    NotificationsModule,
  ]);
  ana = await desk.personWith('administrator');
  bruno = await desk.personWith('administrator');
  head = await desk.personWith('head_of_legal');
});
afterAll(async () => {
  await desk.close();
  await relay.close();
});
beforeEach(async () => {
  camille = await desk.personWith('jurist');
  await desk.fresh.asOwner('delete from outbox');
  relay.received.length = 0;
});

const problem = async (sent: ReturnType<Member['send']>): Promise<string> => {
  const answer = await sent;
  return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
};
const ask = async (by: Member, whom: Member): Promise<string> => (await askForRecovery(desk, by, whom)).askedCode;
const asked = async (by: Member, whom: Member) => problem(askForRecovery(desk, by, whom).then(({ answer }) => answer));
const grantFor = async (whom: Member): Promise<string> => (await grantOf(head, whom.id)).id;
const confirm = async (by: Member, whom: Member, code?: string) =>
  confirmGrant(desk, by, await grantOf(head, whom.id), code);
/** Confirmed by that person: the code that they made, whose digest they signed. */
async function codeBy(by: Member, whom: Member): Promise<string> {
  const code = newToken();
  expect((await confirm(by, whom, code)).json()).toMatchObject({ firstCode: { expiresAt: expect.any(String) } });
  return code;
}
const choose = (code: string, askedCode: string, password = NEW) =>
  problem(desk.visitor().send('POST', '/api/first-password', { body: { code, askedCode, password } }));
const statusOf = async (whom: Member, password: string) =>
  (await desk.visitor().signIn(whom.email, password)).statusCode;
const isIn = async (whom: Member) => (await whom.send('GET', '/api/session')).statusCode === 200;

async function mails(): Promise<(string | undefined)[]> {
  const open = await desk.fresh.asOwner<{ id: string }>('select id from outbox where done_at is null order by id');
  const executor = new Executor(desk.database, desk.app.get(JobRegistry), new Logger('silent'), TEST_TIMINGS);
  for (const { id } of open) await executor.execute(id);
  return relay.received.map(({ to, text }) => `${[to].flat()[0]?.text} ${text}`);
}

async function enrol(whom: Member): Promise<void> {
  const { ceremony, secret } = (await whom.send('POST', '/api/factors/totp')).json<Record<string, string>>();
  const code = new OTPAuth.TOTP({ secret: secret ?? '' }).generate();
  const answer = await whom.send('POST', '/api/factors/totp/confirmation', { body: { ceremony, code } });
  expect(answer.statusCode).toBeLessThan(300);
}

describe('a forgotten password', () => {
  it('holds, with its factors and sessions, until a second person confirms that it ends', async () => {
    await enrol(camille);
    const askedCode = await ask(ana, camille);
    expect([await statusOf(camille, PASSWORD), await isIn(camille)]).toEqual([202, true]);
    expect(await problem(confirm(ana, camille))).toBe('asked-it');
    expect(await choose('x'.repeat(43), askedCode)).toBe('first-code-wrong');
    expect(await problem(refuseGrant(desk, head, await grantFor(camille)))).toBe('done');
    expect([await statusOf(camille, PASSWORD), await isIn(camille)]).toEqual([202, true]);
  });

  it('ends by two: then only both codes choose another, and each act is an entry that names who did it', async () => {
    await enrol(camille);
    const askedCode = await ask(ana, camille);
    const code = await codeBy(head, camille);
    expect([await statusOf(camille, PASSWORD), await isIn(camille)]).toEqual([401, false]);
    for (const [one, other] of [
      [code, ''],
      [code, code],
      ['x'.repeat(43), askedCode],
    ] as const) {
      expect(await choose(one, other)).toBe('first-code-wrong');
    }
    expect(await choose(code, askedCode, 'motdepasse123456')).toBe('password-guessable');
    expect(await choose(code, askedCode, 'NuageSouverain-2026')).toBe('password-personal');
    expect(await choose(code, askedCode)).toBe('done');
    expect([await statusOf(camille, NEW), await statusOf(camille, PASSWORD)]).toEqual([201, 401]);
    expect(await choose(code, askedCode, PASSWORD)).toBe('first-code-wrong');
    const entries = await desk.fresh.asOwner<{ type: string; actor: string; data: object }>(
      `select type, actor, data from entry where stream = 'access/' || $1 and type not like 'access.sign%'
         and type not like 'access.totp%' order by seq`,
      [camille.id],
    );
    expect(entries).toMatchObject([
      { type: 'access.factors_forgotten', actor: head.id },
      { type: 'access.password_ended', actor: head.id },
      { type: 'access.first_code_made', actor: head.id },
      { type: 'access.first_password_chosen', actor: camille.id, data: { recovered: true } },
    ]);
    const told = await desk.fresh.asOwner<{ type: string; actor: string; data: object }>(
      `select type, actor, data from entry where stream = 'config/people' and data ->> 'person' = $1 order by seq`,
      [camille.id],
    );
    expect(told).toMatchObject([
      { type: 'config.grant_asked', actor: ana.id, data: { what: 'recovery' } },
      { type: 'config.grant_confirmed', actor: head.id, data: { what: 'recovery' } },
    ]);
    expect(JSON.stringify([entries, told])).not.toContain(askedCode);
  });

  it('sends its user a mail when a reset is asked for, when it ends and when a new password is chosen', async () => {
    const askedCode = await ask(ana, camille);
    expect(await mails()).toHaveLength(1);
    const code = await codeBy(head, camille);
    expect(await mails()).toHaveLength(2);
    expect(await choose(code, askedCode)).toBe('done');
    const all = await mails();
    expect(all).toHaveLength(3);
    for (const mail of all) {
      expect(mail).toContain(camille.email);
      expect(mail).toContain('prévenez aussitôt');
      for (const secret of [code, askedCode, NEW]) expect(mail).not.toContain(secret);
    }
  });

  it('takes its signing key along: the old one is revoked, and the codes of two people confirm the new one', async () => {
    await desk.signing.withPassword(camille.id, PASSWORD);
    const acts = [actOn('approve', { case: randomUUID() })];
    const sign = (password: string) => camille.send('POST', '/api/session/signatures', { body: { acts, password } });
    expect(await problem(sign(PASSWORD))).toBe('done');
    const askedCode = await ask(ana, camille);
    const code = await codeBy(head, camille);
    expect(await choose(code, askedCode)).toBe('done');
    await camille.signIn(camille.email, NEW);
    expect(await problem(sign(PASSWORD))).toBe('signing-refused');
    expect(await problem(sign(NEW))).toBe('done');
    const { keys } = (await camille.send('GET', '/api/keys/own')).json<{ keys: object[] }>();
    expect(keys).toMatchObject([{ state: 'confirmed', confirmedBy: head.id }]);
  });

  it('ends what a sign-in in progress proved', async () => {
    await enrol(camille);
    const halfway = desk.visitor();
    expect((await halfway.signIn(camille.email)).statusCode).toBe(202);
    await ask(ana, camille);
    await confirm(head, camille);
    expect((await halfway.send('GET', '/api/session/second-factor')).statusCode).toBe(401);
  });

  it('is asked for no closed account, nor for oneself, and once at a time', async () => {
    expect(await asked(ana, ana)).toBe('own-roles');
    expect(await asked(head, camille)).toBe('not-permitted');
    await ask(ana, camille);
    expect(await asked(bruno, camille)).toBe('grant-waiting');
    const waiting = await grantFor(camille);
    await closeAccount(desk, [bruno, head], camille);
    expect(await problem(confirm(head, camille))).toBe('beneficiary-closed');
    await refuseGrant(desk, head, waiting);
    expect(await asked(ana, camille)).toBe('beneficiary-closed');
  });

  it('of the person who confirms is confirmed by neither them nor the administrator who asked', async () => {
    const askedCode = await ask(ana, head);
    expect(await problem(confirm(head, head))).toBe('benefits-from-it');
    expect(await problem(confirm(ana, head))).toBe('asked-it');
    const code = await codeBy(bruno, head);
    expect(await choose(code, askedCode)).toBe('done');
    await head.signIn(head.email, NEW);
    expect(await isIn(head)).toBe(true);
  });
});

describe('the database alone, against SQL of the application', () => {
  const sql = (statement: string) => desk.identity.query(statement, [camille.id]);
  const entry = (type: string, actor: string, data: object) =>
    desk.identity.transaction((tx) =>
      desk.app.get(Ledger).record(tx, 'config/people', [{ type, class: 'other', actor, data: { ...data } }]),
    );

  it('makes no code for an account that has a password, whatever the log says', async () => {
    const waits = 'insert into first_password (person_id) values ($1)';
    await expect(sql(waits)).rejects.toThrow('An account that holds roles has a password');
    const code = `update first_password set code_sha256 = sha256('x') where person_id = $1`;
    const half = `update first_password set asked_sha256 = sha256('x') where person_id = $1`;
    expect(await sql(half)).toEqual([[], 0]);
    await ask(ana, camille);
    await entry('config.grant_asked', ana.id, {
      ...{ grantId: randomUUID(), person: camille.id, what: 'factors', signature: anySignature },
    });
    await expect(sql(half)).rejects.toThrow('The code of whoever asks is made when they ask');
    await expect(sql(code)).rejects.toThrow('A code is made when a second person confirms');
    await entry('config.grant_confirmed', head.id, { grantId: await grantFor(camille), person: camille.id });
    await expect(sql(code)).rejects.toThrow('A code is made when a second person confirms');
    await expect(sql('update first_password set chosen_at = null where person_id = $1')).rejects.toThrow('chosen once');
  });

  it('makes no code by a confirmation of lost factors', async () => {
    await enrol(camille);
    await ask(ana, camille);
    expect(await problem(refuseGrant(desk, bruno, await grantFor(camille)))).toBe('done');
    expect((await askToForget(desk, ana, camille)).statusCode).toBe(204);
    expect((await confirm(bruno, camille)).json()).toEqual({ firstCode: null });
    await expect(sql(`update first_password set code_sha256 = sha256('x') where person_id = $1`)).rejects.toThrow(
      'A code is made when a second person confirms',
    );
    expect(await statusOf(camille, PASSWORD)).toBe(201);
  });
});
