/** What a partner asks for itself, in a quarter's figures. */
import { expect, test } from '@jest/globals';
import { aQuarter, caseEntries, type WrittenCase } from '../../../test/support/case-entries.js';
import { quarter } from '../kernel/day.js';
import { rowsOf } from './count.js';
import { bareLaw } from './counted-law.js';
import { figuresOf } from './figures.js';

const counted = (cases: readonly WrittenCase[]) =>
  figuresOf(rowsOf(cases.flatMap(caseEntries), bareLaw), quarter('2026-Q4'));
const figures = counted(aQuarter);

test('a partner that asks for itself is a private requester, and stands in no table of relayed requests', () => {
  const facts = { issuerZone: 'PRIVATE', issuerKind: 'company', relayedBy: 'FOREIGN_TECH_PROVIDER' } as const;
  const own = { number: 90, receivedAt: '2026-11-22T10:00:00.000Z', facts };
  const { totals, relayed } = counted([...aQuarter, { ...own, judged: { rule: 'U27', verdict: 'CLARIFY' } }]);
  expect(totals.privateRequests).toBe(figures.totals.privateRequests + 1);
  expect(totals.requests).toBe(figures.totals.requests);
  expect(relayed).toEqual(figures.relayed);
});
