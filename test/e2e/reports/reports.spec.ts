// @stage slow
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { z } from 'zod';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { readCsv } from '../../../src/domain/report/csv.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { ReportFiles } from '../../../src/reports/edition/report.files.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { ReportSeal } from '../../../src/reports/seal/report-seal.js';
import { SiteService } from '../../../src/reports/site/site.service.js';
import { readRevisions } from '../../../src/verifier/file/read-revisions.js';
import { embeddedFiles } from '../../../src/verifier/report/attachments.js';
import { contentsOfSeal } from '../../../src/verifier/report/signature.js';
import { type Answer, type Desk, startDesk, type Visitor } from '../../support/desk.js';
import { LONG_AFTER } from '../../support/sample-report.js';
import { styleHashOf } from '../../support/style-hash.js';

const period = '2026-Q1';
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk([], {}, [ReportsModule, CasesModule]);
  desk.app.get(Sequencer).start();
});
afterAll(async () => {
  await desk.app.get(Sequencer).stop();
  await desk.close();
});

test('the head of legal has a report made, and those who may read it fetch its files', async () => {
  const head = await desk.personWith('head_of_legal');
  const made = await head.send('POST', '/api/reports', { body: { period } });
  expect([made.statusCode, made.json()]).toMatchObject([201, { period, edition: 1 }]);
  await desk.app.get(Sequencer).settle(5000);

  const auditor = await desk.personWith('auditor');
  const listed = await auditor.send('GET', '/api/reports');
  expect(listed.json()).toEqual({ reports: [made.json()] });
  const pdf = await auditor.send('GET', `/api/reports/${period}/1/rapport-${period}.fr.pdf`);
  expect(pdf.statusCode).toBe(200);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.headers['content-disposition']).toBe(`attachment; filename="rapport-${period}.fr.pdf"`);
  expect(pdf.body.startsWith('%PDF-1.7')).toBe(true);
});

interface Edition {
  readonly edition: number;
  readonly digest: string;
  readonly state: string;
}
const codeOf = (answer: Answer) =>
  answer.json<{ type?: string }>().type?.replace('/problems/', '') ?? answer.statusCode;

test('two people sign off the very bytes that a third had built, and one of them publishes', async () => {
  const head = await desk.personWith('head_of_legal');
  const [executive, officer] = [await desk.personWith('executive'), await desk.personWith('dpo')];
  const { edition, digest } = (await head.send('POST', '/api/reports', { body: { period } })).json<Edition>();
  const sent = (person: Visitor, act: 'sign-off' | 'publication', of = digest) =>
    person.send('POST', `/api/reports/${period}/${edition}/${act}`, { body: { digest: of } });

  expect(codeOf(await sent(officer, 'sign-off', 'e'.repeat(64)))).toBe('report-changed');
  expect(codeOf(await sent(executive, 'publication'))).toBe('report-not-signed-off');
  expect(codeOf(await sent(head, 'sign-off'))).toBe('report-signer-built');
  const first = (await sent(executive, 'sign-off')).json();
  expect(first).toMatchObject({ state: 'built', signOffs: [{ by: executive.id }] });
  expect(codeOf(await sent(executive, 'sign-off'))).toBe('report-already-signed-off');
  expect(codeOf(await sent(executive, 'publication'))).toBe('report-not-signed-off');
  expect((await sent(officer, 'sign-off')).json()).toMatchObject({ state: 'signed_off' });
  expect(codeOf(await sent(head, 'publication'))).toBe('report-publisher-built');
  expect(codeOf(await sent(officer, 'publication'))).toBe('not-permitted');
  expect((await sent(executive, 'publication')).json()).toMatchObject({
    state: 'published',
    published: { by: executive.id },
  });
  expect(codeOf(await sent(executive, 'sign-off'))).toBe('report-already-published');
  const rows = await desk.database.query('select type, actor from entry where stream = $1 order by seq', [
    `reports/${period}`,
  ]);
  expect(rows).toEqual([
    { type: 'report.built', actor: expect.any(String) },
    { type: 'report.built', actor: head.id },
    { type: 'report.signed_off', actor: executive.id },
    { type: 'report.signed_off', actor: officer.id },
    { type: 'report.published', actor: executive.id },
  ]);
});

const reason = { fr: 'Un dossier avait été mal qualifié.', en: 'A case had been classified wrongly.' };

test('a published quarter is corrected with a reason alone, told in an erratum that two people sign off too', async () => {
  const head = await desk.personWith('head_of_legal');
  expect(codeOf(await head.send('POST', '/api/reports', { body: { period } }))).toBe('report-needs-reason');
  const made = await head.send('POST', '/api/reports', { body: { period, reason } });
  expect(Object.keys(made.json<{ files: object }>().files)).toContain(`erratum-${period}.fr.pdf`);
  const { edition } = made.json<Edition>();
  const found = await head.send('GET', `/api/reports/${period}/${edition}/erratum-${period}.en.pdf/verification`);
  expect(found.json()).toMatchObject({ holds: true, level: 'B-LTA' });
  const work = await desk.database.query("select payload from outbox where topic = 'reports.renew'");
  expect(work).toEqual([{ payload: { period, edition: 2 } }]);
});

test('the database refuses what the application should have refused', async () => {
  const ledger = desk.app.get(Ledger);
  const [first, second] = [await desk.personWith('head_of_legal'), await desk.personWith('head_of_legal')];
  const [executive, jurist] = [await desk.personWith('executive'), await desk.personWith('jurist')];
  const [officer, officersSecond] = [await desk.personWith('dpo'), await desk.personWith('dpo')];
  const made = await first.send('POST', '/api/reports', { body: { period, reason } });
  const { edition, digest } = made.json<Edition>();
  const write = (type: string, actor: string, of = digest) =>
    desk.database.transaction((tx) =>
      ledger.record(tx, `reports/${period}`, [{ type, class: 'report', actor, data: { edition, digest: of } }]),
    );
  const [signedOff, published] = ['report.signed_off', 'report.published'];
  await expect(write(signedOff, first.id, 'e'.repeat(64))).rejects.toThrow(/has these bytes/);
  await expect(write(signedOff, jurist.id)).rejects.toThrow(/under a role that may/);
  await expect(write(signedOff, 'command-line')).rejects.toThrow(/writes no entry/);
  await expect(write(published, executive.id)).rejects.toThrow(/Two people must sign off, and 0 did/);
  await expect(write(signedOff, first.id)).rejects.toThrow(/neither signs it off nor publishes it/);
  await write(signedOff, officer.id);
  await expect(write(signedOff, officer.id)).rejects.toThrow(/signs off once/);
  const same = 'insert into same_person (account, person) values ($1, $2), ($3, $4)';
  await desk.fresh.asOwner(same, [second.id, first.id, officersSecond.id, officer.id]);
  await expect(write(signedOff, officersSecond.id)).rejects.toThrow(/under any account/);
  await expect(write(signedOff, second.id)).rejects.toThrow(/neither signs it off nor publishes it/);
  await expect(write(published, executive.id)).rejects.toThrow(/and 1 did/);
  await write(signedOff, executive.id);
  for (const { id } of [first, second]) {
    await expect(write(published, id)).rejects.toThrow(/neither signs it off nor publishes it/);
  }
  await write(published, executive.id);
  await expect(write(published, executive.id)).rejects.toThrow(/is published/);
});

test('what no longer verifies is not published', async () => {
  const [head, executive] = [await desk.personWith('head_of_legal'), await desk.personWith('executive')];
  const officer = await desk.personWith('dpo');
  const made = await head.send('POST', '/api/reports', { body: { period, reason } });
  const { edition, digest } = made.json<Edition>();
  const address = `/api/reports/${period}/${edition}`;
  for (const person of [officer, executive]) await person.send('POST', `${address}/sign-off`, { body: { digest } });
  const files = desk.app.get(ReportFiles);
  const name = `rapport-${period}.en.pdf`;
  const bytes = await files.read(period, edition, name);
  await files.write(period, edition, name, Buffer.from('%PDF-1.7'));
  expect(codeOf(await executive.send('POST', `${address}/publication`, { body: { digest } }))).toBe('report-altered');
  await files.write(period, edition, name, bytes ?? Buffer.of());
  const seal = desk.app.get(ReportSeal);
  const sealing = await seal.sealing();
  const spied = jest.spyOn(seal, 'trust').mockResolvedValue({ trusted: '', now: LONG_AFTER });
  expect(codeOf(await executive.send('POST', `${address}/publication`, { body: { digest } }))).toBe(
    'report-below-level',
  );
  spied.mockRestore();
  expect(sealing.level).toBe('B-LTA');
});

test('anyone reads what is published, and nothing else', async () => {
  const visitor = desk.visitor();
  const get = (path: string) => visitor.send('GET', `/transparency/${path}`);
  const moved = { statusCode: 308, headers: { location: '/transparency/' } };
  expect(await visitor.send('GET', '/transparency')).toMatchObject(moved);
  const front = await get('');
  expect(front.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(front.headers['content-security-policy']).toContain("default-src 'none'");
  expect(front.body).toMatch(/<strong>0<\/strong> demande d’un État tiers exécutée hors d’un accord international/);
  expect(front.body.match(/Corrigée par l’édition 4, publiée le /g)).toHaveLength(1);
  const published = (await (await desk.personWith('auditor')).send('GET', '/api/reports')).json<{
    reports: Edition[];
  }>();
  const states = Object.fromEntries(published.reports.map(({ edition, state }) => [edition, state]));
  expect(new Set(Object.values(states))).toEqual(new Set(['built', 'signed_off', 'published']));
  for (const [edition, state] of Object.entries(states)) {
    const folder = `${period}/${edition}`;
    for (const name of [`rapport-${period}.fr.pdf`, `rapport-${period}.json`, `rapport-${period}.csv`, 'SHA256SUMS']) {
      expect((await get(`${folder}/${name}`)).statusCode).toBe(state === 'published' ? 200 : 404);
    }
    expect(front.body.includes(`href="${folder}/SHA256SUMS"`)).toBe(state === 'published');
    if (state !== 'published') continue;
    const [paper, data] = ['fr.pdf', 'json'].map((end) => front.body.indexOf(`${folder}/rapport-${period}.${end}`));
    expect(paper).toBeLessThan(data ?? 0);
    const page = await get(`${folder}/rapport-${period}.fr.html`);
    expect(page.headers['content-security-policy']).toContain(`style-src ${styleHashOf(page.body)};`);
  }
  for (const path of ['../api/reports', `${period}/2/../../../keys/report.pem`, '%2e%2e/keys/report.pem', 'x.html']) {
    expect((await get(path)).statusCode).toBe(404);
  }
});

test('the feed of what is published is JSON Feed', async () => {
  const feed = (await desk.visitor().send('GET', '/transparency/feed.json')).json<{
    version: string;
    items: object[];
  }>();
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  expect(feed.items[0]).toMatchObject({ url: expect.stringMatching(/^\d{4}-Q1\/\d+\/rapport-.+\.fr\.pdf$/) });
});

const Column = z.object({ name: z.string(), datatype: z.object({ format: z.string().optional() }) });
const Table = z.object({ tableSchema: z.object({ columns: z.array(Column) }) });

test('what is published and embedded is of the schemas that are published beside it', async () => {
  const site = desk.app.get(SiteService);
  const get = async (path: string) => (await site.file(path))?.bytes ?? Buffer.of();
  const schema = z.fromJSONSchema(JSON.parse((await get('manifest.schema.json')).toString('utf8')));
  const paths = await site.paths();
  const report = paths.find((path) => /^\d{4}-Q\d\/\d+\/rapport-.*\.fr\.pdf$/.test(path)) ?? '';
  const files = embeddedFiles(readRevisions(await get(report), contentsOfSeal).base);
  const [json, csv] = ['.json', '.csv'].map((end) => [...files].find(([name]) => name.endsWith(end))?.[1]);
  const manifest: unknown = JSON.parse(json?.toString('utf8') ?? '');
  expect(schema.safeParse(manifest).success).toBe(true);
  expect(schema.safeParse({ ...(manifest as object), edition: 0 }).success).toBe(false);
  expect(schema.safeParse({ ...(manifest as object), typed: 1 }).success).toBe(false);

  const { columns } = Table.parse(JSON.parse((await get('table.schema.json')).toString('utf8'))).tableSchema;
  const [head, ...lines] = readCsv(csv?.toString('utf8') ?? '');
  expect(head).toEqual(columns.map(({ name }) => name));
  expect(lines.length).toBeGreaterThan(60);
  const [period, figure] = columns.map(({ datatype }) => new RegExp(datatype.format ?? ''));
  for (const line of lines) {
    expect(line).toEqual([
      expect.stringMatching(period ?? /^$/),
      expect.stringMatching(figure ?? /^$/),
      expect.anything(),
    ]);
    expect(Number(line[2])).toBeGreaterThanOrEqual(0);
  }
  expect(new Set(lines.map(([of, name]) => `${of} ${name}`)).size).toBe(lines.length);
  expect(csv).toEqual(await get(report.replace('.fr.pdf', '.csv')));
});

test('every address of the site answers, and every link of its pages leads to one', async () => {
  const site = desk.app.get(SiteService);
  const paths = await site.paths();
  const pages = paths.filter((path) => /\.(html|xml)$/.test(path) && path !== 'verify.html');
  /** Where the texts of law themselves are published: the only addresses that lead elsewhere. */
  const published = new Set(Object.values(desk.app.get(Catalogue).law.texts).map(({ url }) => url));
  for (const path of paths) expect((await desk.visitor().send('GET', `/transparency/${path}`)).statusCode).toBe(200);
  for (const path of pages) {
    const body = (await site.file(path))?.bytes.toString('utf8') ?? '';
    const links = [...body.matchAll(/href="([^"#][^"]*)"/g)].map(([, link = '']) => link);
    const leads = (link: string) => paths.includes(join(dirname(path), link));
    expect(links.filter((link) => !leads(link) && !published.has(link.replaceAll('&amp;', '&')))).toEqual([]);
    expect(body).not.toMatch(/<script|style="/);
  }
});
