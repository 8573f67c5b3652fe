import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { judgeStore, type StoreFacts } from './owner.js';

const installation = randomUUID();
const fresh: StoreFacts = { installation, owner: null, claimed: false, files: 0, named: 0, expected: 0, present: 0 };
const inUse: StoreFacts = { ...fresh, owner: installation, claimed: true };

describe('a blob store, compared with a database,', () => {
  it.each<[string, Partial<StoreFacts>]>([
    ['an empty store, and a database that names nothing', {}],
    [
      'a store of an earlier version, of which the database names every file',
      { files: 900, named: 900, expected: 900, present: 900 },
    ],
    ['one with a few leftovers', { files: 900, named: 880, expected: 880, present: 880 }],
    ['one of which half is newer than the restored database', { files: 900, named: 450, expected: 450, present: 450 }],
    ['a mark without its claim, as a crash between the two leaves it', { owner: installation }],
  ])('is adopted: %s', (_, known) => {
    expect(judgeStore({ ...fresh, ...known })).toEqual({ verdict: 'adopt' });
  });

  it.each<[string, Partial<StoreFacts>]>([
    ['marked and claimed', {}],
    ['some of the newest files are missing', { expected: 50, present: 1 }],
  ])('is its own: %s', (_, known) => {
    expect(judgeStore({ ...inUse, ...known })).toEqual({ verdict: 'own' });
  });

  it.each<[string, Partial<StoreFacts>]>([
    ['an empty folder, and a database that names files', { expected: 1 }],
    ['an empty folder, and a database that had a store', { claimed: true }],
    ['the mark is there and not one of the files', { owner: installation, claimed: true, expected: 3 }],
  ])('is absent: %s', (_, known) => {
    expect(judgeStore({ ...fresh, ...known })).toEqual({ verdict: 'absent' });
  });

  it.each<[string, Partial<StoreFacts>]>([
    ['files of which an empty database names none', { files: 900 }],
    ['files of which the database names too few', { files: 900, named: 449, expected: 449, present: 449 }],
    ['most of what the database names is elsewhere', { files: 10, named: 10, expected: 30, present: 10 }],
    [
      'a database that had a store, and files without a mark',
      { claimed: true, files: 9, named: 9, expected: 9, present: 9 },
    ],
  ])('needs an operator to adopt it: %s', (_, known) => {
    expect(judgeStore({ ...fresh, ...known })).toEqual({ verdict: 'doubtful' });
  });

  it('is foreign when its mark names another installation, whatever files the database names', () => {
    const known = { ...inUse, owner: randomUUID(), files: 9, named: 9, expected: 9, present: 9 };
    expect(judgeStore(known)).toEqual({ verdict: 'foreign' });
  });
});
