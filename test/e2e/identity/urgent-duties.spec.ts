import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../../src/application/app.module.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { addDays } from '../../../src/domain/kernel/day.js';
import { dayOf } from '../../../src/domain/kernel/instant.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { type ActToSign, actOn } from '../../../src/domain/signature/act.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { actOnPreparation, type ToldPreparation } from '../../support/signed-acts.js';
import { admitted, requisition, type WrittenRequest } from '../../support/written-request.js';

type Signed = Visitor & { readonly id: string };

/** Emergencies, holds and what goes on beside a decision, over HTTP and by the clock of the database. */
describe('urgent duties over HTTP', () => {
  let app: NestFastifyApplication;
  let desk: LetterDesk;
  let jurist: Signed;
  let other: Signed;
  let head: Signed;
  let administrator: Signed;

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: true }, async ({ settings, fresh }) => {
      app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    });
    const { law } = app.get(Catalogue);
    const today = dayOf(await desk.platform.fresh.now());
    // Numbers of ours hold for a year: those that ship end on a day, this spec runs on any.
    const callBackNumbers = law.operator.callBackNumbers.map((number) => ({
      ...{ ...number, verifiedAt: addDays(today, -1), expiresAt: addDays(today, 1) },
    }));
    Object.assign(app.get(Catalogue), { law: { ...law, operator: { ...law.operator, callBackNumbers } } });
    [jurist, other, head, administrator] = await Promise.all([
      personWith('jurist'),
      personWith('jurist'),
      personWith('head_of_legal'),
      personWith('administrator'),
    ]);
  });
  afterAll(async () => {
    await app?.close();
    await desk?.close();
  });

  const personWith = (role: Role) =>
    signedIn(desk.platform.fresh, (app.getHttpServer().address() as AddressInfo).port, [role]);

  interface File {
    state: {
      seq: number;
      step: string;
      status: string;
      preparation: ToldPreparation | null;
      acts: { id: string }[];
      opinions: { id: string }[];
      challenges: { id: string }[];
    };
    requester: { digest: string; checks: unknown[] } | null;
    actions: string[];
    callBackNumbers: { authority: string; number: string }[];
    moves: { command: string; closed: unknown }[];
  }
  const fileOf = async (caseId: string): Promise<File> =>
    (await jurist.send('GET', `/api/cases/${caseId}`)).json<File>();

  /** The status of a write, and the name of the problem when it is refused. */
  async function write(who: Visitor, caseId: string, path: string, body: object = {}): Promise<string> {
    const { seq: seen } = (await fileOf(caseId)).state;
    const reasoned = { reason: 'Vu.', ...body };
    const answer = await who.send('POST', `/api/cases/${caseId}/${path}`, { body: { seen, ...reasoned } });
    if (answer.statusCode < 300) return String(answer.statusCode);
    return `${answer.statusCode} ${answer.json<{ type: string }>().type.replace('/problems/', '')}`;
  }

  const acts = { approvals: 'approve', release: 'release', confirmation: 'inform' } as const;

  async function consent(who: Signed, caseId: string, path: keyof typeof acts, body: object = {}): Promise<string> {
    const { state, requester } = await fileOf(caseId);
    const prepared = state.preparation ?? { id: randomUUID(), seq: 0, payload: 'a'.repeat(64) };
    const [role, digest] =
      path === 'approvals' ? (['head_of_legal', { requester: requester?.digest }] as const) : ([null, {}] as const);
    const signature = await sign(who, actOnPreparation(acts[path], caseId, prepared, role));
    const said = { seen: state.seq, preparationId: prepared.id, payload: prepared.payload, signature };
    const sent = { ...said, ...(role && { role }), ...digest, ...body };
    const answer = await who.send('POST', `/api/cases/${caseId}/${path}`, { body: sent });
    return answer.statusCode < 300 ? '201' : answer.json<{ type: string }>().type.replace('/problems/', '');
  }

  const sign = async ({ id }: Signed, act: ActToSign) => (await desk.signing.of(id)).sign(act);

  const keep: WrittenRequest = {
    facts: { ...requisition, bases: ['EU-EPOC-PR'], categories: ['PRES'], issuerZone: 'EU_EEV', issuerCountry: 'ES' },
    classification: {
      ...{ ...admitted, circuit: 'preservation', approvers: ['head_of_legal'], facts: [] },
      clocks: [{ code: 'D-EEV-60', legalEnd: '2099-01-25T23:00:00.000Z', safeEnd: '2099-01-23T17:00:00.000Z' }],
    },
  };

  it('preserves at once by one person, has a second confirm, then reports, extends and lifts', async () => {
    const caseId = await desk.request(keep);
    expect((await fileOf(caseId)).actions).toEqual(['inform']);
    expect(await write(jurist, caseId, 'preparations', { reason: undefined, action: 'inform' })).toBe(
      '409 nothing-done',
    );
    expect(await write(jurist, caseId, 'acts', { action: 'remove' })).toBe('409 act-forbidden');
    expect(await write(head, caseId, 'acts', { action: 'preserve' })).toBe('201');
    const actId = (await fileOf(caseId)).state.acts[0]?.id;
    const confirm = async (who: Signed) => {
      const signature = await sign(who, actOn('ratify', { case: caseId, preparation: actId ?? null }));
      return write(who, caseId, `acts/${actId}/ratification`, { upheld: true, signature });
    };
    expect(await confirm(head)).toBe('403 acted-it');
    expect(await confirm(other)).toMatch(/^403/);
    const timers = await desk.platform.fresh.asOwner<{ timer: string; days: number }>(
      `select payload ->> 'timer' as timer, round(extract(epoch from due_at - now()) / 86400)::int as days
       from outbox where topic = 'cases.timer' and payload ->> 'caseId' = $1 order by 2`,
      [caseId],
    );
    expect(timers.map(({ timer }) => timer)).toEqual(['ratification', 'preservation_nears', 'preservation']);
    expect(timers[0]?.days).toBe(1);
    expect(await confirm(await personWith('executive'))).toBe('201');
    expect(await write(jurist, caseId, 'preparations', { reason: undefined, action: 'inform' })).toBe('201');
    expect(await consent(head, caseId, 'approvals')).toBe('201');
    expect(await consent(other, caseId, 'confirmation')).toBe('201');
    await desk.run('correspondence.send_letter');
    await desk.run('cases.close');
    expect((await fileOf(caseId)).state.status).toBe('closed');
    expect(await write(jurist, caseId, 'preservation/extension')).toBe('201');
    expect(await write(jurist, caseId, 'preservation/extension')).toBe('409 extended-already');
    expect(await write(jurist, caseId, 'preservation/production-request')).toBe('201');
    const lift = { cause: 'produced', otherHoldsChecked: false };
    expect(await write(jurist, caseId, 'preservation/end', lift)).toBe('422 other-holds-unchecked');
    expect(await write(jurist, caseId, 'preservation/end', { ...lift, otherHoldsChecked: true })).toBe('201');
  });

  it('grants break-glass by two persons, for reading and reassigning only, and notifies every head of legal', async () => {
    const caseId = await desk.request();
    const read = async () => (await administrator.send('GET', `/api/cases/${caseId}/break-glass`)).statusCode;
    const requestId = randomUUID();
    const about = { case: caseId, preparation: requestId };
    const asking = {
      requestId,
      reason: 'Absence.',
      signature: await sign(administrator, actOn('ask_break_glass', about)),
    };
    const asked = await administrator.send('POST', `/api/cases/${caseId}/break-glass`, { body: asking });
    expect(asked.statusCode).toBe(201);
    expect(await read()).toBe(403);
    const grant = async (who: Signed) => {
      const signature = await sign(who, actOn('grant_break_glass', about));
      return write(who, caseId, `break-glass/${requestId}/grant`, { reason: undefined, signature });
    };
    expect(await grant(administrator)).toMatch(/^403/);
    expect(await grant(head)).toBe('201');
    expect(await read()).toBe(200);
    const to = { to: jurist.id, reason: undefined };
    expect(await write(administrator, caseId, 'break-glass/assignment', to)).toBe('201');
    expect(await write(administrator, caseId, 'notes', { text: 'x', reason: undefined })).toMatch(/^403/);
    expect((await administrator.send('GET', `/api/cases/${caseId}`)).statusCode).toBe(403);
    const [entry] = await desk.platform.fresh.asOwner<{ data: unknown }>(
      `select data from entry where stream = $1 and type = 'access.document_opened'`,
      [`access/${administrator.id}`],
    );
    expect(entry?.data).toMatchObject({ document: 'case', id: caseId });
    const listed = (await head.send('GET', '/api/alarms')).json<{
      alarms: { id: string; caseId: string; code: string }[];
    }>();
    const alarm = listed.alarms.find((each) => each.caseId === caseId);
    expect(alarm?.code).toBe('break_glass');
    const answer = async () => (await head.send('POST', `/api/alarms/${alarm?.id}/answer`)).statusCode;
    expect([await answer(), await answer()]).toEqual([204, 404]);
  });
});
