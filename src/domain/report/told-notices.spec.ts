import { expect, test } from '@jest/globals';
import { caseEntries } from '../../../test/support/case-entries.js';
import { clocks } from '../../../test/support/clocks.js';
import { noticeRules } from '../../../test/support/notice-rules.js';
import { quarter } from '../kernel/day.js';
import type { Notice } from '../law/vocabulary.js';
import { rowsOf } from './count.js';
import { alwaysToldOf, countedLaw } from './counted-law.js';
import { figuresOf } from './figures.js';

const undecided = { given: 0, deferred: 0, barred: 0 };

const law = countedLaw(new Set(), { notices: noticeRules, clocks });
const told = (notices: readonly Notice[]) =>
  caseEntries({
    ...{ number: 40, receivedAt: '2026-12-01T08:00:00.000Z', facts: { issuerZone: 'FR' } },
    judged: { rule: 'F01', verdict: 'ADMIT', notices: [...notices] },
  });
const linesOf = (...asked: Notice[]) =>
  figuresOf(rowsOf(told(asked), law), quarter('2026-Q4'), false, alwaysToldOf(noticeRules)).notices.lines;

test('a notice that the law keeps out of reports is in no line and in no row, and two are printed at zero too', () => {
  const [row] = rowsOf(told(['N_SEC', 'N_ANSSI']), law);
  expect([row?.notices, row?.noticesGiven]).toEqual([['N_ANSSI'], [{ notice: 'N_ANSSI', fate: 'owed' }]]);
  expect(linesOf('N_SEC')).toEqual(['N_SISSE', 'N_CUST'].map((key) => ({ key, count: 0, ...undecided, owed: 0 })));
});

test('a notice that two rules ask for is one notice, so that what became of it adds up', () => {
  expect(linesOf('N_CUST', 'N_CUST')).toContainEqual({ key: 'N_CUST', count: 1, ...undecided, owed: 1 });
});
