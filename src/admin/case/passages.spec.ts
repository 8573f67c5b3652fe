import { describe, expect, it } from '@jest/globals';
import { passagesOf, segmentsOf } from './passages.js';

const span = (start: number, end: number, part = '1') => ({ part, start, end });

describe('the passages of a case', () => {
  it('numbers facts in the order in which they decide, and letters what else the act says', () => {
    const evidence = { emergency: [], bases: [span(4, 9)], issuerKind: [span(0, 3)], signatory_named: [span(20, 25)] };
    const told = [
      { kind: 'period', span: span(30, 40) },
      { kind: 'instruction', span: span(41, 50) },
    ];
    const passages = passagesOf(evidence, ['issuerKind', 'emergency', 'bases'], told);
    expect(passages.map(({ key, label, kind }) => `${label} ${key} ${kind}`)).toEqual([
      '1 issuerKind fact',
      '2 bases fact',
      '3 signatory_named fact',
      'a told-0 told',
      'b told-1 warning',
    ]);
  });

  it('goes on after z', () => {
    const told = Array.from({ length: 28 }, () => ({ kind: 'period', span: span(0, 1) }));
    expect(
      passagesOf({}, [], told)
        .map(({ label }) => label)
        .slice(-3),
    ).toEqual(['z', 'aa', 'ab']);
  });
});

describe('a text cut where its passages begin and end', () => {
  const passages = passagesOf({ one: [span(2, 8)], two: [span(5, 12)], elsewhere: [span(0, 4, '2')] }, [], []);

  it('has no gap and loses no overlap', () => {
    const segments = segmentsOf(20, '1', passages, [10]);
    expect(segments.map(({ start, end, over }) => [start, end, over.map(({ key }) => key).join('+')])).toEqual([
      [0, 2, ''],
      [2, 5, 'one'],
      [5, 8, 'one+two'],
      [8, 10, 'two'],
      [10, 12, 'two'],
      [12, 20, ''],
    ]);
    expect(segments.map(({ begins }) => begins.map(({ label }) => label).join())).toEqual(['', '1', '2', '', '', '']);
  });

  it('takes what lies outside of the text for nothing', () => {
    expect(segmentsOf(4, '1', passages).map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(segmentsOf(0, '1', [])).toEqual([]);
  });
});
