import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { busyQuarters } from '../../../test/support/busy-quarter.js';
import { caseEntries, type WrittenCase } from '../../../test/support/case-entries.js';
import { loadDsaTemplates } from '../../reports/paper/dsa-templates.js';
import type { CaseEvent } from '../case/event.js';
import type { ChallengeResult as Result } from '../case/model/vocabulary.js';
import { instant } from '../kernel/instant.js';
import type { RequestFacts } from '../law/fact.js';
import { illegalCategoryOf, illegalContents } from '../law/illegal-content.js';
import { rowsOf } from './count.js';
import { readCsv } from './csv.js';
import { type DsaOrder, dsaLines, dsaOrders } from './official/dsa.js';
import { namedRows, rowsOfTemplate } from './official/dsa-rows.js';
import { demandCsv, demandLines } from './official/p11a.js';
import { pointsLeft, terregCsv, terregFigures } from './official/terreg.js';
import { TerregStatements } from './official/terreg-statements.js';

const templates = loadDsaTemplates();
const templateRows = rowsOfTemplate(templates.orders);
const codes = namedRows(templates.orders).map(({ code }) => code);

const greek = { issuerZone: 'EU_EEV' as const, issuerCountry: 'GR', issuerKind: 'regulator' as const };
const french = { issuerZone: 'FR' as const, issuerCountry: 'FR', issuerKind: 'police' as const };
const executed = { rule: 'E01', verdict: 'ADMIT' as const };
const cases: readonly WrittenCase[] = [
  {
    number: 1,
    receivedAt: '2026-03-01T08:00:00.000Z',
    facts: { ...greek, bases: ['EU-DSA-9'], categories: ['REM'] },
    targets: 10,
    judged: executed,
    acknowledgedAt: '2026-03-01T08:30:00.000Z',
    closed: { at: '2026-03-01T12:00:00.000Z', outcome: 'executed' },
  },
  {
    number: 2,
    receivedAt: '2026-03-02T08:00:00.000Z',
    facts: { ...french, bases: ['EU-TCO-3'], categories: ['REM'] },
    targets: 3,
    judged: executed,
    acknowledgedAt: '2026-03-02T08:06:00.000Z',
    closed: { at: '2026-03-02T09:00:00.000Z', outcome: 'executed' },
  },
  {
    number: 3,
    receivedAt: '2026-04-02T08:00:00.000Z',
    facts: { ...french, bases: ['CPP-60-1'], categories: ['SUB', 'CON'] },
    judged: executed,
    released: { at: '2026-04-02T18:00:00.000Z', accounts: 1 },
    closed: { at: '2026-04-03T08:00:00.000Z', outcome: 'executed' },
  },
  {
    number: 4,
    receivedAt: '2026-05-02T08:00:00.000Z',
    facts: { ...french, bases: ['EU-TCO-3'], categories: ['REM'] },
    judged: { rule: 'A20', verdict: 'REFUSE', grounds: ['G-INFO'] },
    closed: { at: '2026-05-02T10:00:00.000Z', outcome: 'refused' },
  },
  { number: 5, receivedAt: '2026-05-02T08:00:00.000Z', facts: { ...french, bases: [], categories: ['SUB'] } },
  // A third State, a private person, another year, the secret cell: none of them.
  {
    number: 6,
    receivedAt: '2026-05-02T08:00:00.000Z',
    facts: { issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court', categories: ['CON'], bases: [] },
  },
  { number: 7, receivedAt: '2026-05-02T08:00:00.000Z', facts: { issuerZone: 'PRIVATE', categories: ['SUB'] } },
  { number: 8, receivedAt: '2025-05-02T08:00:00.000Z', facts: { ...french, bases: ['CPP-60-1'], categories: ['SUB'] } },
  {
    number: 9,
    receivedAt: '2026-05-02T08:00:00.000Z',
    facts: { ...french, issuerKind: 'intelligence', categories: ['TRF'], bases: ['CSI-L851-1'] },
    judged: { rule: 'A01', verdict: 'SECRET_CELL' },
  },
];
const rows = rowsOf(cases.flatMap(caseEntries));
const orders = dsaOrders(rows, 2026);
const lines = dsaLines(orders, templateRows);
const line = (code: string, scope: string) => lines.find((each) => each.code === code && each.scope === scope);

describe('orders of Member States, part 3 of the templates', () => {
  test('one order with ten items is one order and ten items; Greece is EL; medians are in hours', () => {
    expect(line('TOTAL', 'EL')).toEqual({
      ...{ code: 'TOTAL', category: 'TOTAL', scope: 'EL', act: 1, items: 10, actReceipt: 0.5, actEffect: 4 },
      ...{ inform: 0, informReceipt: null, informEffect: null, powerAlone: { act: 1, inform: 0 } },
    });
    expect(line('TOTAL', 'TOTAL')).toMatchObject({ act: 3, items: 14, actReceipt: 0.3, actEffect: 2.5, inform: 2 });
    expect(line('TOTAL', 'FR')).toMatchObject({ informEffect: 10, informReceipt: null });
  });

  test('the category is the one that the act names; without it the order has specified none', () => {
    expect(line('KEYWORD_TERRORIST_CONTENT', 'FR')).toMatchObject({ act: 2, inform: 0 });
    expect(line('STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER', 'TOTAL')).toMatchObject({
      ...{ act: 1, inform: 2, powerAlone: { act: 1, inform: 1 } },
    });
  });

  test('what a person recorded comes before what the act names, and a sub-category sums to its own', () => {
    const recorded = (illegalContent: RequestFacts['illegalContent'], bases: string[]): DsaOrder[] => {
      const written = { number: 20, receivedAt: '2026-05-02T08:00:00.000Z', facts: { ...french, categories: ['REM'] } };
      const facts = { ...written.facts, bases, illegalContent } as Partial<RequestFacts>;
      return dsaOrders(rowsOf(caseEntries({ ...written, facts })), 2026);
    };
    const counted = (of: DsaOrder[]) =>
      dsaLines(of, templateRows).flatMap(({ code, scope, act }) => (scope === 'FR' && act > 0 ? [code] : []));
    expect(counted(recorded('KEYWORD_PHISHING', ['LCEN-6-1']))).toEqual([
      ...['TOTAL', 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', 'KEYWORD_PHISHING'],
    ]);
    expect(counted(recorded('STATEMENT_CATEGORY_VIOLENCE', ['EU-TCO-3']))).toEqual([
      ...['TOTAL', 'STATEMENT_CATEGORY_VIOLENCE', 'KEYWORD_OTHER'],
    ]);
    expect(recorded('KEYWORD_PHISHING', ['LCEN-6-1'])[0]?.powerAlone).toBe(false);
    expect(recorded('STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER', ['EU-TCO-3'])[0]?.powerAlone).toBe(true);
    expect(counted(recorded(null, ['LCEN-6-1']))).toEqual(['TOTAL', 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER']);
  });

  test('a person chooses among the codes of the official template, in its order', () => {
    expect(illegalContents).toEqual(codes.filter((code) => code !== 'TOTAL'));
    for (const [at, code] of illegalContents.entries()) {
      const category = illegalContents.slice(0, at + 1).findLast((each) => each.startsWith('STATEMENT_'));
      expect(illegalCategoryOf(code)).toBe(category);
    }
  });

  test('only States that sent an order have rows, each with every code of the template', () => {
    expect([...new Set(lines.map(({ scope }) => scope))]).toEqual(['TOTAL', 'EL', 'FR']);
    expect(lines).toHaveLength(3 * codes.length);
  });

  test.each([1, 2, 3])('synthetic year %i: parts add up to their whole', (seed) => {
    const year = dsaLines(dsaOrders(rowsOf(busyQuarters(2026, 4, 60, seed).flatMap(caseEntries)), 2026), templateRows);
    const scopes = [...new Set(year.map(({ scope }) => scope))];
    const sum = (group: typeof year, measure: 'act' | 'items' | 'inform') =>
      group.reduce((total, each) => total + each[measure], 0);
    for (const measure of ['act', 'items', 'inform'] as const) {
      const totals = year.filter(({ code }) => code === 'TOTAL');
      expect(sum(totals.slice(1), measure)).toBe(totals[0]?.[measure]);
      for (const scope of scopes) {
        const within = year.filter((each) => each.scope === scope);
        const statements = within.filter(({ code }) => code.startsWith('STATEMENT'));
        expect(sum(statements, measure)).toBe(within[0]?.[measure]);
      }
    }
    expect(scopes).toEqual(['TOTAL', 'DE', 'ES', 'FR', 'NL']);
  });
});

describe('removal orders of terrorist content (TERREG 7)', () => {
  const gag = (type: 'case.gag_set' | 'case.gag_over', seq: number) => ({
    ...{ stream: `case/00000000-0000-4000-8000-000000000002`, seq, type, at: '2026-03-03T08:00:00.000Z' },
    data: type === 'case.gag_set' ? { gag: 'G_TCO', until: null, noteId: '00000000-0000-4000-8000-000000000099' } : {},
  });

  test('counts orders, items removed, what was not executed and why', () => {
    const figures = terregFigures(rows, 2026, instant('2027-02-01T08:00:00.000Z'));
    expect(figures).toMatchObject({
      ...{ orders: 2, executed: 1, items: 3, pending: 0, notExecuted: 1, grounds: [{ ground: 'G-INFO', orders: 1 }] },
    });
    const csv = terregCsv(figures, 2026);
    expect(csv).toContain('2026,7(3)(c),items_removed_after_orders,,3\r\n');
    expect(csv.match(/À COMPLÉTER PAR L’OPÉRATEUR/g)).toHaveLength(5);
    expect(pointsLeft({})).toEqual(['7(3)(a)', '7(3)(b)', '7(3)(c)', '7(3)(d)', '7(3)(g)']);
  });

  test('what the operator states stands under its point, and every point of the article has its line', () => {
    const statements = TerregStatements.parse({
      ...{ measures: 'Une équipe lit, "sans filtre".', reappearance: 'Empreintes des fichiers.' },
      ...{ itemsAfterSpecificMeasures: 0, complaints: { reinstated: 1, rejected: 2, pending: 0 } },
    });
    const figures = terregFigures(rows, 2026, instant('2027-02-01T08:00:00.000Z'));
    const lines = readCsv(terregCsv(figures, 2026, statements)).slice(1);
    expect([...new Set(lines.map(([, point]) => point))]).toEqual([...'abcdefg'].map((letter) => `7(3)(${letter})`));
    expect(lines).toContainEqual(['2026', '7(3)(a)', 'measures_to_identify_and_remove', '', statements.measures]);
    expect(lines).toContainEqual(['2026', '7(3)(d)', 'complaints', 'rejected', '2']);
    expect(lines).toContainEqual(['2026', '7(3)(g)', 'reinstated_after_complaint', '', '1']);
    expect(pointsLeft(statements)).toEqual([]);
    for (const wrong of [{ measures: ' ' }, { complaints: { reinstated: -1, rejected: 0, pending: 0 } }, { other: 1 }])
      expect(TerregStatements.safeParse(wrong).success).toBe(false);
  });

  test('an order that was executed and that a review annulled counts as content owed back; one that fell does not', () => {
    const challenged = (result: z.infer<typeof Result>) => {
      const settled = caseEntries(cases[1] as WrittenCase);
      const [lodged, end] = ['case.challenged', 'case.challenge_settled'].map((type, at) => ({
        ...{ stream: settled[0]?.stream ?? '', seq: 80 + at, at: '2026-06-01T08:00:00.000Z', type },
        data: {
          challengeId: '00000000-0000-4000-8000-000000000099',
          noteId: '00000000-0000-4000-8000-000000000098',
          ...(at === 0 ? { kind: 'appeal', suspends: false, step: 's' } : { result }),
        },
      }));
      const entries = [...settled, ...(lodged && end ? [lodged, end] : [])];
      return terregFigures(rowsOf(entries), 2026, instant('2027-02-01T08:00:00.000Z')).reinstatedAfterReview;
    };
    expect([challenged('upheld'), challenged('partly_upheld'), challenged('rejected')]).toEqual([1, 1, 0]);
  });

  test('an order of which nothing may be said is counted nowhere until the silence is over', () => {
    const silent: CaseEvent['type'] = 'case.gag_set';
    const entries = [...cases.flatMap(caseEntries), gag(silent, 90)];
    const soon = instant('2026-04-01T08:00:00.000Z');
    expect(terregFigures(rowsOf(entries), 2026, soon)).toMatchObject({ orders: 1, items: 0 });
    expect(terregFigures(rowsOf([...entries, gag('case.gag_over', 91)]), 2026, soon)).toMatchObject({ orders: 2 });
    expect(terregFigures(rowsOf(entries), 2026, instant('2026-06-01T08:00:00.000Z'))).toMatchObject({ orders: 2 });
  });
});

describe('demands of governments for data (P11a)', () => {
  test('each element counts every demand, and nothing names the secret cell', () => {
    const counted = demandLines(rows, 2026);
    const of = (element: number) => counted.filter((each) => each.element === element);
    expect(of(3)).toEqual([{ element: 3, key: 'ALL', demands: 3, complied: 1, accounts: 3 }]);
    expect(of(1).map(({ key, demands }) => [key, demands])).toEqual([
      ['FR', 2],
      ['US', 1],
    ]);
    expect(of(4).map(({ key }) => key)).toEqual(['both', 'content', 'non_content']);
    expect(of(6).map(({ key, demands }) => [key, demands])).toEqual([
      ['court', 1],
      ['other', 2],
    ]);
    const csv = demandCsv(counted, 2026);
    expect(csv).not.toContain('L851-1\r\n2');
    expect(csv.endsWith('2026,8,FR: CSI L881-1,,,\r\n')).toBe(true);
  });
});
