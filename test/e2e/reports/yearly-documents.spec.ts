import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { dayOf, instant } from '../../../src/domain/kernel/instant.js';
import { readCsv } from '../../../src/domain/report/csv.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import type { YearlyFiles } from '../../../src/reports/yearly/yearly.service.js';
import { type Answer, type Desk, type Member, startDesk } from '../../support/desk.js';

const path = '/api/yearly-documents';
let desk: Desk;
let head: Member;

beforeAll(async () => {
  desk = await startDesk([], {}, [ReportsModule, CasesModule]);
  head = await desk.personWith('head_of_legal');
});
afterAll(() => desk?.close());

const made = (body: object) => head.send('POST', path, { body });
interface Problem {
  readonly type: string;
  readonly detail: string;
}
const problemOf = (answer: Answer) => answer.json<Problem>();
const service = 'Nuage Étendu';

test.each(['e-evidence', 'p11a'])('the statistics of a year are one file of CSV: %s', async (kind) => {
  const answer = await made({ kind, year: 2025 });
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  const { files, left, provisional } = answer.json<YearlyFiles>();
  expect([files.map(({ name }) => name), left, provisional]).toEqual([[`${kind}-2025.csv`], [], false]);
  expect(readCsv(files[0]?.text ?? '').length).toBeGreaterThan(0);
});

test('the TERREG document prints what the operator states, and names the points that are left', async () => {
  const bare = (await made({ kind: 'terreg', year: 2025 })).json<YearlyFiles>();
  expect(bare.left).toContain('7(3)(a)');
  const statements = 'measures: Une équipe lit chaque signalement.\n';
  const stated = (await made({ kind: 'terreg', year: 2025, statements })).json<YearlyFiles>();
  expect(stated.left).not.toContain('7(3)(a)');
  expect(stated.files[0]?.text).toContain('Une équipe lit chaque signalement.');
});

test('the DSA document has eleven files named after the service, with the parts that are left', async () => {
  const order = { kind: 'dsa', year: 2025, service, previousOn: null };
  const { files, left } = (await made(order)).json<YearlyFiles>();
  expect(files).toHaveLength(11);
  expect(files[0]?.name).toBe('dsa-2025.nuage-etendu.1_summary.csv');
  expect(left).toContain('7');
  const statements = 'complaints: { submitted: 2 }\n';
  expect((await made({ ...order, statements })).json<YearlyFiles>().left).not.toContain('7');
});

test('a year that runs is provisional, and one that has not begun is refused', async () => {
  const today = dayOf(instant(new Date(await desk.fresh.now()).toISOString()));
  const year = Number(today.slice(0, 4));
  expect((await made({ kind: 'p11a', year })).json()).toMatchObject({ provisional: true });
  expect((await made({ kind: 'p11a', year: year + 1 })).json()).toMatchObject({ type: '/problems/year-not-begun' });
});

test.each([
  ['no YAML', 'a: [1', /Ce n’est pas du YAML/],
  ['an entry of no document', 'measures: []', /Entrée « measures »/],
  ['a text alone', 'bonjour', /Le fichier :/],
])('statements that cannot be read are refused with the entry that is wrong: %s', async (_, statements, words) => {
  const { type, detail } = problemOf(await made({ kind: 'terreg', year: 2025, statements }));
  expect([type, detail]).toEqual(['/problems/statements-unreadable', expect.stringMatching(words)]);
});

test('statements of the DSA document are refused with what is expected of the entry, in words', async () => {
  const order = { kind: 'dsa', year: 2025, service, previousOn: null, statements: 'complaints: rien' };
  const { detail } = problemOf(await made(order));
  expect(detail).toMatch(/Entrée « complaints »\s: .*attendu.*\.$/);
});

test('the example of the statements is accepted, lines and all, and leaves nothing to complete', async () => {
  const statements = readFileSync('templates/dsa/statements.example.yaml', 'utf8');
  const answer = await made({ kind: 'dsa', year: 2025, service, previousOn: null, statements });
  expect(answer.statusCode).toBe(200);
  const { files, left } = answer.json<YearlyFiles>();
  expect(left).toEqual([]);
  expect(files.find(({ name }) => name.includes('4_notices'))?.text).toMatch(/KEYWORD_PHISHING,,3,,12,,4\.5,/);
});

test('a service whose files would have no name is refused', async () => {
  const order = { kind: 'dsa', year: 2025, service: '云', previousOn: null };
  expect(problemOf(await made(order)).type).toBe('/problems/service-unnamed');
});

test.each(['jurist', 'dpo', 'auditor', 'executive'] as const)('no other role has exact numbers: %s', async (role) => {
  const other = await desk.personWith(role);
  expect((await other.send('POST', path, { body: { kind: 'p11a', year: 2025 } })).statusCode).toBe(403);
});
