import { describe, expect, it } from '@jest/globals';
import { instant } from '../kernel/instant.js';
import { type BookedEntry, faultsOfEntries, faultsOfIndex } from './books.js';
import { type Entry, entryLeaf } from './entry.js';

const start = { stream: '', seq: 0 };

function booked(stream: string, seq: number, changed: Partial<BookedEntry> = {}): BookedEntry {
  const entry: Entry = {
    ...{ stream, seq, type: 'case.noted', actor: 'test', data: { n: seq }, class: 'other' },
    at: instant('2026-11-24T13:37:12.5Z'),
    salt: 'ab'.repeat(32),
    opening: 'cd'.repeat(32),
  };
  const leaf = entryLeaf(entry);
  return { stream, seq, entry, leaf, waits: false, sealedLeaf: leaf, ...changed };
}

const other = Buffer.alloc(32, 7);

describe('the entries of the log and its books', () => {
  it('agree where every entry waits or is sealed, and no stream has a hole', () => {
    const waiting = booked('b', 1, { waits: true, sealedLeaf: null });
    expect(faultsOfEntries([booked('a', 1), booked('a', 2), waiting], start)).toEqual([]);
    expect(faultsOfEntries([booked('a', 3)], { stream: 'a', seq: 2 })).toEqual([]);
  });

  it.each<[string, BookedEntry, object]>([
    ['an entry that is in neither book', booked('a', 1, { sealedLeaf: null }), { stream: 'a', seq: 1, what: 'hidden' }],
    [
      'one whose content is not that of its leaf',
      booked('a', 1, { leaf: other, sealedLeaf: other }),
      { stream: 'a', seq: 1, what: 'changed' },
    ],
    ['one sealed under another leaf', booked('a', 1, { sealedLeaf: other }), { stream: 'a', seq: 1, what: 'changed' }],
    ['one that is none any more', booked('a', 1, { entry: null }), { stream: 'a', seq: 1, what: 'changed' }],
    ['a stream that does not begin with 1', booked('a', 2), { stream: 'a', seq: 1, what: 'hole' }],
  ])('disagree: %s', (_, entry, fault) => {
    expect(faultsOfEntries([entry], start)).toEqual([fault]);
  });

  it('disagree where an entry is missing between two, also across pages', () => {
    const hole = { stream: 'a', seq: 2, what: 'hole' };
    expect(faultsOfEntries([booked('a', 1), booked('a', 3)], start)).toEqual([hole]);
    expect(faultsOfEntries([booked('a', 3)], { stream: 'a', seq: 1 })).toEqual([hole]);
  });

  it('disagree where the sealed list has a hole, or names an entry that is gone', () => {
    const line = (index: number, isThere = true) => ({ index, isThere, stream: 'a', seq: index });
    expect(faultsOfIndex([line(5), line(6)], 5)).toEqual([]);
    expect(faultsOfIndex([line(5), line(7)], 5)).toEqual([{ stream: 'ledger/index', seq: 6, what: 'hole' }]);
    expect(faultsOfIndex([line(5), line(6, false)], 5)).toEqual([{ stream: 'a', seq: 6, what: 'gone' }]);
  });
});
