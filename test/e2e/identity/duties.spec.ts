// @stage slow
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../../src/application/app.module.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { addDays } from '../../../src/domain/kernel/day.js';
import { dayOf, instantFromMilliseconds, millisecondsOf } from '../../../src/domain/kernel/instant.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import type { ActToSign } from '../../../src/domain/signature/act.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { actOnPreparation, type ToldPreparation } from '../../support/signed-acts.js';
import { admitted, requisition, type WrittenRequest } from '../../support/written-request.js';

type Signed = Visitor & { readonly id: string };

/** Emergencies, holds and what goes on beside a decision, over HTTP and by the clock of the database. */
describe('duties over HTTP', () => {
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
    reference: string;
    state: {
      seq: number;
      receivedAt: string;
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

  /** The number, the person and the time are read by those who read the case, and no entry holds them. */
  async function expectSealed(caseId: string, number: string, doneAt: string): Promise<void> {
    const path = `/api/cases/${caseId}/notes`;
    const { notes } = (await jurist.send('GET', path)).json<{ notes: { details: Record<string, string> }[] }>();
    expect(notes.map(({ details }) => details)).toContainEqual({ number, person: 'La permanence', doneAt });
    const { history } = (await jurist.send('GET', `/api/cases/${caseId}`)).json<{
      history: { type: string; data: object }[];
    }>();
    const entry = history.find(({ type }) => type === 'case.called_back');
    expect(Object.keys(entry?.data ?? {}).toSorted()).toEqual(['authority', 'evidence', 'noteId', 'outcome']);
  }

  /** The answer that there are no data of its one target. */
  const nothingFound = { reason: undefined, action: 'disclose', targets: [{ place: 0, answer: 'no_data' }] };

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

  const urgent: WrittenRequest = {
    facts: { ...requisition, emergency: true },
    classification: { ...admitted, approvers: ['head_of_legal'], circuit: 'judicial', facts: [] },
  };

  it('calls the authority back at a number of ours before an urgent disclosure is approved', async () => {
    const caseId = await desk.request(urgent);
    expect(await write(jurist, caseId, 'preparations', nothingFound)).toBe('201');
    expect(await consent(head, caseId, 'approvals')).toBe('call-back-missing');
    const { callBackNumbers, requester } = await fileOf(caseId);
    expect(callBackNumbers.map(({ authority }) => authority)).toContain('fr-interieur');
    const { receivedAt: doneAt } = (await fileOf(caseId)).state;
    const called = { authority: 'fr-interieur', outcome: 'confirmed', person: 'La permanence', doneAt };
    expect(await write(other, caseId, 'call-backs', { ...called, number: '+33 6 12 34 56 78' })).toBe(
      '422 number-not-ours',
    );
    const ours = callBackNumbers.find(({ authority }) => authority === 'fr-interieur');
    expect(await write(jurist, caseId, 'call-backs', { ...called, number: ours?.number })).toBe(
      '403 call-back-by-preparer',
    );
    expect(await write(head, caseId, 'call-backs', { ...called, number: ours?.number })).toBe('201');
    await expectSealed(caseId, String(ours?.number), doneAt);
    expect(requester?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await consent(head, caseId, 'approvals', { requester: undefined })).toBe('invalid-data');
    expect(await consent(head, caseId, 'approvals', { requester: 'e'.repeat(64) })).toBe('requester-changed');
    expect(await consent(head, caseId, 'approvals')).toBe('201');
    expect(await consent(jurist, caseId, 'release')).toBe('prepared-it');
    expect(await consent(other, caseId, 'release')).toBe('201');
  });

  it('recalls a released answer that was not delivered yet, with a reason, and has it prepared again', async () => {
    const caseId = await desk.request({ ...urgent, facts: requisition });
    const back = async (who: Visitor, preparationId = '') => write(who, caseId, 'recall', { preparationId });
    await write(jurist, caseId, 'preparations', nothingFound);
    const first = (await fileOf(caseId)).state.preparation?.id ?? '';
    expect(await back(jurist, first)).toBe('409 nothing-to-recall');
    expect(await consent(head, caseId, 'approvals')).toBe('201');
    expect(await consent(other, caseId, 'release')).toBe('201');
    expect(await back(administrator, first)).toMatch(/^403/);
    expect(await back(jurist, randomUUID())).toBe('409 payload-changed');
    expect(await back(jurist, first)).toBe('201');
    const letters = async () =>
      (await jurist.send('GET', `/api/cases/${caseId}/letters`)).json<{ letters: { delivery: string }[] }>().letters;
    expect((await letters()).map(({ delivery }) => delivery)).toEqual(['recalled']);
    expect((await fileOf(caseId)).state).toMatchObject({ status: 'open', preparation: null });
    await desk.run('correspondence.send_letter');
    const { reference } = await fileOf(caseId);
    const answered = desk.relay.received.flatMap(({ subject }) => (subject?.includes('Réponse') ? [subject] : []));
    // The answer of the case before was released, and leaves.
    expect(answered.filter((subject) => subject.includes(reference))).toEqual([]);
    expect(answered).toHaveLength(1);
    expect(await write(jurist, caseId, 'preparations', nothingFound)).toBe('201');
  });

  it('makes a consent void when the checks of who asks change before the release', async () => {
    const caseId = await desk.request({ ...urgent, facts: requisition });
    await write(jurist, caseId, 'preparations', nothingFound);
    expect(await consent(head, caseId, 'approvals')).toBe('201');
    await desk.addParticulars(caseId, [
      {
        ...{ name: 'dmarc', outcome: 'dmarc_fail', result: 'fails', detail: [], message: '' },
        reason: { fr: 'x', en: 'x' },
      },
    ]);
    expect(await consent(other, caseId, 'release')).toBe('requester-changed');
  });

  it('rings by the clock of the database when silence ends, and asks for the notice that is owed', async () => {
    const caseId = await desk.request({
      classification: { ...admitted, notices: ['N_CUST'], gag: 'G_TCO', facts: [] },
    });
    const told = { notice: 'N_CUST', told: true };
    expect(await write(jurist, caseId, 'notices', told)).toBe('403 silence-stands');
    const until = instantFromMilliseconds(millisecondsOf(await desk.platform.fresh.now()) + 300);
    expect(await write(jurist, caseId, 'silence', { gag: 'G_TCO', until })).toBe('201');
    await desk.runUntilDone('cases.timer', caseId);
    const codes = await desk.platform.fresh.asOwner('select code from alarm where case_id = $1', [caseId]);
    expect(codes).toEqual([{ code: 'notice_due' }]);
    expect(await write(jurist, caseId, 'notices', told)).toBe('409 notice-letter-waits');
  });

  it('holds a notified certificate, and resumes it once it is cleared', async () => {
    const end = '2099-12-04T23:00:00.000Z';
    const caseId = await desk.request({
      facts: {
        ...{ ...requisition, issuerZone: 'EU_EEV', issuerCountry: 'ES', bases: ['EU-EPOC'], categories: ['CON'] },
        checks: { enforcing_authority_notified: 'holds' },
      },
      classification: {
        ...{ ...admitted, circuit: 'e_evidence_hold', verdict: 'HOLD', approvers: ['head_of_legal', 'dpo'], facts: [] },
        clocks: [{ code: 'D-EEV-10D-END', legalEnd: end, safeEnd: end }],
      },
    });
    expect((await fileOf(caseId)).state.step).toBe('hold');
    expect(await write(jurist, caseId, 'hold/clearance', { how: 'period_over' })).toBe('409 hold-runs');
    const confirmed = { fact: 'enforcement_cleared', value: 'holds' };
    expect(await write(jurist, caseId, 'facts', { reason: undefined, confirmed })).toBe('409 hold-by-itself');
    const sets = (at: string) => write(jurist, caseId, 'clocks/D-EEV-10D-END', { end: at });
    expect(await sets('2099-12-20T12:00:00.000Z')).toBe('422 deadline-later');
    expect(await sets('2020-12-01T12:00:00.000Z')).toBe('422 deadline-past');
    expect(await sets('2099-12-01T12:00:00.000Z')).toBe('201');
    expect(await write(jurist, caseId, 'hold/clearance', { how: 'clearance' })).toBe('201');
    expect(await write(head, caseId, 'hold/ground', { scope: 'whole' })).toBe('201');
    expect(await write(jurist, caseId, 'hold/clearance', { how: 'clearance' })).toBe('403 hold-stopped');
  });

  it('asks opinions, follows referrals, stops for a court', async () => {
    const caseId = await desk.request();
    expect(await write(jurist, caseId, 'opinions', { body: 'SISSE', complete: true })).toBe('201');
    const opinion = (await fileOf(caseId)).state.opinions[0]?.id;
    expect(await write(jurist, caseId, `opinions/${opinion}/answer`, { opinion: 'applies' })).toBe('201');
    expect(await write(jurist, caseId, 'challenges', { kind: 'foreign_court', suspends: true })).toBe('201');
    expect(await write(jurist, caseId, 'preparations', { reason: undefined, action: 'refuse' })).toBe(
      '409 challenge-pending',
    );
    const challenge = (await fileOf(caseId)).state.challenges[0]?.id;
    expect(await write(head, caseId, `challenges/${challenge}/result`, { result: 'rejected' })).toBe('201');
    expect(await write(jurist, caseId, 'referral/answer', { answer: 'none' })).toBe('409 nothing-referred');
  });
});
