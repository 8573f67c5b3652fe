import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { type Answer, type Desk, startDesk } from '../../support/desk.js';

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

const codeOf = (answer: Answer) => answer.json<{ type?: string }>().type?.replace('/problems/', '');

test('the guidelines say what the rules say, in both languages, and nothing of the secret cell', async () => {
  const [fr, en] = await Promise.all(
    ['guidelines.html', 'guidelines.en.html'].map(
      async (path) => (await desk.visitor().send('GET', `/transparency/${path}`)).body,
    ),
  );
  expect(en).toContain('Refused, with the lawful route to follow');
  expect(fr).toContain('RGPD 48');
  expect(en).toContain('GDPR 48');
  for (const body of [fr, en]) expect(body).not.toMatch(/\bPolicy [a-zA-Z]/);
  const glossary = fr?.slice(fr.indexOf('Textes cités')) ?? '';
  expect(glossary).toMatch(/<th scope="row">RGPD<\/th><td><a href="https:\/\/eur-lex\.europa\.eu[^"]+">[^<]+<\/a>/);
  const shorts = [...glossary.matchAll(/<th scope="row">([^<]+)</g)].map(([, short = '']) => short);
  const citations = [...(fr ?? '').matchAll(/<ul class="plain">([\s\S]+?)<\/ul>/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<li>([^<]+)</g)].map(([, citation = '']) => citation),
  );
  expect(citations.length).toBeGreaterThan(100);
  expect(citations.filter((citation) => !shorts.some((short) => citation.startsWith(short)))).toEqual([]);
  const { rules } = desk.app.get(Catalogue).law;
  const secret = rules.filter(({ rule }) => rule.verdict === 'SECRET_CELL');
  expect(secret.length).toBeGreaterThan(0);
  for (const { rule } of secret) expect(fr).not.toContain(rule.title.fr);
});

test('a preview counts without making an edition', async () => {
  const auditor = await desk.personWith('auditor');
  const before = (await auditor.send('GET', '/api/reports')).json<{ reports: unknown[] }>().reports.length;
  const preview = await auditor.send('GET', `/api/reports/${period}/preview`);
  expect(preview.json()).toMatchObject({ report: period, figures: { totals: { requests: 0 } } });
  const after = (await auditor.send('GET', '/api/reports')).json<{ reports: unknown[] }>().reports.length;
  expect(after).toBe(before);
});

test('no other role makes a report, and none is read without a session', async () => {
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

test('anyone may ask for a closing receipt, and only the paper of a request is answered', async () => {
  const asked = (body: object) => desk.visitor().send('POST', '/transparency/closing-receipt', { body });
  expect(codeOf(await asked({ receipt: 'c2sp.org/tlog-proof@v1\nindex 0\n\nnothing\n' }))).toBe('receipt-foreign');
  expect((await asked({})).statusCode).toBe(422);
  expect((await asked({ receipt: 'x'.repeat(20_001) })).statusCode).toBe(422);
});

test('the verifier is served under a policy that names its one script', async () => {
  const verifier = await desk.visitor().send('GET', '/transparency/verify');
  expect(verifier.headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
});
