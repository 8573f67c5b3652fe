import { describe, expect, it } from '@jest/globals';
import {
  divided,
  executed,
  followedBy,
  id,
  partOf,
  refused,
  whole,
  written,
} from '../../../test/support/divided-request.js';
import { quarter } from '../kernel/day.js';
import { disagreement } from './agreement.js';
import { rowsOf } from './count.js';
import { figuresOf } from './figures.js';
import type { CountedEntry } from './row.js';

const figuresIn = (...cases: CountedEntry[][]) => figuresOf(rowsOf(cases.flat()), quarter('2026-Q4'));

describe('a request that was divided', () => {
  const figures = figuresIn(whole, executed, refused);

  it('is one request in the totals, with the outcome of its parts together', () => {
    expect(figures.totals.requests).toBe(1);
    expect(figures.totals.divided).toMatchObject({
      requests: 1,
      parts: 2,
      tables: { other: 2, total: 2 },
    });
  });

  it('stands in the tables by its parts, each under its own text', () => {
    const many = Array.from({ length: 5 }, (_, at) =>
      [executed, refused].map((each, part) =>
        each.map((entry) => ({ ...entry, stream: `case/${String(at * 2 + part)}` })),
      ),
    ).flat();
    const { instruments } = figuresIn(whole, ...many);
    expect(instruments.lines.map(({ key, total }) => [key, total])).toEqual([
      ['DOU-65', 5],
      ['DOU-65-QUINQUIES', 5],
    ]);
    expect(disagreement(figures)).toBeNull();
  });

  it('is counted as if it had never been divided once that is undone', () => {
    const undone = figuresIn(
      followedBy(divided, 'case.split_undone', { noteId: id(901), cases: [id(51), id(52)], step: 'division' }),
      followedBy(partOf(1, written(51, {})), 'case.part_undone', {}),
      followedBy(partOf(2, written(52, {})), 'case.part_undone', {}),
    );
    expect(undone.totals).toMatchObject({ requests: 1, outcomes: { other: 1, total: 1 } });
    expect(undone.totals.divided).toBeUndefined();
  });
});
