import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { type Desk, startDesk } from '../../support/desk.js';

const period = '2026-Q1';
const site = `/api/reports/${period}/1/site`;
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk([], {}, [ReportsModule, CasesModule]);
  desk.app.get(Sequencer).start();
  const head = await desk.personWith('head_of_legal');
  const made = await head.send('POST', '/api/reports', { body: { period } });
  if (made.statusCode !== 201) throw new Error(made.body);
  await desk.app.get(Sequencer).settle(5000);
});
afterAll(async () => {
  await desk.app.get(Sequencer).stop();
  await desk.close();
});

test('those who sign off see the public page as it would be with the edition, which the public does not', async () => {
  const officer = await desk.personWith('dpo');
  const page = await officer.send('GET', `${site}/index.html`);
  expect(page.body).toContain(`href="${period}/1/rapport-${period}.fr.pdf"`);
  expect((await officer.send('GET', `${site}/index.en.html`)).body).toContain('edition 1');
  expect((await officer.send('GET', `${site}/style.css`)).headers['content-type']).toBe('text/css; charset=utf-8');
  const open = await desk.visitor().send('GET', '/transparency/');
  expect(open.body).not.toContain(`rapport-${period}`);
  expect((await desk.visitor().send('GET', `/transparency/${period}/1/rapport-${period}.fr.pdf`)).statusCode).toBe(404);
});

test('a frame of the desk may show it, nothing runs in it, and its files are saved', async () => {
  const officer = await desk.personWith('dpo');
  const { headers } = await officer.send('GET', `${site}/index.html`);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'self'$/);
  expect([headers['x-frame-options'], headers['cache-control']]).toEqual(['SAMEORIGIN', 'no-store']);
  const name = `rapport-${period}.fr.pdf`;
  const pdf = await officer.send('GET', `${site}/${period}/1/${name}`);
  expect(pdf.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  expect((await officer.send('GET', `${site}/formats/README.md`)).statusCode).toBe(200);
  const web = await officer.send('GET', `${site}/${period}/1/rapport-${period}.fr.html`);
  expect(web.headers['content-security-policy']).toMatch(/style-src 'sha256-[^']+'; .*frame-ancestors 'self'$/);
});

test.each([
  ['of an edition that was never built', `/api/reports/${period}/9/site/index.html`, 404],
  ['that the site has not', `${site}/x.html`, 404],
  ['above the site', `${site}/..%2F..%2Fkeys`, 422],
])('no page is shown %s', async (_, path, status) => {
  expect((await (await desk.personWith('dpo')).send('GET', path)).statusCode).toBe(status);
});

test('a person who may not read reports sees no page of an edition that is not published', async () => {
  expect((await (await desk.personWith('analyst')).send('GET', `${site}/index.html`)).statusCode).toBe(403);
  expect((await desk.visitor().send('GET', `${site}/index.html`)).statusCode).toBe(401);
});
