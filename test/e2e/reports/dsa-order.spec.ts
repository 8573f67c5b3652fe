/** The DSA reports of a year, ordered over HTTP with the edition that publishes them. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { dayOf, instant } from '../../../src/domain/kernel/instant.js';
import { readCsv } from '../../../src/domain/report/csv.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import type { ReportEdition } from '../../../src/reports/edition/report.event.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { type Desk, type Member, startDesk } from '../../support/desk.js';

const year = 2025;
const period = `${year}-Q4`;
const example = readFileSync('templates/dsa/statements.example.yaml', 'utf8');
let desk: Desk;
let head: Member;
let today = '';

beforeAll(async () => {
  desk = await startDesk([], {}, [ReportsModule, CasesModule]);
  desk.app.get(Sequencer).start();
  head = await desk.personWith('head_of_legal');
  today = dayOf(instant(new Date(await desk.fresh.now()).toISOString()));
});
afterAll(async () => {
  await desk?.app.get(Sequencer).stop();
  await desk?.close();
});

interface Service {
  readonly service: string;
  readonly previousOn?: string | null;
  readonly statements?: string;
}

const ordered = (of: string, ...services: Service[]) =>
  head.send('POST', '/api/reports', {
    body: {
      period: of,
      dsa: { publishedOn: today, services: services.map((each) => ({ previousOn: null, ...each })) },
    },
  });

/** Editions, once the log is sealed up to its last entry: the list has no other. */
async function made(): Promise<number> {
  await desk.app.get(Sequencer).settle(5000);
  return (await head.send('GET', '/api/reports')).json<{ reports: ReportEdition[] }>().reports.length;
}

test('stand in the edition with what is stated of each service, under the names of their files', async () => {
  const answer = await ordered(
    period,
    { service: 'Nuage Étendu', previousOn: `${year}-02-20`, statements: example },
    { service: 'Archives' },
  );
  expect(answer.statusCode).toBe(201);
  const { edition, files } = answer.json<ReportEdition>();
  const parts = Object.keys(files).filter((name) => name.startsWith('dsa-'));
  expect(parts).toHaveLength(22);
  const part = async (name: string) =>
    readCsv((await head.send('GET', `/api/reports/${period}/${edition}/${name}`)).body);
  const summary = await part(`dsa-${year}.nuage-etendu.1_summary.csv`);
  expect(summary.flat()).toEqual(expect.arrayContaining([today, `${year}-02-20`]));
  const notices = await part(`dsa-${year}.nuage-etendu.4_notices.csv`);
  expect(notices.find((row) => row[3] === 'KEYWORD_PHISHING')).toEqual(expect.arrayContaining(['3', '12', '4.5']));
  expect((await part(`dsa-${year}.archives.4_notices.csv`)).find((row) => row[3] === 'KEYWORD_PHISHING')).not.toContain(
    '3',
  );
});

test.each<[string, readonly Service[], string, string]>([
  ['a name in no Latin letter', [{ service: 'Nuage' }, { service: '云' }], 'service-unnamed', 'dsa/services/1/service'],
  [
    'two names that give one',
    [{ service: 'Nuage' }, { service: 'nuage !' }],
    'service-unnamed',
    'dsa/services/1/service',
  ],
  [
    'statements that cannot be read',
    [{ service: 'Nuage' }, { service: 'Archives', statements: 'complaints: rien' }],
    'statements-unreadable',
    'dsa/services/1/statements',
  ],
])('are refused beside the field that is wrong, and nothing is built: %s', async (_, services, code, field) => {
  const before = await made();
  const problem = (await ordered(period, ...services)).json<{ type: string; errors: { pointer: string }[] }>();
  expect([problem.type, problem.errors.map(({ pointer }) => pointer)]).toEqual([`/problems/${code}`, [`#/${field}`]]);
  expect(await made()).toBe(before);
});

test('are of the last quarter of a year', async () => {
  expect((await ordered(`${year}-Q3`, { service: 'Nuage' })).json()).toMatchObject({
    type: '/problems/report-dsa-too-early',
  });
});
