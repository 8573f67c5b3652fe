import { expect, test } from '@jest/globals';
import { caseEntries, type WrittenCase } from '../../../../test/support/case-entries.js';
import { rowsOf } from '../count.js';
import { eEvidenceCsv, eEvidenceStatistics } from './e-evidence.js';

const german = { issuerZone: 'EU_EEV' as const, issuerCountry: 'DE', bases: ['EU-EPOC'] };
const judged = { rule: 'E01', verdict: 'ADMIT' as const };
const cases: readonly WrittenCase[] = [
  {
    number: 1,
    receivedAt: '2026-09-01T08:00:00.000Z',
    facts: { ...german, categories: ['SUB', 'TRF'] },
    judged,
    released: { at: '2026-09-02T08:00:00.000Z', accounts: 1 },
    closed: { at: '2026-09-03T08:00:00.000Z', outcome: 'executed' },
  },
  {
    number: 2,
    receivedAt: '2026-10-01T08:00:00.000Z',
    facts: { ...german, categories: ['SUB'] },
    judged,
    released: { at: '2026-10-01T20:00:00.000Z', accounts: 1 },
    closed: { at: '2026-10-02T08:00:00.000Z', outcome: 'executed' },
  },
  {
    number: 3,
    receivedAt: '2026-10-02T08:00:00.000Z',
    facts: { ...german, categories: ['SUB'], emergency: true },
    judged,
    closed: { at: '2026-10-02T10:00:00.000Z', outcome: 'refused' },
  },
  {
    number: 4,
    receivedAt: '2026-12-31T22:30:00.000Z',
    facts: { ...german, issuerCountry: 'ES', bases: ['EU-EPOC-PR'] },
    judged,
  },
  // 1 January in Paris: another year.
  { number: 5, receivedAt: '2026-12-31T23:30:00.000Z', facts: { ...german, categories: ['SUB'] }, judged },
  // No European order.
  { number: 6, receivedAt: '2026-10-02T08:00:00.000Z', facts: { ...german, bases: ['CPP-60-1'] }, judged },
];

test('orders are counted by order, kind of data, State and urgency, with the mean time of what was fulfilled', () => {
  expect(eEvidenceCsv(eEvidenceStatistics(rowsOf(cases.flatMap(caseEntries)), 2026), 2026)).toBe(
    [
      'year,order,data,issuing_state,emergency,received,fulfilled,not_fulfilled,pending,average_hours',
      '2026,EU-EPOC,SUB,DE,no,2,2,0,0,18',
      '2026,EU-EPOC,SUB,DE,yes,1,0,1,0,',
      '2026,EU-EPOC,TRF,DE,no,1,1,0,0,24',
      '2026,EU-EPOC-PR,NONE,ES,no,1,0,0,1,',
      '',
    ].join('\r\n'),
  );
});

test('what left the ordinary workflow counts nowhere (CSI L881-1)', () => {
  const secret = { ...cases[1], judged: { rule: 'A30', verdict: 'SECRET_CELL' as const } } as WrittenCase;
  expect(eEvidenceStatistics(rowsOf(caseEntries(secret)), 2026)).toEqual([]);
});
