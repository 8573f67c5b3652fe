/** A quarter with enough of the ordinary to have tables. */
import { aQuarter, type WrittenCase } from './case-entries.js';

const french = { issuerZone: 'FR', issuerCountry: 'FR', issuerKind: 'police' } as const;
const many = (from: number, count: number, each: Omit<WrittenCase, 'number'>): WrittenCase[] =>
  Array.from({ length: count }, (_, index) => ({ ...each, number: from + index }));
const receivedAt = '2026-11-10T08:00:00.000Z';
const german = { issuerZone: 'EU_EEV', issuerCountry: 'DE', issuerKind: 'prosecutor', bases: ['EU-EPOC'] } as const;

/** With everything of `aQuarter`. */
export const aFullQuarter: readonly WrittenCase[] = [
  ...aQuarter,
  ...many(301, 8, {
    receivedAt,
    facts: { ...french, bases: ['CPP-60-1'], categories: ['SUB'] },
    judged: { rule: 'F01', verdict: 'ADMIT' },
    acknowledgedAt: '2026-11-10T09:00:00.000Z',
    released: { at: '2026-11-11T08:00:00.000Z', accounts: 1 },
    closed: { at: '2026-11-11T09:00:00.000Z', outcome: 'executed' },
  }),
  ...many(311, 6, {
    receivedAt,
    facts: { ...french, bases: ['CPP-77-1-1'], categories: ['TRF'] },
    judged: { rule: 'F02', verdict: 'ADMIT' },
  }),
  ...many(321, 6, {
    receivedAt,
    facts: { ...german, bases: ['EU-EPOC'], categories: ['SUB'] },
    judged: { rule: 'E01', verdict: 'ADMIT' },
    released: { at: '2026-11-12T08:00:00.000Z', accounts: 1 },
    closed: { at: '2026-11-12T09:00:00.000Z', outcome: 'executed' },
  }),
];
