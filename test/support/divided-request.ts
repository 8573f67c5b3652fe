/** The entries of a request that was divided into two parts, one of them executed. */
import type { CountedEntry } from '../../src/domain/report/row.js';
import { caseEntries, type WrittenCase } from './case-entries.js';

const receivedAt = '2026-11-17T14:22:31.000Z';
const facts = { issuerZone: 'FR', issuerCountry: 'FR', issuerKind: 'customs' } as const;
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const part = (bases: string[], categories: string[]) => ({ bases, categories, targets: [0] });
const parts = [part(['DOU-65'], ['CORP']), part(['DOU-65-QUINQUIES'], ['TRF'])];
const signature = { key: id(900), signature: 'A'.repeat(86) };

export const written = (number: number, change: Partial<WrittenCase>): CountedEntry[] =>
  caseEntries({ number, receivedAt, facts, ...change });
export const followedBy = (entries: CountedEntry[], type: string, data: object): CountedEntry[] => {
  const [first] = entries;
  return [...entries, { stream: first?.stream ?? '', seq: entries.length + 1, type, at: receivedAt, data }];
};
export const partOf = (number: number, entries: CountedEntry[]): CountedEntry[] =>
  entries.map((entry) =>
    entry.type === 'case.opened'
      ? { ...entry, data: { ...(entry.data as object), part: { whole: id(50), number } } }
      : entry,
  );

const asked = written(50, { facts: { ...facts, bases: ['DOU-65', 'DOU-65-QUINQUIES'], categories: ['CORP', 'TRF'] } });
export const divided = followedBy(
  followedBy(asked, 'case.split', { proposal: 3, parts, step: 'parts', signature }),
  'case.parts_opened',
  {
    cases: [id(51), id(52)],
    first: 1,
  },
);
export const whole = followedBy(divided, 'case.closed', { outcome: 'partly', accountsDisclosed: 1, step: 'ended' });
export const executed = partOf(
  1,
  written(51, {
    facts: { ...facts, bases: ['DOU-65'], categories: ['CORP'] },
    released: { at: '2026-11-20T08:00:00.000Z', accounts: 1 },
    closed: { at: '2026-11-20T09:00:00.000Z', outcome: 'executed' },
  }),
);
export const refused = partOf(
  2,
  written(52, {
    facts: { ...facts, bases: ['DOU-65-QUINQUIES'], categories: ['TRF'] },
    closed: { at: '2026-11-21T09:00:00.000Z', outcome: 'refused' },
  }),
);
