import { describe, expect, test } from '@jest/globals';
import { caseEntries } from '../../../test/support/case-entries.js';
import { syntheticYear } from '../../../test/support/synthetic-year.js';
import { loadTexts } from '../../verifier/paper/texts.js';
import { quarter } from '../kernel/day.js';
import type { Door, ServiceManner } from '../law/vocabulary.js';
import { disagreement } from './agreement.js';
import { rowsOf } from './count.js';
import { figuresOf } from './figures.js';
import { manners, type PublishableRow } from './row.js';
import { changedBetween } from './suppression.js';

const period = quarter('2026-Q4');
const at = '2026-10-20T08:00:00.000Z';
const noteId = '00000000-0000-4000-8000-000000000999';

/** A request that came by this way, served as a person stated where one did. */
function opened(number: number, door: Door, manner?: ServiceManner) {
  const [first, ...rest] = caseEntries({ number, receivedAt: at, facts: { issuerZone: 'FR' } });
  const service = manner && { service: { manner, at, by: noteId, noteId } };
  return [{ ...first, data: { ...(first?.data as object), door, ...service } }, ...rest] as ReturnType<
    typeof caseEntries
  >;
}

const entries = [
  ...opened(1, 'smtp'),
  ...opened(2, 'command_line'),
  ...opened(3, 'desk', 'mail_file'),
  ...opened(4, 'hook'),
  ...opened(5, 'desk', 'bailiff'),
  ...opened(6, 'desk', 'bailiff'),
  ...opened(7, 'desk', 'telephone'),
];

test('each manner has its words in the report', () => {
  expect(Object.keys(loadTexts().fr.labels.manners).sort()).toEqual([...manners].sort());
});

describe('requests by manner of service', () => {
  test('a mail that a person brings counts as a mail, and paper counts as the person who entered it recorded', () => {
    expect(figuresOf(rowsOf(entries), period).manners).toEqual({
      lines: [
        { key: 'mail', count: 3 },
        { key: 'bailiff', count: 2 },
        { key: 'portal', count: 1 },
        { key: 'telephone', count: 1 },
      ],
      total: 7,
    });
  });

  test('a service that a person corrects later counts as it was corrected', () => {
    const [{ stream, seq }] = entries.slice(-1) as [(typeof entries)[number]];
    const data = { manner: 'fax', at, noteId, before: at, clocks: [] };
    const corrected = { stream, seq: seq + 1, type: 'case.service_stated', at, data };
    const { lines = [] } = figuresOf(rowsOf([...entries, corrected]), period).manners ?? {};
    expect(lines.find(({ key }) => key === 'fax')?.count).toBe(1);
    expect(lines.find(({ key }) => key === 'telephone')).toBeUndefined();
  });

  test('manners that do not add up to the requests contradict the report', () => {
    const figures = figuresOf(rowsOf(entries), period);
    expect(disagreement(figures)).toBeNull();
    const [first, ...lines] = figures.manners?.lines ?? [];
    const lying = { lines: [{ key: 'mail', count: (first?.count ?? 0) - 1 }, ...lines], total: 7 };
    expect(disagreement({ ...figures, manners: lying })).toBe('/figures/manners');
    expect(disagreement({ ...figures, manners: { lines: [], total: 6 } })).toBe('/figures/manners');
  });

  test('an edition too near to a published one tells no manner, and a request of another manner is another request', () => {
    const rows = syntheticYear(1) as PublishableRow[];
    expect(figuresOf(rows, period, true).manners).toEqual({ lines: [], total: rows.length });
    const [first, ...others] = rows as [PublishableRow, ...PublishableRow[]];
    expect(changedBetween(rows, [{ ...first, manner: 'fax' }, ...others])).toBe(1);
  });
});
