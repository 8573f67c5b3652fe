import { describe, expect, it } from '@jest/globals';
import { compareLines, pairLetters, versionBefore } from './versions.js';

describe('two versions of a letter', () => {
  it('differ by their lines, removed before added', () => {
    expect(compareLines(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'x' },
      { kind: 'same', text: 'c' },
      { kind: 'added', text: 'd' },
    ]);
  });

  it.each([
    [[], ['a']],
    [['a'], []],
    [
      ['a', 'a'],
      ['a', 'b', 'a'],
    ],
  ])('give back both texts: %j and %j', (before, after) => {
    const lines = compareLines(before, after);
    expect(lines.filter(({ kind }) => kind !== 'added').map(({ text }) => text)).toEqual(before);
    expect(lines.filter(({ kind }) => kind !== 'removed').map(({ text }) => text)).toEqual(after);
  });
});

describe('the version before', () => {
  const prepared = (preparationId: string, at: string) => ({
    type: 'case.prepared',
    data: { preparationId, action: 'refuse', letters: [] },
    at,
  });

  it('is the preparation just before the one that waits, and none for the first', () => {
    const history = [prepared('1', 'a'), { type: 'case.sent_back', data: {}, at: 'b' }, prepared('2', 'c')];
    expect(versionBefore(history, '2')).toEqual({ preparationId: '1', action: 'refuse', letters: [], at: 'a' });
    expect(versionBefore(history, '1')).toBeNull();
    expect(versionBefore(history, '3')).toBeNull();
  });

  it('pairs letters of one kind, and shows those that came or went', () => {
    const letter = (id: string, kind: string) => ({ id, kind, language: 'fr', sha256: id });
    expect(pairLetters([letter('1', 'refusal'), letter('2', 'answer')], [letter('3', 'refusal')])).toEqual([
      { kind: 'refusal', before: letter('1', 'refusal'), after: letter('3', 'refusal') },
      { kind: 'answer', before: letter('2', 'answer'), after: null },
    ]);
  });
});
