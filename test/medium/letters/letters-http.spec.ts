// @stage redis slow
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CasesModule } from '../../../src/cases/cases.module.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { PeopleModule } from '../../../src/identity/people/people.module.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { HttpModule } from '../../../src/platform/http/http.module.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { answersOf } from '../../support/target-table.js';
import { admitted, refused, requisition } from '../../support/written-request.js';

class RootOfTest {}

let app: NestFastifyApplication;
let desk: LetterDesk;

beforeAll(async () => {
  desk = await LetterDesk.open({ relay: true }, async ({ platform }) => {
    const imports = [platform, HttpModule, PeopleModule, CasesModule, LettersModule];
    app = await createHttpApp({ module: RootOfTest, imports }, { trustedProxies: [] }, false);
    await app.listen(0, '127.0.0.1');
    return app;
  });
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

const visitor = (role: Role): Promise<Visitor> =>
  signedIn(desk.platform.fresh, (app.getHttpServer().address() as AddressInfo).port, [role]);

describe('the letters of a case over HTTP', () => {
  it('are prepared with what is handed in, listed, and saved as they leave', async () => {
    const caseId = await desk.request({ facts: requisition, classification: admitted, language: 'fr' });
    const { seq } = await desk.state(caseId);
    const jurist = await visitor('jurist');
    const attachments = [{ name: 'export abonné.csv', contentType: 'text/csv', base64: 'YTtiCg==', target: 'all' }];
    const body = { seen: seq, action: 'disclose', attachments, targets: answersOf(1, 1) };
    const prepared = await jurist.send('POST', `/api/cases/${caseId}/preparations`, { body });
    expect([prepared.statusCode, prepared.json()]).toEqual([201, { seq: seq + 1, status: 'open', step: 'approval' }]);

    const listed = await jurist.send('GET', `/api/cases/${caseId}/letters`);
    const [letter] = listed.json<{ letters: { id: string }[] }>().letters;
    expect(letter).toMatchObject({
      kind: 'answer',
      template: 'answer.v3',
      recipient: 'clerk@justice.fr',
      delivery: 'waiting',
      files: [{ contentType: 'application/pdf' }, { name: 'export abonné.csv' }],
    });

    const pdf = await jurist.send('GET', `/api/cases/${caseId}/letters/${letter?.id}`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''answer-GRF-/);
    expect(pdf.headers['cache-control']).toBe('no-store');
    expect(pdf.body.slice(0, 8)).toBe('%PDF-1.7');

    const file = await jurist.send('GET', `/api/cases/${caseId}/letters/${letter?.id}/files/1`);
    expect(file.headers['content-disposition']).toBe("attachment; filename*=UTF-8''export%20abonn%C3%A9.csv");
    expect(file.body).toBe('a;b\n');
  });

  it('give a notice that is owed, and none to the customer while silence stands', async () => {
    const classification = { ...admitted, notices: ['N_CUST' as const, 'N_PARQ' as const, 'N_EXE' as const] };
    const caseId = await desk.request({ facts: requisition, classification, language: 'fr' });
    const jurist = await visitor('jurist');
    const drawn = (notice: string) => jurist.send('GET', `/api/cases/${caseId}/notices/${notice}/letter`);
    const letter = await drawn('N_PARQ');
    expect(letter.headers['content-disposition']).toMatch(/''prosecutor_notice-GRF-/);
    expect(letter.body.slice(0, 8)).toBe('%PDF-1.7');
    expect((await drawn('N_CUST')).statusCode).toBe(200);
    const [noteId, until] = [randomUUID(), null];
    await desk.give(caseId, { type: 'set_gag', gag: 'G_JUD', until, noteId }, desk.person('jurist'));
    expect((await drawn('N_CUST')).json()).toMatchObject({ type: '/problems/notice-not-owed' });
    for (const notice of ['N_ANSSI', 'N_EXE']) expect((await drawn(notice)).statusCode).toBe(404);
  });

  it('answer target by target, and keep the names out of the log', async () => {
    const caseId = await desk.request({ facts: requisition, classification: admitted, language: 'fr' });
    const jurist = await visitor('jurist');
    const path = `/api/cases/${caseId}/preparations`;
    const file = (name: string, target: number | 'all') =>
      ({ name, contentType: 'text/csv', base64: 'YTtiCg==', target }) as const;
    const name = 'added@target.example';
    const reason = 'Nommé dans l’annexe';
    const period = { from: '2026-01-01', to: '2026-01-31' };
    const part = { place: null, name, reason, answer: 'part', categories: ['SUB'], ...period };
    const send = async (targets: object[], ...attachments: object[]) => {
      const { seq } = await desk.state(caseId);
      return jurist.send('POST', path, { body: { seen: seq, action: 'disclose', targets, attachments } });
    };
    const withheld = { place: 0, answer: 'withhold', ground: 'G-PRIV' };
    expect((await send([withheld, part], file('un.csv', 1))).statusCode).toBe(201);

    const { preparation } = await desk.state(caseId);
    expect(preparation).toMatchObject({
      accountsDisclosed: 1,
      disclosure: {
        targets: [
          { place: 0, answer: 'withhold', ground: 'G-PRIV', files: [] },
          { place: null, answer: 'part', categories: ['SUB'], period: true, files: [1] },
        ],
        shared: [],
      },
    });
    const named = await jurist.send('GET', `${path}/${preparation?.id}/targets`);
    expect(named.json<{ targets: object[] }>().targets).toMatchObject([
      { name: 'canary@target.example', kind: 'email', from: null, reason: null },
      { name, kind: null, ...period, reason },
    ]);
    await desk.platform.fresh.asOwner('alter table case_secret disable trigger user');
    await desk.platform.fresh.asOwner(`delete from case_secret where case_id = $1 and kind = 'targets'`, [caseId]);
    await desk.platform.fresh.asOwner('alter table case_secret enable trigger user');
    const lost = await jurist.send('GET', `${path}/${preparation?.id}/targets`);
    expect(lost.json()).toMatchObject({ type: '/problems/names-changed' });
    const rows = await desk.platform.fresh.asOwner('select data::text from entry');
    expect(JSON.stringify(rows)).toContain('G-PRIV');
    for (const secret of [name, 'canary@target', period.from, reason])
      expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('are refused with a sentence at the row that is wrong', async () => {
    const caseId = await desk.request({ facts: requisition, classification: admitted, language: 'fr' });
    const { seq } = await desk.state(caseId);
    const jurist = await visitor('jurist');
    const file = { name: 'un.csv', contentType: 'text/csv', base64: 'YTtiCg==' };
    const produce = { place: 0, answer: 'produce' };
    const other = { place: null, name: 'b@target.example', reason: 'Annexe', answer: 'no_data' };
    const refused = async (targets: object[], ...attachments: object[]) => {
      const body = { seen: seq, action: 'disclose', targets, attachments };
      const answer = (await jurist.send('POST', `/api/cases/${caseId}/preparations`, { body })).json<{
        type: string;
        errors?: { pointer: string }[];
      }>();
      return [answer.type.replace('/problems/', ''), answer.errors?.[0]?.pointer];
    };
    const all = { ...file, target: 'all' };
    expect(await refused([produce])).toEqual(['attachment-missing', '#/targets/0']);
    expect(await refused([], all)).toEqual(['targets-unanswered', '#/targets']);
    expect(await refused([produce, other], all, { ...file, target: 1 })).toEqual(['file-of-nothing', '#/targets/1']);
    expect(await refused([produce], file)).toEqual(['file-without-target', '#/attachments']);
    expect(await refused([produce], { ...file, target: 4 })).toEqual(['file-without-target', '#/attachments']);
    expect(await refused([produce, { ...other, name: undefined }], all)).toEqual(['target-unnamed', '#/targets/1']);
    expect(await refused([{ ...produce, name: 'x' }], all)).toEqual(['target-unnamed', '#/targets/0']);
    expect(await refused([produce, { ...other, reason: undefined }], all)).toEqual([
      'target-unexplained',
      '#/targets/1',
    ]);
    expect(
      await refused(
        [
          { place: 0, answer: 'struck' },
          { ...other, answer: 'produce' },
        ],
        all,
      ),
    ).toEqual(['target-unexplained', '#/targets/0']);
    expect(await refused([produce, { ...other, name: 'CANARY@target.example' }], all)).toEqual([
      'target-twice',
      '#/targets/1',
    ]);
    const part = { place: 0, answer: 'part', categories: ['SUB'] };
    expect(await refused([{ ...part, from: '2026-02-01', to: '2026-01-01' }], all)).toEqual([
      'period-backwards',
      '#/targets/0',
    ]);
    expect(await refused([{ ...part, categories: ['CON'] }], all)).toEqual(['category-not-asked', '#/targets/0']);
    expect((await desk.state(caseId)).preparation).toBeNull();
  });

  it('enclose ten megabytes of data', async () => {
    const caseId = await desk.request({ facts: requisition, classification: admitted, language: 'fr' });
    const base64 = Buffer.alloc(10 * 1_048_576).toString('base64');
    const attachments = [{ name: 'export.bin', contentType: 'application/octet-stream', base64, target: 'all' }];
    const { seq } = await desk.state(caseId);
    const body = { seen: seq, action: 'disclose', attachments, targets: answersOf(1, 1) };
    const answer = await (await visitor('jurist')).send('POST', `/api/cases/${caseId}/preparations`, { body });
    expect(answer.statusCode).toBe(201);
  });

  it('carry a file with a refusal too: it is in the mail to the requester', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    const form = enclosureOf('formulaire signé.pdf', 'application/pdf', Buffer.from('%PDF-1.7 form'));
    await desk.decide(caseId, 'refuse', [form]);
    await desk.runUntilDone('correspondence.send_letter', caseId);
    const files = desk.relay.received
      .at(-1)
      ?.attachments.map(({ filename, content }) => [filename, content.toString()]);
    expect(files).toContainEqual(['formulaire signé.pdf', '%PDF-1.7 form']);
  });

  it('of another case are not found there', async () => {
    const [one, other] = [await desk.request(), await desk.request()];
    await desk.draft(one, 'refuse');
    const [letter] = (await desk.state(one)).preparation?.letters ?? [];
    const jurist = await visitor('jurist');
    const answer = await jurist.send('GET', `/api/cases/${other}/letters/${letter?.id}`);
    expect([answer.statusCode, answer.json().type]).toEqual([404, expect.stringContaining('letter-unknown')]);
  });

  it.each([
    ['analyst', 403],
    ['administrator', 403],
    ['jurist', 201],
  ] as const)('are prepared by the role %s: %i', async (role, status) => {
    const caseId = await desk.request();
    const body = { seen: (await desk.state(caseId)).seq, action: 'refuse' };
    const answer = await (await visitor(role)).send('POST', `/api/cases/${caseId}/preparations`, { body });
    expect(answer.statusCode).toBe(status);
  });

  it.each(['../../etc/passwd', 'a\r\nb.csv', 'x"y.csv', ''])('refuse a file called %j', async (name) => {
    const caseId = await desk.request();
    const attachments = [{ name, contentType: 'text/csv', base64: '' }];
    const body = { seen: 1, action: 'refuse', attachments };
    const answer = await (await visitor('jurist')).send('POST', `/api/cases/${caseId}/preparations`, { body });
    expect(answer.statusCode).toBe(422);
  });

  it('are read by no administrator', async () => {
    const administrator = await visitor('administrator');
    const answer = await administrator.send('GET', `/api/cases/${await desk.request()}/letters`);
    expect(answer.statusCode).toBe(403);
  });
});
