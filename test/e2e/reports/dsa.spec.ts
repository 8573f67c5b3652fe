// @stage slow
/** The DSA report of a year: published with the edition of its last quarter, and verified by a stranger. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { addDays, day } from '../../../src/domain/kernel/day.js';
import { type DsaGiven, dsaGiven } from '../../../src/domain/report/official/dsa-edition.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { EditionsService } from '../../../src/reports/edition/editions.service.js';
import { ReportService } from '../../../src/reports/make/report.service.js';
import { loadDsaTemplates } from '../../../src/reports/paper/dsa-templates.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { SiteService } from '../../../src/reports/site/site.service.js';
import { verifyTogether } from '../../../src/verifier/report/together.js';
import { verifyDocument } from '../../../src/verifier/report/verify-document.js';
import { loggedEntries } from '../../support/case-entries.js';
import { type Desk, startDesk } from '../../support/desk.js';
import { brokenDsaRules } from '../../support/dsa-rules.js';
import { receiveNamed } from '../../support/named-messages.js';
import { LONG_AFTER } from '../../support/sample-report.js';
import { greffe } from '../../support/served.js';

const year = 2025;
const period = `${year}-Q4`;
const folder = mkdtempSync(join(tmpdir(), 'greffe-dsa-'));
const reason = { fr: 'Une part manquait.', en: 'A part was missing.' };
let desk: Desk;
let today = day('2026-01-01');

beforeAll(async () => {
  desk = await startDesk([], {}, [ReportsModule, CasesModule]);
  desk.app.get(Sequencer).start();
  const [row] = rowsOf(
    z.object({ today: z.string() }),
    await desk.database.query(`select to_char(clock_timestamp() at time zone 'Europe/Paris', 'YYYY-MM-DD') as today`),
  );
  today = day(row?.today ?? '');
  const order = loggedEntries({
    number: 1,
    receivedAt: `${year}-11-02T09:00:00.000Z`,
    facts: { issuerZone: 'FR', issuerCountry: 'FR', issuerKind: 'police', bases: ['EU-TCO-3'], categories: ['REM'] },
    targets: 3,
    judged: { rule: 'F01', verdict: 'ADMIT' },
  });
  const drafts = order.map(({ type, data }) => ({
    ...{ type, class: type === 'case.opened' ? ('opened' as const) : ('other' as const), actor: 'system:test' },
    data: data as Record<string, unknown>,
  }));
  await desk.database.transaction(async (tx) => {
    await receiveNamed(tx, desk.app.get(Ledger), order);
    await desk.app.get(Ledger).append(tx, order[0]?.stream ?? '', 0, drafts);
  });
});
afterAll(async () => {
  await desk.app.get(Sequencer).stop();
  await desk.close();
  rmSync(folder, { recursive: true });
});

const given = (publishedOn: string, ...services: string[]): DsaGiven =>
  dsaGiven(loadDsaTemplates()).parse({
    publishedOn,
    services: services.map((service) => ({ service, statements: { complaints: { submitted: 2 } } })),
  });
const build = (of: string, dsa?: DsaGiven, why?: typeof reason) =>
  desk.app.get(ReportService).build(of, 'command-line', { reason: why, dsa });

async function codeOf(built: ReturnType<typeof build>): Promise<string> {
  const result = await built;
  return result.ok ? 'built' : result.refusal.code;
}

/** Signed off by two people and published by a third; what the publication answers. */
async function published(of: string, edition: number) {
  await desk.app.get(Sequencer).settle(5000);
  const people = [await desk.personWith('head_of_legal'), await desk.personWith('dpo')];
  const auditor = await desk.personWith('auditor');
  const list = (await auditor.send('GET', '/api/reports')).json<{
    reports: { period: string; edition: number; digest: string }[];
  }>();
  const digest = list.reports.find((each) => each.period === of && each.edition === edition)?.digest;
  const address = `/api/reports/${of}/${edition}`;
  for (const person of people) await person.send('POST', `${address}/sign-off`, { body: { digest } });
  return (await desk.personWith('executive')).send('POST', `${address}/publication`, { body: { digest } });
}

test('is of a year that is over, and of the edition of its last quarter', async () => {
  const now = today;
  expect(await codeOf(build(`${year}-Q3`, given(now, 'Nuage')))).toBe('report-dsa-too-early');
  expect(await codeOf(build(`${today.slice(0, 4)}-Q4`, given(now, 'Nuage'), reason))).toMatch(
    /report-dsa-too-early|period-not-begun/,
  );
  expect(await codeOf(build(period, given(addDays(today, -1), 'Nuage')))).toBe('report-dsa-too-early');
});

test.each([
  [['Nuage', 'nuage !'], 'nuage ! gives its files no name of their own'],
  [['云'], '云 gives its files no name of their own'],
])('services whose files would have the same name are refused: %j', (services, sentence) => {
  expect(() => given(today, ...services)).toThrow(sentence);
});

let parts: string[] = [];

test('stands among the files that two people sign off, and is published on the day that it prints', async () => {
  const built = await build(period, given(addDays(today, 1), 'Nuage Étendu'));
  if (!built.ok) throw new Error(built.refusal.sentence.en);
  parts = Object.keys(built.value.files).filter((name) => name.startsWith('dsa-'));
  expect(parts).toHaveLength(11);
  expect(parts[0]).toBe(`dsa-${year}.nuage-etendu.1_summary.csv`);
  const early = await published(period, 1);
  expect(early.json()).toMatchObject({ type: '/problems/report-dsa-day' });

  expect(await codeOf(build(period, given(today, 'Nuage Étendu')))).toBe('built');
  expect((await published(period, 2)).json()).toMatchObject({ state: 'published' });
  const reader = await desk.personWith('auditor');
  const part = await reader.send('GET', `/api/reports/${period}/2/${parts[0]}`);
  expect([part.statusCode, part.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
});

const fetched = new Map<string, Buffer>();

test('is listed on the site in both languages, with its hashes, and downloaded from there', async () => {
  const get = async (path: string) => (await desk.visitor().send('GET', `/transparency/${path}`)).body;
  const [fr, en] = [await get(''), await get('index.en.html')];
  expect(fr).toContain(`<h3>Rapport de transparence DSA ${year}, Nuage Étendu</h3>`);
  expect(en).toContain(`<h3>DSA transparency report ${year}, Nuage Étendu</h3>`);
  for (const [page, words] of [
    [fr, 'Injonctions des États membres'],
    [en, 'Orders of Member States'],
  ] as const) {
    expect(page).toContain(`<a href="${period}/2/dsa-${year}.nuage-etendu.3_member_states_orders.csv">${words}</a>`);
    const links = [...page.matchAll(/href="[^"]+\/(dsa-[^"]+)"/g)].map(([, name]) => name);
    expect(links).toEqual(parts);
  }
  // A French line never breaks before its marks.
  for (const page of [fr, await get('guidelines.html')]) expect(page).not.toMatch(/>[^<]*( [:;!?»]|« )/);
  const site = desk.app.get(SiteService);
  const paths = (await site.paths()).filter((path) => path.startsWith(`${period}/2/`));
  for (const path of paths) fetched.set(path.split('/').at(-1) ?? '', (await site.file(path))?.bytes ?? Buffer.of());
  const sums = fetched.get('SHA256SUMS')?.toString('utf8') ?? '';
  expect(parts.filter((name) => !sums.includes(`  ${name}\n`))).toEqual([]);
  const texts = new Map(parts.map((name) => [name.split('.').slice(2).join('.'), String(fetched.get(name))]));
  expect(brokenDsaRules(texts)).toEqual([]);
  expect(texts.get('3_member_states_orders.csv')).toContain(`,STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY,,TOTAL,1,3,`);
  expect(texts.get('1_summary.csv')).toContain(today);
});

/** What `greffe report verify` answers a stranger who has these files in one folder. */
async function verified(changed: ReadonlyMap<string, Buffer | null> = new Map()): Promise<string> {
  const place = mkdtempSync(join(folder, 'stranger-'));
  for (const [name, bytes] of new Map([...fetched, ...changed])) if (bytes) writeFileSync(join(place, name), bytes);
  const { code, output } = await greffe(['report', 'verify', join(place, `rapport-${period}.fr.pdf`), '--dsa', place]);
  expect(code).toBe(output.startsWith('REFUSED') ? 1 : 3);
  return output;
}

test('verifies with the command that verifies the report, and each forgery of it is found', async () => {
  expect(await verified()).toContain(
    `The 11 files of the DSA report of ${year} (Nuage Étendu) are, to the byte, those`,
  );
  const [name = ''] = parts;
  const flipped = Buffer.from(fetched.get(name) ?? '');
  flipped[flipped.length - 3] = (flipped[flipped.length - 3] ?? 0) ^ 1;
  expect(await verified(new Map([[name, flipped]]))).toContain(`The file ${name} is not the one that the report names`);
  expect(await verified(new Map([[name, null]]))).toContain(`The file ${name} of the DSA report is missing.`);
  const more = name.replace('nuage-etendu', 'autre');
  expect(await verified(new Map([[more, flipped]]))).toContain(`The report names no file ${more}: take it away`);
  const empty = join(folder, 'nothing');
  mkdirSync(empty);
  writeFileSync(join(empty, 'r.pdf'), fetched.get(`rapport-${period}.en.pdf`) ?? '');
  const none = await greffe(['report', 'verify', join(empty, 'r.pdf'), '--dsa', empty]);
  expect([none.code, none.output]).toEqual([1, expect.stringContaining('holds no file of a DSA report: fetch')]);
  const alone = await greffe(['report', 'verify', join(empty, 'r.pdf')]);
  expect([alone.code, alone.output]).toEqual([3, expect.stringContaining('by their hashes; they are compared when')]);
});

test('is known by its bytes among files given together, and by nothing else', async () => {
  const [name = '', other = ''] = parts;
  const pdf = { name: 'r.pdf', bytes: fetched.get(`rapport-${period}.fr.pdf`) ?? Buffer.of() };
  const [first, second] = [fetched.get(name), fetched.get(other)].map((bytes) => bytes ?? Buffer.of());
  const wrong = Buffer.concat([second ?? Buffer.of(), Buffer.from('\r\n')]);
  const found = await verifyTogether(
    [pdf, { name: 'renamed.csv', bytes: first ?? Buffer.of() }, { name: other, bytes: wrong }],
    { key: null, stampRoots: null, now: LONG_AFTER },
  );
  expect(found.map((each) => [each.name, each.verdict])).toEqual([
    ['r.pdf', 'not_established'],
    ['renamed.csv', 'not_established'],
    [other, 'refused'],
  ]);
  expect(found[1]?.sentences[0]?.en).toContain(`the file ${name}, which the report`);
});

test('is carried by the edition that corrects one which carries it', async () => {
  expect(await codeOf(build(period, undefined, reason))).toBe('report-dsa-lost');
  expect(await codeOf(build(period, given(today, 'Autre'), reason))).toBe('report-dsa-lost');
  expect(await codeOf(build(period, given(today, 'Nuage Étendu', 'Autre'), reason))).toBe('built');
});

test('an edition without a machine-readable file refuses one that is given', async () => {
  const built = await build(`${year}-Q3`);
  if (!built.ok) throw new Error(built.refusal.code);
  const file = await desk.app.get(EditionsService).file(`${year}-Q3`, 1, `rapport-${year}-Q3.en.pdf`);
  if (!file.ok) throw new Error(file.refusal.code);
  const found = await verifyDocument(file.value, {
    now: LONG_AFTER,
    dsa: new Map([...fetched].filter(([name]) => parts.includes(name))),
  });
  expect(!found.ok && found.fault.en).toBe(
    'This report names no DSA report: the edition of the last quarter of the year does.',
  );
});
