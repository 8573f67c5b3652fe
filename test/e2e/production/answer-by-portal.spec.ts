// @stage slow
/** An answer that no mail can carry: its letter leaves alone, and the built portal hands out its sealed package by ranges. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesService } from '../../../src/cases/handle/cases.service.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { bareLaw } from '../../../src/domain/report/counted-law.js';
import { rowOf } from '../../../src/domain/report/fold-row.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { freePort } from '../../support/free-port.js';
import { SEAL } from '../../support/package-desk.js';
import { wordsOfPdf } from '../../support/pdf-words.js';
import { ANNOUNCE, PortalDesk } from '../../support/portal-desk.js';
import { outcome } from '../../support/production-desk.js';
import { greffe, type Served, serve } from '../../support/served.js';
import { upload } from '../../support/tus-client.js';

const SEND = 'correspondence.send_letter';
const CLOSE = 'cases.close';
const bytes = randomBytes(13 * 1_048_576);
const produce = [{ place: 0, answer: 'produce' as const }];
const nothingWritten = { paragraphs: [], questions: [], leftOut: [], grounds: null };

let portal: PortalDesk;
let folder: string;
let served: Served | undefined;
beforeAll(async () => {
  portal = await PortalDesk.open();
  folder = mkdtempSync(join(tmpdir(), 'greffe-by-portal-'));
  mkdirSync(join(folder, 'data'));
  symlinkSync(join(portal.desk.platform.settings.dataFolder, 'blobs'), join(folder, 'data/blobs'));
});
afterAll(async () => {
  await served?.kill('SIGKILL');
  await portal?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file of operations for the one target, scanned clean. */
async function handedIn(): Promise<{ caseId: string; uploadId: string }> {
  const { house } = portal.packages;
  const { caseId, orderId } = await house.ordered();
  const [target] = (await house.desk.state(caseId)).production?.[0]?.targets ?? [];
  const said = { target: target?.id ?? '', filename: 'messages.mbox', filetype: 'application/mbox' };
  await upload(house.operations, { address: house.address, orderId }, bytes, { said });
  const uploadId = (await house.desk.state(caseId)).production?.[0]?.files?.[0]?.id ?? '';
  await house.desk.give(caseId, { type: 'record_file_scan', orderId, uploadId, verdict: 'clean' });
  return { caseId, uploadId };
}

const given = (uploadId: string, byPortal: boolean) => ({
  ...{ action: 'disclose', attachments: [], uploads: [{ id: uploadId, target: 0 }], targets: produce, byPortal },
});
const asked = async (caseId: string, path: string, body: object) =>
  portal.packages.house.jurist.send('POST', `/api/cases/${caseId}/${path}`, { body });

/** Prepared, approved and released, each by another person. */
async function released(caseId: string, uploadId: string): Promise<CaseState> {
  const { desk } = portal;
  const body = { seen: (await desk.state(caseId)).seq, ...given(uploadId, true) };
  const prepared = await asked(caseId, 'preparations', body);
  expect([prepared.statusCode, prepared.body]).toEqual([201, expect.any(String)]);
  const { preparation } = await desk.state(caseId);
  const { id: preparationId = '', payload = '', requester } = preparation ?? {};
  const consent = { type: 'approve', role: 'head_of_legal', requester: requester ?? '' } as const;
  await desk.give(caseId, { ...consent, preparationId, payload }, desk.person('head_of_legal'));
  return desk.give(caseId, { type: 'release', preparationId, payload }, desk.person('jurist', 1));
}

describe('an answer of thirteen megabytes', () => {
  it('is refused to a mail by a sentence that names the portal, and its letter says where the files are', async () => {
    const { caseId, uploadId } = await handedIn();
    const seen = (await portal.desk.state(caseId)).seq;
    const mailed = await asked(caseId, 'preparations', { seen, ...given(uploadId, false) });
    expect(outcome(mailed)).toBe('produced-files-too-large-for-mail');
    expect(mailed.body).toMatch(/choisissez le portail|choose the portal/);
    const preview = async (byPortal: boolean, target = 0) =>
      (
        await asked(caseId, 'letter-preview', {
          ...given(uploadId, byPortal),
          ...{ uploads: byPortal ? [{ id: uploadId, target }] : [], writing: nothingWritten },
          ...(!byPortal && { attachments: [{ name: 'a.csv', sha256: 'a'.repeat(64), target: 0 }] }),
        })
      ).json<{ files: { base64: string }[] }>();
    const words = async (byPortal: boolean) =>
      wordsOfPdf(Buffer.from((await preview(byPortal)).files[0]?.base64 ?? '', 'base64'));
    const told = /ne sont pas jointes au courriel qui porte la présente/;
    expect(await words(true)).toMatch(told);
    expect(await words(true)).toContain('messages.mbox');
    expect(await words(false)).not.toMatch(told);
  }, 120_000);

  it('leaves as a letter alone, ends once its link was sent, is collected by ranges, and is counted from its table', async () => {
    const { desk, packages } = portal;
    const { caseId, uploadId } = await handedIn();
    await released(caseId, uploadId);
    await desk.runUntilDone(SEND, caseId);
    const mail = desk.relay.received.at(-1);
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/^answer-.*\.pdf$/)]);
    await desk.runUntilDone(CLOSE, caseId);
    await desk.runUntilDone(SEAL, caseId);
    const [sealed] = (await desk.state(caseId)).packages ?? [];
    const packageId = sealed?.id ?? '';
    expect((await desk.state(caseId)).status).toBe('open');
    const { jurist } = packages.house;
    const listed = await jurist.send('GET', '/api/cases');
    expect([listed.statusCode, listed.body]).toEqual([200, expect.stringContaining(caseId)]);
    const { cases } = listed.json<{ cases: { id: string; waits: string }[] }>();
    expect(cases.find(({ id }) => id === caseId)?.waits).toBe('collection');
    expect((await jurist.send('GET', '/api/tasks')).body).toContain('open_delivery');

    const id = await portal.make(caseId, packageId);
    await desk.runUntilDone(CLOSE, caseId);
    expect((await desk.state(caseId)).status).toBe('open');
    await desk.runUntilDone(ANNOUNCE, caseId);
    await desk.runUntilDone(CLOSE, caseId);
    expect(await desk.state(caseId)).toMatchObject({ status: 'closed', outcome: 'executed' });

    const { code } = (await portal.code(caseId, id)).json<{ code: string }>();
    const port = String(await freePort());
    const environment = {
      ...{ GREFFE_DATA: join(folder, 'data'), DATABASE_URL: desk.platform.fresh.urlOf('greffe_portal') },
      GREFFE_HTTP_PORT: port,
    };
    served = await serve(environment, ['--role', 'portal']);
    const body = new URLSearchParams({ code });
    const entered = await fetch(`${served.http}/d/${portal.link()}`, { method: 'POST', redirect: 'manual', body });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const part = async (range: string) => {
      const answer = await fetch(`${served?.http}/package/file`, { headers: { cookie, range } });
      expect(answer.status).toBe(206);
      return Buffer.from(await answer.arrayBuffer());
    };
    const whole = Buffer.concat([await part('bytes=0-5999999'), await part('bytes=6000000-')]);
    expect([whole.length, whole.includes(bytes.subarray(0, 4_096))]).toEqual([sealed?.size, true]);
    const file = join(folder, 'collected.asice');
    writeFileSync(file, whole);
    const [seal = '', root = ''] = ['seal.pem', 'root.pem'].map((name) => join(packages.folder, name));
    const verified = await greffe(['package', 'verify', file, '--json', '--certificate', seal, '--tsa-roots', root]);
    expect(JSON.parse(verified.output)).toMatchObject({
      ...{ verdict: 'holds', counts: { targets: 1, produced: 1, files: 1, bytes: bytes.length } },
    });

    const receipt = new URLSearchParams({ digest: sealed?.sha256 ?? '' });
    const stated = { method: 'POST', redirect: 'manual' as const, headers: { cookie }, body: receipt };
    expect((await fetch(`${served.http}/package/receipt`, stated)).status).toBe(303);
    await desk.runUntilDone('production.delivery_news', caseId);
    expect((await desk.state(caseId)).deliveries).toMatchObject([{ received: true, announced: true }]);
    const entries = await desk.database.transaction((tx) => desk.module.get(Ledger).read(tx, `case/${caseId}`));
    expect(rowOf(entries, bareLaw)).toMatchObject({ outcome: 'executed', accountsDisclosed: 1, accountsTargeted: 1 });
  }, 240_000);

  it('is recalled though its letter left, while nothing was given out: it is counted nowhere, and prepared again', async () => {
    const { desk } = portal;
    const { caseId, uploadId } = await handedIn();
    const { preparation } = await released(caseId, uploadId);
    await desk.runUntilDone(SEND, caseId);
    await desk.runUntilDone(SEAL, caseId);
    const body = { seen: (await desk.state(caseId)).seq, preparationId: preparation?.id, reason: 'Mauvais fichier.' };
    expect(outcome(await asked(caseId, 'recall', body))).toBe('done');
    const state = await desk.state(caseId);
    const packageId = state.packages?.[0]?.id;
    expect(outcome(await asked(caseId, 'deliveries', { seen: state.seq, packageId }))).toBe('nothing-to-deliver');
    const entries = await desk.database.transaction((tx) => desk.module.get(CasesService).entries(tx, caseId));
    expect(entries.at(-1)?.event.type).toBe('case.recalled');
    const again = await asked(caseId, 'preparations', {
      ...{ seen: (await desk.state(caseId)).seq, ...given(uploadId, true) },
    });
    expect(outcome(again)).toBe('done');
  }, 120_000);
});
