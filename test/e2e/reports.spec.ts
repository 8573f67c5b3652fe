import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { ReportsModule } from '../../src/reports/reports.module.js';
import { type Desk, startDesk } from '../support/desk.js';

const period = `${new Date().getUTCFullYear()}-Q1`;
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk([], {}, [ReportsModule]);
  desk.app.get(Sequencer).start();
});
afterAll(async () => {
  await desk.app.get(Sequencer).stop();
  await desk.close();
});

test('the head of legal has a report made, and those who may read it fetch its files', async () => {
  const head = await desk.personWith('head_of_legal');
  const made = await head.send('POST', '/api/reports', { body: { period } });
  expect(made.statusCode).toBe(201);
  expect(made.json()).toMatchObject({ period, edition: 1 });
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

test('no one else makes a report, and nobody reads one without a session', async () => {
  const jurist = await desk.personWith('jurist');
  expect((await jurist.send('POST', '/api/reports', { body: { period } })).statusCode).toBe(403);
  const analyst = await desk.personWith('analyst');
  expect((await analyst.send('GET', '/api/reports')).statusCode).toBe(403);
  expect((await desk.visitor().send('GET', '/api/reports')).statusCode).toBe(401);
});

test.each([
  [`/api/reports/${period}/9/rapport-${period}.json`, 404],
  [`/api/reports/${period}/1/..%2F..%2Fkeys%2Freport.pem`, 422],
  ['/api/reports/2026-Q9/1/rapport-2026-Q9.json', 422],
])('%s answers %d', async (path, status) => {
  const head = await desk.personWith('head_of_legal');
  expect((await head.send('GET', path)).statusCode).toBe(status);
});
