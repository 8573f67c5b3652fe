import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../../src/application/app.module.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { IntakeService } from '../../../src/intake/intake.service.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { usWarrant } from '../../support/written-request.js';

/** The whole application over HTTP, each person under their own session. */
describe('cases over HTTP', () => {
  let app: NestFastifyApplication;
  let desk: LetterDesk;

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: true }, async ({ settings, fresh }) => {
      app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    });
  });
  afterAll(async () => {
    await app?.close();
    await desk?.close();
  });

  const personWith = (role: Role) =>
    signedIn(desk.platform.fresh, (app.getHttpServer().address() as AddressInfo).port, [role]);

  interface CaseFile {
    state: { seq: number; facts: { issuerCountry: string }; confirmed: string[]; classification: unknown };
    moves: { command: string; closed: { code: string; sentence: { fr: string } } | null }[];
    history: { type: string; actor: string; data: Record<string, unknown> }[];
    particulars: { targets: unknown[] } | 'erased';
    owed: string[];
    questions: { code: string; fr: string; en: string }[];
  }
  const fileOf = async (visitor: Visitor, caseId: string): Promise<CaseFile> =>
    (await visitor.send('GET', `/api/cases/${caseId}`)).json<CaseFile>();

  it('shows a case with its history, its particulars and its moves, the closed ones with their reason', async () => {
    const caseId = await desk.request();
    const shown = await fileOf(await personWith('jurist'), caseId);
    expect(shown.history.map(({ type }) => type)).toEqual(['case.opened', 'case.read', 'case.classified']);
    expect(shown.particulars).toMatchObject({ caseReference: '24-mj-00731' });
    const open = shown.moves.filter(({ closed }) => closed === null).map(({ command }) => command);
    const decisions = ['join', 'confirm_fact', 'confirm_address', 'choose_recipient', 'classify', 'assign', 'prepare'];
    const recorded = ['note', 'record_call_back', 'record_start', 'set_gag', 'record_notice', 'ask_opinion'];
    expect(open).toEqual([...decisions, ...recorded, 'challenge', 'record_origin']);
    const release = shown.moves.find(({ command }) => command === 'release');
    expect(release?.closed?.sentence.fr).toBe('Action indisponible à ce stade.');
    expect(shown.moves.find(({ command }) => command === 'withdraw')?.closed?.code).toBe('notices-owed');
    expect(shown.questions).toEqual([
      {
        code: 'Q-LOI68-PERSONAL',
        fr: 'Des données purement personnelles sont-elles « techniques » au sens de la loi 68-678 ? Le SISSE est averti par défaut.',
        en: 'Whether purely personal data are "technical" under loi 68-678: SISSE is informed by default.',
      },
    ]);
  });

  it('corrects a fact once, tells the second writer to look again, and asks the rules again', async () => {
    const caseId = await desk.request();
    const jurist = await personWith('jurist');
    const { seq: seen } = (await fileOf(jurist, caseId)).state;
    const body = { seen, confirmed: { fact: 'issuerCountry', value: 'CN' } };
    const first = await jurist.send('POST', `/api/cases/${caseId}/facts`, { body });
    expect(first.statusCode).toBe(201);
    const second = await jurist.send('POST', `/api/cases/${caseId}/facts`, { body });
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ type: '/problems/look-again' });
    expect((await fileOf(jurist, caseId)).state.classification).toBeNull();
    await desk.run('classification.classify');
    expect((await fileOf(jurist, caseId)).state).toMatchObject({
      facts: { issuerCountry: 'CN' },
      confirmed: ['issuerCountry'],
      classification: { row: 'U17', verdict: 'REFUSE' },
    });
  });

  it('refuses a fact in other words than the vocabulary, and says what is expected', async () => {
    const caseId = await desk.request();
    const jurist = await personWith('jurist');
    for (const confirmed of [
      { fact: 'issuerZone', value: 'EUROPE' },
      { fact: 'verdict', value: 'ADMIT' },
      { fact: 'origin_established', value: 'yes' },
    ]) {
      const answer = await jurist.send('POST', `/api/cases/${caseId}/facts`, { body: { seen: 3, confirmed } });
      expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([422, '/problems/invalid-data']);
    }
  });

  it('asks the rules again on demand, and the answer is theirs, whatever the person would like', async () => {
    const caseId = await desk.request({ facts: { ...usWarrant, issuerCountry: 'RU' } });
    const jurist = await personWith('jurist');
    const { seq: seen } = (await fileOf(jurist, caseId)).state;
    const wished = await jurist.send('POST', `/api/cases/${caseId}/classification`, {
      body: { seen, verdict: 'ADMIT' },
    });
    expect(wished.statusCode).toBe(422);
    const asked = await jurist.send('POST', `/api/cases/${caseId}/classification`, { body: { seen } });
    expect(asked.statusCode).toBe(201);
    expect((await fileOf(jurist, caseId)).state.classification).toMatchObject({ row: 'U18', verdict: 'REFUSE' });
  });

  it('assigns, notes and withdraws; a closed case decides nothing more', async () => {
    const caseId = await desk.request();
    const jurist = await personWith('jurist');
    const write = async (path: string, body: object) => {
      const { seq: seen } = (await fileOf(jurist, caseId)).state;
      return (await jurist.send('POST', `/api/cases/${caseId}/${path}`, { body: { seen, ...body } })).statusCode;
    };
    const { owed } = await fileOf(jurist, caseId);
    for (const notice of owed) expect(await write('notices', { notice, told: true, reason: 'Averti.' })).toBe(201);
    expect(await write('assignment', { to: jurist.id })).toBe(201);
    expect(await write('notes', { text: 'Rappelé le standard.' })).toBe(201);
    expect(await write('withdrawal', { text: 'Retirée par son auteur.' })).toBe(201);
    expect(await write('notes', { text: 'trop tard' })).toBe(409);
    const { notes } = (await jurist.send('GET', `/api/cases/${caseId}/notes`)).json<{
      notes: { id: string; text: string }[];
    }>();
    expect(notes.slice(-2).map(({ text }) => text)).toEqual(['Rappelé le standard.', 'Retirée par son auteur.']);
    const { history } = await fileOf(jurist, caseId);
    const named = history.flatMap(({ data }) => (typeof data.noteId === 'string' ? [data.noteId] : []));
    expect(notes.map(({ id }) => id)).toEqual(named);
  });

  it('lists what waits for each person, and nothing for the administrator', async () => {
    await desk.request();
    const tasks = (await (await personWith('jurist')).send('GET', '/api/tasks')).json<{ tasks: unknown[] }>().tasks;
    expect(tasks.length).toBeGreaterThan(0);
    const administrator = await personWith('administrator');
    for (const path of ['/api/tasks', '/api/cases', '/api/messages']) {
      expect((await administrator.send('GET', path)).statusCode).toBe(403);
    }
  });

  it('hands out the original only to who may read it, records the opening first, and finds a changed byte', async () => {
    const raw = Buffer.from('From: a@b.example\r\nSubject: x\r\n\r\nle texte\r\n');
    const received = await app
      .get(IntakeService)
      .receive({ door: 'command_line', source: Readable.from([raw]), identity: null, envelope: null });
    const { messageId } = valueOrFail(received);
    const jurist = await personWith('jurist');
    const original = await jurist.send('GET', `/api/messages/${messageId}/original`);
    expect([original.statusCode, original.body]).toEqual([200, raw.toString()]);
    expect(original.headers['content-disposition']).toMatch(/^attachment/);
    const entries = await desk.platform.fresh.asOwner<{ data: unknown }>(
      `select data from entry where stream = $1 and type = 'access.document_opened'`,
      [`access/${jurist.id}`],
    );
    expect(entries).toEqual([{ data: { document: 'message', id: messageId } }]);
    expect((await (await personWith('executive')).send('GET', `/api/messages/${messageId}/original`)).statusCode).toBe(
      403,
    );
    await desk.platform.fresh.asOwner(`update raw_message set sha256 = $2 where id = $1`, [messageId, 'f'.repeat(64)]);
    const changed = await jurist.send('GET', `/api/messages/${messageId}/original`);
    expect([changed.statusCode, changed.json().type]).toEqual([503, expect.stringContaining('stored-file-damaged')]);
  });

  it('assigns a case with a note, and many at once to a user who reads cases, but approves nothing this way', async () => {
    const [jurist, colleague] = [await personWith('jurist'), await personWith('jurist')];
    const [one, other, closed] = [await desk.request(), await desk.request(), await desk.request()];
    await desk.withdraw(closed);
    const seenOf = async (id: string) => ({ id, seen: (await desk.state(id)).seq });
    const word = { to: colleague.id, word: 'Rappeler le greffe mardi.' };
    const handed = await jurist.send('POST', `/api/cases/${one}/assignment`, {
      body: { ...word, seen: (await seenOf(one)).seen },
    });
    expect(handed.statusCode).toBe(201);
    const { notes } = (await colleague.send('GET', `/api/cases/${one}/notes`)).json<{
      notes: { id: string; text: string }[];
    }>();
    expect((await fileOf(colleague, one)).history.at(-1)?.data).toEqual({ to: colleague.id, noteId: notes[0]?.id });
    expect(notes[0]?.text).toBe('Rappeler le greffe mardi.');
    const cases = [await seenOf(one), { ...(await seenOf(other)), seen: 1 }, await seenOf(closed)];
    const many = (to: string) => jurist.send('POST', '/api/case-assignments', { body: { to, cases } });
    expect((await many(jurist.id)).json()).toMatchObject({
      assigned: [one],
      refused: [
        { id: other, code: 'look-again' },
        { id: closed, code: 'case-closed' },
      ],
    });
    expect((await desk.state(one)).assignee).toBe(jurist.id);
    const { id: administrator } = await personWith('administrator');
    const refused = (await many(administrator)).json<{ assigned: string[]; refused: { code: string }[] }>();
    expect([refused.assigned, new Set(refused.refused.map(({ code }) => code))]).toEqual([
      [],
      new Set(['cannot-carry-on']),
    ]);
  });
});
