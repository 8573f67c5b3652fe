import { describe, expect, test } from '@jest/globals';
import { caseEntries, type WrittenCase } from '../../../test/support/case-entries.js';
import { loadDsaTemplates } from '../../reports/paper/dsa-templates.js';
import type { Day } from '../kernel/day.js';
import { rowsOf } from './count.js';
import { readCsv } from './csv.js';
import { dsaOrders } from './official/dsa.js';
import { dsaFiles } from './official/dsa-files.js';

const templates = loadDsaTemplates();
const report = {
  ...{ year: 2026, provider: 'Nuage Exemple SAS', service: 'Nuage, public', previousOn: null },
  publishedOn: '2027-02-10' as Day,
};

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

describe('the files', () => {
  const files = dsaFiles(templates, report, orders);
  const text = (name: string) => files.get(name) ?? '';
  const firstLine = (of: string) => of.slice(0, of.indexOf('\n')).replace('\r', '');

  test('have the official header rows, byte for byte', () => {
    expect(firstLine(text('1_summary.csv'))).toBe(firstLine(templates.summary));
    expect(firstLine(text('3_member_states_orders.csv'))).toBe(firstLine(templates.orders));
    expect(text('2_categories_names.csv').replaceAll('\r\n', '\n')).toBe(templates.names);
  });

  test('are RFC 4180: CRLF, twenty fields, whole counts, blank for a median of nothing and 0 for none', () => {
    const orders = text('3_member_states_orders.csv');
    expect(orders.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [head, ...records] = readCsv(orders);
    expect(new Set([head, ...records].map((record) => record?.length))).toEqual(new Set([20]));
    for (const record of records) {
      expect(record.slice(0, 6)).toEqual(['All', 'Nuage, public', '2026-01-01/2026-12-31', record[3], '', record[5]]);
      for (const count of [record[6], record[7], record[10]]) expect(count).toMatch(/^\d+$/);
      for (const hours of [record[8], record[9], record[11], record[12]]) expect(hours).toMatch(/^(\d+(\.\d)?)?$/);
    }
    expect(readCsv(text('1_summary.csv')).map((row) => row[3])).toEqual([
      ...['Value', 'Nuage Exemple SAS', '2027-02-10', '', '2026-01-01', '2026-12-31'],
    ]);
  });

  test('say beside the number how many orders cite a power alone', () => {
    const total = readCsv(text('3_member_states_orders.csv'))[1];
    expect(total?.[13]).toBe(
      '1 of these orders cite the power under which they were made and no provision that the content breaks.',
    );
    expect(total?.[17]).toMatch(/^1 of these orders/);
  });
});
